import { levelOfCode, parentCode } from '../../../data/catalogue/codes.ts';
import { carriedBy, type Succession } from '../changes/apply.ts';
import { copyOf, type Forest, type History, isValidOn, NO_SHAPE, type Version } from '../tree/forest.ts';
import { growAny, type Nursery } from '../tree/grow.ts';
import type { Compared } from './compare.ts';

/**
 * Writes areas that became one or several into the history: what is no more ends on the day, what is new begins on it,
 * and the ground of the one that kept its code changes. Returns the lines of the succession.
 */
export function writeChanges(
  nursery: Nursery,
  { recognised, dayOf }: Pick<Compared, 'recognised' | 'dayOf'>,
  nameOf: (code: string) => string | null,
  on: string,
): Succession[] {
  const lines: Succession[] = [];
  for (const { into, from, kept } of recognised.merges) {
    const date = dayOf(into);
    const heir = areaOf(nursery, into, nameOf(into), on);
    if (!heir) continue;
    if (!kept) begin(nursery.forest, heir.key, date);
    for (const code of from) {
      const gone = areaOf(nursery, code, nameOf(code), on);
      if (!gone) continue;
      cutOutlines(nursery.forest, gone.key, date);
      end(nursery.forest, gone.key, date);
      nursery.forest.noteGround({ from: gone.key, to: heir.key, kind: 'gabung', date });
      lines.push(lineOf(gone.key, heir.key, 'gabung', date, code));
    }
    cutOutlines(nursery.forest, heir.key, date);
  }
  for (const { from, into, kept } of recognised.splits) {
    const date = dayOf(into[0] ?? from);
    const whole = areaOf(nursery, from, nameOf(from), on);
    if (!whole) continue;
    for (const code of into) {
      const part = areaOf(nursery, code, nameOf(code), on);
      if (!part) continue;
      begin(nursery.forest, part.key, date);
      nursery.forest.noteGround({ from: whole.key, to: part.key, kind: 'pecah', date });
      lines.push(lineOf(whole.key, part.key, 'pecah', date, from));
    }
    if (!kept) end(nursery.forest, whole.key, date);
    cutOutlines(nursery.forest, whole.key, date);
  }
  return lines;
}

function lineOf(
  from: number,
  to: number,
  kind: 'gabung' | 'pecah',
  date: string,
  oldCode: string,
): Succession {
  return { from, to, kind, date, oldCode, basis: null, rule: carriedBy(kind) };
}

/** The area of a code, also of one that no list knows: it is made below the area its code names. */
function areaOf(nursery: Nursery, code: string, name: string | null, on: string): History | undefined {
  const grown = growAny(nursery, code, name, on);
  if (grown) return grown;
  const level = levelOfCode(code);
  const parent = growAny(nursery, parentCode(code) ?? '', null, on);
  if (!parent || level === undefined) return undefined;
  return nursery.forest.add({
    validFrom: null,
    validTo: null,
    code,
    parent: parent.key,
    level,
    name: name ?? code,
    kind: null,
    quality: null,
    decree: null,
    shape: NO_SHAPE,
  });
}

function begin(forest: Forest, key: number, day: string): void {
  const versions = forest.get(key)?.versions ?? [];
  const kept = versions.filter((v) => v.validTo === null || v.validTo > day);
  if (kept.length === 0) return;
  forest.rewrite(
    key,
    kept.map((v) => (startsBefore(v, day) ? { ...copyOf(v), validFrom: day } : copyOf(v))),
  );
}

function end(forest: Forest, key: number, day: string): void {
  const kept = (forest.get(key)?.versions ?? []).filter((v) => startsBefore(v, day));
  if (kept.length === 0) return;
  forest.rewrite(
    key,
    kept.map((v) => (v.validTo === null || v.validTo > day ? { ...copyOf(v), validTo: day } : copyOf(v))),
  );
}

/** Cuts the outlines drawn from children above an area: before and after a day they are drawn from other borders. */
export function cutOutlines(forest: Forest, key: number, day: string): void {
  const own = forest.get(key);
  const then = own?.versions.find((v) => isValidOn(v, day)) ?? own?.versions.at(-1);
  if (!then) return;
  for (const { key: above } of forest.ancestors(then)) {
    const history = forest.get(above);
    const cut = history?.versions.find(
      (v) => startsBefore(v, day) && (v.validTo === null || day < v.validTo),
    );
    if (!history || !cut || !isOutline(cut)) continue;
    forest.rewrite(
      above,
      history.versions.flatMap((v) =>
        v === cut
          ? [
              { ...copyOf(v), validTo: day },
              { ...copyOf(v), validFrom: day },
            ]
          : [copyOf(v)],
      ),
    );
  }
}

function isOutline(v: Version): boolean {
  return v.shape.from === 'children' || (v.shape.from === 'held' && v.shape.basis === 'children');
}

function startsBefore(v: Version, day: string): boolean {
  return v.validFrom === null || v.validFrom < day;
}
