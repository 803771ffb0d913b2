import { depthOf, isFiner, type Level } from '../catalogue/levels.ts';
import type { CountRequest } from './count-persons.ts';
import { cutTo, finestOf, type PersonPlace, placeKey } from './person-place.ts';
import type { PersonRow } from './person-row.ts';
import type { Tally } from './person-tally.ts';

/** A place whose name nobody knows is believed from so many rows on. */
const BELIEVED_FROM = 5;

interface Placed {
  readonly row: PersonRow;
  readonly place: PersonPlace;
}

/** Each village at the finest level that all its rows say; rows coarser than the rest of the file are left out. */
export function settlePlaces(rows: readonly PersonRow[], { isPlace }: CountRequest, tally: Tally): Placed[] {
  const base = commonBase(rows);
  const villages = new Map<string, PersonRow[]>();
  for (const row of withKnownAbove(rows, base, isPlace)) {
    if (row.place.parts[base] === undefined) {
      tally.withoutPlace += 1;
      continue;
    }
    const key = placeKey(cutTo(row.place, base));
    const same = villages.get(key);
    if (same) same.push(row);
    else villages.set(key, [row]);
  }
  const placed: Placed[] = [];
  for (const same of villages.values()) {
    const [first] = same;
    if (!first) continue;
    const whole = cutTo(first.place, base);
    if (same.length < BELIEVED_FROM && !isPlace(whole)) {
      tally.strangePlace += same.length;
      continue;
    }
    const level = base === 'desa' ? commonLevel(same) : base;
    if (level === base && same.some((row) => isFiner(finestOf(row.place), base))) tally.wholeVillages += 1;
    // One spelling of the village for all its rows.
    for (const row of same) {
      const { parts } = cutTo(row.place, level);
      placed.push({ row, place: { by: whole.by, parts: { ...parts, ...whole.parts } } });
    }
  }
  return placed;
}

/**
 * The rows without names above their own area that are those of no area and stand a few times only: what slipped into
 * such a column may be anything, and the area is known by its own name as well.
 */
function withKnownAbove(
  rows: readonly PersonRow[],
  base: Level,
  isPlace: CountRequest['isPlace'],
): readonly PersonRow[] {
  const above = BASES.filter((level) => depthOf(level) < depthOf(base));
  const times = new Map<string, number>();
  const keyOf = (level: Level, name: string) => `${level} ${name.toLowerCase()}`;
  for (const { place } of rows) {
    if (place.by === 'code') continue;
    for (const level of above) {
      const name = place.parts[level];
      if (name !== undefined) times.set(keyOf(level, name), (times.get(keyOf(level, name)) ?? 0) + 1);
    }
  }
  const isStrange = (level: Level, name: string) =>
    (times.get(keyOf(level, name)) ?? 0) < BELIEVED_FROM &&
    !isPlace({ by: 'names', parts: { [level]: name } });
  return rows.map((row) => {
    const { by, parts } = row.place;
    if (by === 'code') return row;
    const kept = Object.entries(parts).filter(
      ([level, name]) => !above.includes(level as Level) || !isStrange(level as Level, name),
    );
    if (kept.length === Object.keys(parts).length) return row;
    return { ...row, place: { by, parts: Object.fromEntries(kept) } };
  });
}

const BASES: readonly Level[] = ['provinsi', 'kabupaten', 'kecamatan', 'desa'];

/** The level at or above the desa that most rows end at. */
function commonBase(rows: readonly PersonRow[]): Level {
  const ends = rows.map(({ place }) => BASES.findLast((level) => place.parts[level] !== undefined));
  let best: Level = 'desa';
  let most = 0;
  for (const level of BASES) {
    const n = ends.filter((end) => end === level).length;
    if (n >= most && n > 0) [best, most] = [level, n];
  }
  return best;
}

function commonLevel(rows: readonly PersonRow[]): Level {
  const finest = rows.map((row) => finestOf(row.place));
  const level = finest.reduce((coarsest, l) => (depthOf(l) < depthOf(coarsest) ? l : coarsest), 'rt');
  return rows.every((row) => row.place.parts[level] !== undefined) ? level : 'desa';
}
