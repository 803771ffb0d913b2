import type { Db } from '../db/open.ts';
import type { Reader } from '../disclosure/query.ts';
import { type Books, seriesIn } from './books.ts';
import { loadCounts } from './place/query.ts';
import type { Readers } from './readers.ts';
import { idsOf, levelsOf, type Rows } from './shares.ts';
import type { Figure } from './units.ts';

/** People and families by row, of units, of what lies in them where it is read, and of what they lie in. */
export async function readPeople(
  db: Db,
  readers: Readers,
  books: Books,
  rows: Rows,
  unitAt: readonly number[],
): Promise<{ penduduk: Map<number, Figure>; kk: Map<number, Figure> }> {
  const made = { penduduk: new Map<number, Figure>(), kk: new Map<number, Figure>() };
  const wanted = new Map<Reader, Uint8Array>();
  for (const row of unitAt) {
    const reader = readers.of.get(row);
    if (reader === undefined) continue;
    const set = wanted.get(reader) ?? new Uint8Array(rows.tree.id.length);
    wanted.set(reader, set);
    for (let at = row; at >= 0 && !set[at]; at = rows.parent[at] ?? -1) set[at] = 1;
    if (readers.isFine.has(row)) markBelow(rows, row, set);
  }
  for (const [reader, set] of wanted) {
    const at = [...rows.tree.id.keys()].filter((row) => set[row] === 1);
    const of = seriesIn(books, reader, ['penduduk', 'kk']);
    for (const found of await loadCounts(db, reader, of, idsOf(rows, at), levelsOf(rows, at))) {
      const partial = new Set(found.partial);
      const figures = made[found.series === 'kk' ? 'kk' : 'penduduk'];
      for (const [i, area] of found.area.entries()) {
        const row = rows.rowOf.get(area);
        if (row !== undefined)
          figures.set(row, { count: found.count[i] ?? null, isPartial: partial.has(area) });
      }
    }
  }
  return made;
}

function markBelow(rows: Pick<Rows, 'children'>, row: number, set: Uint8Array): void {
  for (const child of rows.children[row] ?? []) {
    set[child] = 1;
    markBelow(rows, child, set);
  }
}
