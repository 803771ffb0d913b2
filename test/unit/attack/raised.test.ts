import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attack, type Outcome } from '../../attack/attack.ts';
import { type Counted, grow, treeOf } from '../../attack/grown.ts';
import { Knowledge, type Seen, type SeenCell } from '../../attack/knowledge.ts';
import { keyOf } from '../../attack/world.ts';

const BEFORE = { open: 3, closed: 10 };
const NOW = { open: 5, closed: 10 };
const AREAS = ['1.1', '1.1.1', '1.1.2'] as const;
type State = SeenCell['state'];

const counted = (area: string, count: number): Counted => ({
  area,
  series: 'PMKS-24',
  sex: 'T',
  measure: 'tercatat',
  count,
});

/** The totals of a kecamatan and its two desa, as a release tells them. */
function told(figures: readonly [number, number], states: readonly State[], before?: Seen): Seen {
  const world = grow(
    treeOf([2]),
    figures.map((n, i) => counted(AREAS[i + 1] as string, n)),
  );
  const cells = AREAS.map((area, i): [string, SeenCell] => {
    const key = keyOf('total', 'tercatat', 'A', area);
    const state = states[i] as State;
    if (state === 'hidden') return [key, { state, count: null }];
    const count = world.find('total', 'tercatat', 'A', area)?.count ?? 0;
    return [key, { state, count: state === 'kept' ? (before?.cells.get(key)?.count ?? 0) : count }];
  });
  return { world, cells: new Map(cells) };
}

/** A release under low thresholds, and one after they were raised. */
function attacked(first: Seen, second: Seen): Promise<Outcome> {
  const releases = [
    { ...first, thresholds: BEFORE },
    { ...second, thresholds: NOW },
  ];
  return attack(new Knowledge(releases, NOW));
}

describe('what a release hid under lower thresholds', () => {
  const first = told([1, 5], ['shown', 'hidden', 'hidden']);

  test('is held to what that release promised where nothing that is hidden now would help', async () => {
    const { pins, noRoom } = await attacked(first, told([1, 5], ['shown', 'hidden', 'hidden']));
    expect(pins).toEqual([]);
    expect(noRoom.map(({ cell, least, greatest }) => [cell, least, greatest])).toEqual([
      ['2025 total tercatat A 1.1.2 @0', 1, 5],
    ]);
  });

  test('is held to what holds now where hiding more would have helped', async () => {
    const hidden = told([1, 5], ['hidden', 'hidden', 'hidden']);
    const { pins } = await attacked(hidden, told([1, 5], ['shown', 'hidden', 'hidden']));
    expect(pins.map(({ cell, need }) => [cell, need])).toEqual([['2025 total tercatat A 1.1.2 @0', 5]]);
  });

  test('is not excused if it tells less than was promised', async () => {
    const close = told([1, 3], ['shown', 'hidden', 'hidden']);
    const { pins } = await attacked(close, told([1, 3], ['shown', 'hidden', 'hidden']));
    expect(pins.length).toBeGreaterThan(0);
  });

  test('is excused by nothing that hiding more could help, as trying every table says', async () => {
    const count = fc.integer({ min: 1, max: 7 });
    const release = fc.record({
      figures: fc.tuple(count, count),
      hides: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    });
    let excused = 0;
    await fc.assert(
      fc.asyncProperty(release, release, fc.boolean(), async (a, b, isSame) => {
        const later = isSame ? { ...b, figures: a.figures } : b;
        const before = told(a.figures, statesOf(a, BEFORE.open));
        const after = told(later.figures, statesOf(later, NOW.open), before);
        const keeping = [...after.cells].map(([key, cell]): State => {
          const was = before.cells.get(key)?.count ?? 0;
          return cell.state === 'hidden' && was >= NOW.open ? 'kept' : cell.state;
        });
        const { noRoom } = await attacked(before, told(later.figures, keeping, before));
        for (const { cell, need } of noRoom) {
          excused += 1;
          expect(widest(before, after, cell)).toBeLessThan(need);
        }
      }),
      { numRuns: 150, seed: 5 },
    );
    expect(excused).toBeGreaterThan(0);
  });
});

function statesOf(
  { figures, hides }: { readonly figures: readonly [number, number]; readonly hides: readonly boolean[] },
  k: number,
): State[] {
  return [figures[0] + figures[1], ...figures].map((n, i) => (n < k || hides[i] ? 'hidden' : 'shown'));
}

const MOST = 16;

/** How far apart a figure may be over all tables that fit the first release, if the second told nothing. */
function widest(before: Seen, after: Seen, name: string): number {
  const [, , , , area = '', version = ''] = name.split(' ');
  const at = AREAS.indexOf(area as (typeof AREAS)[number]);
  const cellOf = (seen: Seen, i: number) =>
    seen.cells.get(keyOf('total', 'tercatat', 'A', AREAS[i] as string));
  const trueOf = ({ world }: Seen, i: number) =>
    world.find('total', 'tercatat', 'A', AREAS[i] as string)?.count;
  const values = new Set<number>();
  const fits = (x: number, i: number, table: readonly number[]) => {
    const cell = cellOf(before, i);
    if (cell?.state === 'shown') return table[i] === cell.count;
    return x >= 1;
  };
  for (let a = 1; a <= MOST; a += 1) {
    for (let b = 1; b <= MOST; b += 1) {
      const first = [a + b, a, b];
      if (!first.every((x, i) => fits(x, i, first))) continue;
      if (version === '@0') values.add(first[at] as number);
      else {
        for (let c = 1; c <= MOST; c += 1) {
          for (let d = 1; d <= MOST; d += 1) {
            const second = [c + d, c, d];
            // What did not change is the same in both.
            const isSame = second.every((x, i) => trueOf(before, i) !== trueOf(after, i) || x === first[i]);
            if (isSame) values.add(second[at] as number);
          }
        }
      }
    }
  }
  return Math.max(...values) - Math.min(...values);
}
