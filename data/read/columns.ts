import { plainKey } from './names.ts';
import type { ReadProblem } from './problem.ts';

/** Accepted headings of a column; the first is the one that messages name. Case, spaces and signs do not matter. */
export type Headings<K extends string> = Readonly<Record<K, readonly string[]>>;

export interface FoundColumns<K extends string> {
  /** position of each column that was found */
  readonly at: Partial<Record<K, number>>;
  /** columns that mean nothing here: how many, and where (headings may be anything, so they are not quoted) */
  readonly ignored: readonly number[];
  readonly problems: readonly ReadProblem[];
}

/** Finds columns by their headings; a heading that stands twice is taken the first time, and said so. */
export function findColumns<K extends string>(
  columns: readonly string[],
  headings: Headings<K>,
  needed: readonly NoInfer<K>[],
): FoundColumns<K> {
  const keys = columns.map(plainKey);
  const at: Partial<Record<K, number>> = {};
  const used = new Set<number>();
  const problems: ReadProblem[] = [];
  for (const name of Object.keys(headings) as K[]) {
    const accepted = headings[name].map(plainKey);
    const hits = accepted.flatMap((key) => keys.flatMap((k, i) => (k === key ? [i] : [])));
    const [first] = hits;
    const second = hits.find((hit) => hit !== first && keys[hit] === keys[first ?? -1]);
    if (first !== undefined) at[name] = first;
    for (const hit of hits) used.add(hit);
    if (first !== undefined && second !== undefined) {
      problems.push({
        severity: 'warning',
        line: 1,
        column: headings[name][0] ?? name,
        code: 'column-twice',
        hint: { used: first + 1, left: second + 1 },
      });
    }
    if (first === undefined && needed.includes(name)) {
      problems.push({
        severity: 'error',
        line: 1,
        column: headings[name][0] ?? name,
        code: 'column-missing',
        hint: { accepted: headings[name].slice(0, 6).join(', '), columns: columns.length },
      });
    }
  }
  const ignored = keys.flatMap((key, i) => (used.has(i) || key === '' ? [] : [i]));
  return { at, ignored, problems };
}
