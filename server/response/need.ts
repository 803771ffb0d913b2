import type { Registry, SeriesEntry } from '../../data/catalogue/indicators.ts';
import type { Db } from '../db/open.ts';
import type { Reader } from '../disclosure/query.ts';
import { type Books, seriesIn } from './books.ts';
import { addSpreads, isWhole, type Spread, spreadOf } from './estimate.ts';
import { loadCounts, loadSums, loadWeighted, type WeightedSum } from './place/query.ts';
import type { Readers } from './readers.ts';
import { atLevel, idsOf, leavesOf, levelsOf, type Rows } from './shares.ts';
import type { UnitRow } from './units.ts';

export interface SeriesSpread {
  readonly entry: SeriesEntry;
  readonly spread: Spread;
  /** areas hit in which it is not known or hidden */
  readonly unknown: number;
  /** the level whose figures it is made of */
  readonly level: string;
}

interface NeedAsked {
  readonly rows: Rows;
  readonly unitAt: readonly number[];
  readonly readers: Readers;
  readonly books: Books;
  readonly units: readonly UnitRow[];
  readonly jiwa: ReadonlyMap<number, number>;
}

/** People in need who are hit, by series of the open types. */
export async function gatherNeed(db: Db, registry: Registry, asked: NeedAsked): Promise<SeriesSpread[]> {
  const { rows, unitAt, readers, books } = asked;
  const entries = entriesOf(registry);
  if (unitAt.length === 0) return [];
  const reading = new Map(
    entries.map((entry) => [entry.series, unitAt.map((row) => readers.readingOf(entry, row))] as const),
  );
  const effective = effectiveShares(asked);
  // Of what is read exactly and hit as a whole the sum is enough.
  const isSummed = unitAt.map(
    (row, i) =>
      isWhole(effective.share[row]) && entries.every(({ series }) => isOwnFigure(reading.get(series)?.[i])),
  );
  const [summed, apart] = [unitAt.filter((_, i) => isSummed[i]), unitAt.filter((_, i) => !isSummed[i])];
  const series = entries.map((e) => e.series);
  const [sums, counts, weighted] = await Promise.all([
    loadSums(db, seriesIn(books, 'exact', series), idsOf(rows, summed), levelsOf(rows, summed)),
    countsApart(db, asked, series, apart),
    weigh(db, asked, entries, effective),
  ]);
  const summedOf = Map.groupBy(sums, (sum) => sum.series);
  return entries.flatMap((entry): SeriesSpread[] => {
    const spreads: Spread[] = [];
    let unknown = summed.length;
    const levels = new Set<string>();
    for (const { level, known, all } of summedOf.get(entry.series) ?? []) {
      spreads.push(spreadOf(all, 1));
      levels.add(level);
      unknown -= known;
    }
    for (const [i, row] of unitAt.entries()) {
      if (isSummed[i]) continue;
      const how = reading.get(entry.series)?.[i];
      const spread = how && spreadIn(entry.series, row, how, { rows, effective, counts, weighted });
      if (spread) {
        spreads.push(spread);
        levels.add(how.level);
      } else unknown += 1;
    }
    if (spreads.length === 0) return [];
    return [
      {
        entry,
        spread: addSpreads(spreads),
        unknown,
        level: levels.size === 1 ? ([...levels][0] ?? '') : 'desa',
      },
    ];
  });
}

/** Figures of units that are told of one by one, and of the kecamatan that they lie in where those are published. */
async function countsApart(
  db: Db,
  { rows, readers, books }: Pick<NeedAsked, 'rows' | 'readers' | 'books'>,
  series: readonly string[],
  apart: readonly number[],
): Promise<Counts> {
  const counts: Counts = new Map();
  const levels = [...levelsOf(rows, apart), 'kecamatan'];
  for (const reader of readers.all) {
    const up = reader === 'exact' ? [] : apart.map((row) => atLevel(rows, row, 'kecamatan'));
    const areas = [...new Set(idsOf(rows, [...apart, ...up]))];
    const found = await loadCounts(db, reader, seriesIn(books, reader, series), areas, levels);
    const by = found.map(
      (f) => [f.series, new Map(f.area.map((area, i) => [area, f.count[i] ?? null]))] as const,
    );
    counts.set(reader, new Map(by));
  }
  return counts;
}

/** Is a unit told of by its own figure, exactly? */
function isOwnFigure(how: ReturnType<Readers['readingOf']>): boolean {
  return how?.reader === 'exact';
}

/** Open types and what is made of them. Street and closed types are told of no footprint. */
function entriesOf(registry: Registry): SeriesEntry[] {
  const families = new Set(['total', 'group', 'type', 'aid']);
  const entries = registry.indicators
    .filter((i) => i.measure === 'count' && families.has(i.family) && i.access === 'open')
    .map((i) => registry.find(i.id)?.entry)
    .filter((e) => e !== undefined);
  return [...new Map(entries.map((e) => [e.series, e])).values()];
}

/** By row: the share that is hit, and of those who live there. */
interface Effective {
  readonly share: readonly number[];
  readonly lived: readonly number[];
}

/** What is hit; of what was only counted in the field, those counted of all who live there. */
function effectiveShares({ rows, units, jiwa }: NeedAsked): Effective {
  const [share, lived] = [[...rows.share], [...rows.lived]];
  const tell = (row: number, of: number) => {
    share[row] = Math.min(1, of);
    lived[row] = Math.min(1, of);
  };
  for (const { row, unit, parts } of units) {
    for (const [i, part] of parts.entries()) {
      const { weight = null } = unit.parts[i] ?? {};
      const count = jiwa.get(part);
      if (count && weight && (share[part] ?? 0) === 0) tell(part, count / weight);
    }
    const count = jiwa.get(row);
    if (count && unit.count && (share[row] ?? 0) === 0) tell(row, count / unit.count);
  }
  return { share, lived };
}

/** Parts of the units that are hit in part: those wholly hit are told by their own figure. */
async function weigh(
  db: Db,
  { rows, unitAt, readers, books }: NeedAsked,
  entries: readonly SeriesEntry[],
  effective: Effective,
): Promise<Map<string, WeightedSum & { readonly leaves: number }>> {
  const partial = unitAt.filter((row) => readers.isFine.has(row) && !isWhole(effective.share[row]));
  const parts = partial.flatMap((row) =>
    leavesOf(rows, row)
      .filter((l) => l !== row)
      .map((leaf) => ({ row, leaf })),
  );
  const of = seriesIn(
    books,
    'exact',
    entries.map((e) => e.series),
  );
  const sums = await loadWeighted(db, of, {
    id: parts.map((p) => rows.tree.id[p.leaf] ?? 0),
    of: parts.map((p) => rows.tree.id[p.row] ?? 0),
    level: parts.map((p) => rows.tree.level[p.leaf] ?? ''),
    share: parts.map((p) => effective.share[p.leaf] ?? 0),
    lived: parts.map((p) => effective.lived[p.leaf] ?? 0),
  });
  const leaves = new Map<number, number>();
  for (const { row } of parts)
    leaves.set(rows.tree.id[row] ?? 0, (leaves.get(rows.tree.id[row] ?? 0) ?? 0) + 1);
  return new Map(sums.map((s) => [`${s.of} ${s.series}`, { ...s, leaves: leaves.get(s.of) ?? 0 }]));
}

/** Counts by reader, series and area.id; null: hidden. */
type Counts = Map<Reader, ReadonlyMap<string, ReadonlyMap<number, number | null>>>;

interface SpreadGiven {
  readonly rows: Rows;
  readonly effective: Effective;
  readonly counts: Counts;
  readonly weighted: ReadonlyMap<string, WeightedSum & { readonly leaves: number }>;
}

/** Those of a series who are hit in one unit; undefined: not known or hidden. */
function spreadIn(
  series: string,
  row: number,
  { reader, level }: { readonly reader: Reader; readonly level: string },
  { rows, effective, counts, weighted }: SpreadGiven,
): Spread | undefined {
  const { tree } = rows;
  const [share, lived] = [effective.share[row] ?? 0, effective.lived[row]];
  const countAt = (at: number) =>
    counts
      .get(reader)
      ?.get(series)
      ?.get(tree.id[at] ?? 0) ?? null;
  if (level === tree.level[row]) {
    const own = countAt(row);
    const parts = reader === 'exact' ? weighted.get(`${tree.id[row] ?? 0} ${series}`) : undefined;
    if (own === null) return undefined;
    const isTold = parts !== undefined && parts.parts === parts.leaves && parts.all > 0;
    // The figure of the whole is the truth; those of its parts say where in it people live.
    if (isTold && !isWhole(share)) {
      const scale = own / parts.all;
      return { low: parts.low * scale, best: parts.best * scale, high: parts.high * scale, counted: 0 };
    }
    return spreadOf(own, share, lived);
  }
  // Published for wider areas only: by the size of the unit in its kecamatan.
  const up = atLevel(rows, row, level);
  const above = up < 0 ? null : countAt(up);
  const [size, whole] = [tree.areaM2[row], up < 0 ? null : tree.areaM2[up]];
  if (above === null || !size || !whole) return undefined;
  return spreadOf((above * size) / whole, share, lived);
}
