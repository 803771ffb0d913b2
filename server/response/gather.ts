import type { Registry, SeriesEntry } from '../../data/catalogue/indicators.ts';
import { isFiner } from '../../data/catalogue/levels.ts';
import { populationPeriodFor } from '../../data/catalogue/population-period.ts';
import type { SettledBasis } from '../../data/contract/hazard.ts';
import { finestReleased, readingOf } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import type { Within } from '../areas/browse/query.ts';
import type { Db } from '../db/open.ts';
import { type Reader, sourcesFor } from '../disclosure/query.ts';
import { settledBasis } from '../hazards/settled/answer.ts';
import { readerOf } from '../indicators/reader/answer.ts';
import { type Ages, gatherAges } from './ages.ts';
import { addSpreads, type Spread, spreadOf, WHOLE } from './estimate.ts';
import { hitTree } from './hit-tree.ts';
import { settledOf } from './lived.ts';
import type { HitOverlay } from './measure-hit.ts';
import {
  loadCounts,
  loadSeriesBuilds,
  loadSums,
  loadWeighted,
  type SeriesBuild,
  type WeightedSum,
} from './place/query.ts';
import { loadSettledSizes } from './settled/query.ts';
import { atLevel, leavesOf, type Rows, shareOut } from './shares.ts';
import type { HitTree } from './tree.ts';
import {
  type Estimated,
  estimateAll,
  type Figure,
  makeUnit,
  raised,
  type UnitRow,
  unitRows,
} from './units.ts';

/** What is hit, before anybody is counted. */
export interface Hit {
  readonly overlay: HitOverlay;
  readonly picked: readonly number[];
  /** counted in the field, by area: persons and families */
  readonly told: ReadonlyMap<number, { readonly jiwa: Told | null; readonly kk: Told | null }>;
}

export interface Told {
  readonly count: number;
  /** of how much of the area, 0 to 1: a total of some of its parts is not of all of it */
  readonly part: number;
}

export interface SeriesSpread {
  readonly entry: SeriesEntry;
  readonly spread: Spread;
  /** areas hit in which it is not known or hidden */
  readonly unknown: number;
  /** the level whose figures it is made of */
  readonly level: string;
}

/** Everything that an estimate is made of, read as whoever asks may. */
export interface Gathered {
  readonly rows: Rows;
  readonly units: readonly UnitRow[];
  readonly persons: Estimated;
  /** null: families are not known, or nobody is */
  readonly households: Estimated | null;
  /** no table tells families: persons of one are assumed */
  readonly isFamilyAssumed: boolean;
  /** areas whose persons are made of the families told of them, and the persons of one */
  readonly familiesTold: number;
  readonly perFamily: number;
  readonly ppks: readonly SeriesSpread[];
  readonly ages: Ages;
  readonly reads: 'exact' | 'published' | 'mixed' | 'none';
  readonly populationPeriod: string | null;
  readonly needPeriod: string | null;
  /** of areas that are hit in part, how many are estimated by what is settled of them; null: all by their land */
  readonly settled: SettledBasis | null;
  /** areas hit in part that wait to be held against the settlements; by their land until then */
  readonly settledWaiting: number;
  readonly simulated: boolean;
}

const EMPTY_TREE: HitTree = {
  id: [],
  parentId: [],
  level: [],
  code: [],
  name: [],
  areaM2: [],
  isSketched: [],
};

interface Asked {
  readonly root: Within;
  readonly on: string;
  /** year of the incident */
  readonly period: string;
  /** persons of a family where families are not known */
  readonly perHousehold: number;
}

/** Who is hit. One overlay was measured before; here figures are read and added up. */
export async function gatherHit(
  db: Db,
  scope: Scope,
  registry: Registry,
  { overlay, picked, told }: Hit,
  asked: Asked,
): Promise<Gathered> {
  const { root, on } = asked;
  const ids = [...new Set([...overlay.id, ...picked, ...told.keys()])];
  const tree = ids.length === 0 ? EMPTY_TREE : await hitTree(db, ids, root, on);
  const measured = new Map(overlay.id.map((id, i) => [id, overlay.share[i] ?? 0]));
  const settled =
    overlay.settled === null ? null : settledOf(overlay.settled, await loadSettledSizes(db, tree.id, on));
  const rows = shareOut(tree, measured, new Set(picked), settled);
  const toldJiwa = toldRows(rows, told, (t) => t.jiwa);
  const toldKk = toldRows(rows, told, (t) => t.kk);
  const unitAt = unitRows(rows, new Map([...toldJiwa.count, ...toldKk.count]));
  const readers = readersOf(scope, registry, rows, unitAt);
  const books = await openBooks(db, readers, root, asked.period);
  const [people, ages] = await Promise.all([
    readPeople(db, readers, books, rows, unitAt),
    gatherAges(db, { rows, unitAt, of: readers.of, ...asked }),
  ]);
  const isAbove = (row: number) => tree.level[row] === 'kecamatan' || tree.level[row] === 'kabupaten';
  const split = (counted: Map<number, number>) => ({
    counted: new Map([...counted].filter(([row]) => !isAbove(row))),
    above: new Map([...counted].filter(([row]) => isAbove(row))),
  });
  const estimate = (
    figures: ReadonlyMap<number, Figure>,
    counted: Map<number, number>,
    parts: ToldRows['part'],
  ) => {
    const { counted: within, above } = split(raised(rows, counted));
    const given = { rows, figures, counted: within, partial: parts };
    const units = unitAt.map((row) => makeUnit(row, { ...given, readsParts: (r) => readers.isFine.has(r) }));
    return { units, estimated: estimateAll(units, rows, above) };
  };
  const ratio = ratioOf(people.kk, people.penduduk) ?? 1 / asked.perHousehold;
  // Where somebody told of families alone persons are made of them, and the other way round.
  const ratioAt = (row: number): number => {
    for (let at = row; at >= 0; at = rows.parent[at] ?? -1) {
      const [of, all] = [people.kk.get(at)?.count, people.penduduk.get(at)?.count];
      if (of && all) return of / all;
    }
    return ratio;
  };
  const jiwa = filled(rows, toldJiwa.count, toldKk.count, (row) => 1 / ratioAt(row));
  const kk = filled(rows, toldKk.count, toldJiwa.count, ratioAt);
  const part = new Map([...toldKk.part, ...toldJiwa.part]);
  const { units, estimated: persons } = estimate(people.penduduk, jiwa, part);
  const isFamilyAssumed = people.kk.size === 0;
  const families = isFamilyAssumed ? scaled(people.penduduk, ratio) : people.kk;
  const households =
    isFamilyAssumed && toldKk.count.size === 0 ? null : estimate(families, kk, part).estimated;
  // Of what lies wholly inside everybody is: by what it is measured says nothing there.
  const onEdge = [...persons.areas.keys()].filter((row) => rows.share[row] && !isWhole(rows.share[row]));
  const basis =
    settled === null
      ? null
      : await settledBasis(
          db,
          onEdge.map((row) => rows.settledBy[row] ?? null),
        );
  const ppks = await gatherNeed(db, registry, { rows, unitAt, readers, books, units, jiwa });
  return {
    rows,
    units,
    persons,
    households,
    isFamilyAssumed,
    familiesTold: jiwa.size - toldJiwa.count.size,
    perFamily: 1 / ratio,
    ppks,
    ages,
    reads: readers.reads,
    populationPeriod: books.population,
    needPeriod: books.need,
    settled: basis?.basis ?? null,
    settledWaiting: overlay.settled?.waiting ?? 0,
    simulated: books.simulated || basis?.simulated === true,
  };
}

interface ToldRows {
  readonly count: ReadonlyMap<number, number>;
  /** of a total of some of its parts: of how much of the area */
  readonly part: ReadonlyMap<number, number>;
}

function toldRows(
  { rowOf }: Rows,
  told: Hit['told'],
  pick: (t: { readonly jiwa: Told | null; readonly kk: Told | null }) => Told | null,
): ToldRows {
  const [count, part] = [new Map<number, number>(), new Map<number, number>()];
  for (const [id, t] of told) {
    const [row, said] = [rowOf.get(id), pick(t)];
    if (row === undefined || said === null) continue;
    count.set(row, said.count);
    if (said.part < 1) part.set(row, said.part);
  }
  return { count, part };
}

/** What was told, and of areas of which only the other was told (families of persons) that, times a factor. */
function filled(
  { parent }: Rows,
  own: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
  factor: (row: number) => number,
): Map<number, number> {
  const made = new Map(own);
  for (const [row, count] of other) {
    let at = row;
    while (at >= 0 && !own.has(at)) at = parent[at] ?? -1;
    if (at < 0) made.set(row, Math.round(count * factor(row)));
  }
  return made;
}

function scaled(figures: ReadonlyMap<number, Figure>, factor: number): Map<number, Figure> {
  return new Map(
    [...figures].map(([row, f]) => [row, { ...f, count: f.count === null ? null : f.count * factor }]),
  );
}

function ratioOf(kk: ReadonlyMap<number, Figure>, people: ReadonlyMap<number, Figure>): number | null {
  let [families, persons] = [0, 0];
  for (const [row, { count }] of kk) {
    const of = people.get(row)?.count;
    if (count === null || !of) continue;
    families += count;
    persons += of;
  }
  return persons === 0 ? null : families / persons;
}

/** Who reads what where: of each unit by its people. */
interface Readers {
  /** where people of a unit are read; units of whom nothing is read are left out */
  readonly of: ReadonlyMap<number, Reader>;
  /** units whose parts are read exactly */
  readonly isFine: ReadonlySet<number>;
  readonly all: readonly Reader[];
  readonly reads: Gathered['reads'];
  /** how a series is read in a unit: exactly, from the release at the level of the unit or above it, or not */
  readingOf(entry: SeriesEntry, row: number): { reader: Reader; level: string } | undefined;
}

function readersOf(scope: Scope, registry: Registry, { tree }: Rows, unitAt: readonly number[]): Readers {
  const people = registry.find('penduduk.count')?.entry;
  const of = new Map<number, Reader>();
  const isFine = new Set<number>();
  for (const row of unitAt) {
    const [code, level] = [tree.code[row] ?? '', tree.level[row] ?? 'desa'];
    if (people === undefined) continue;
    // How many live somewhere is no secret: of areas that are not the asker's the release tells it.
    const released =
      finestReleased(scope, { entry: people }) === null ? undefined : (scope.release ?? undefined);
    const own = readerOf(scope, { code, level, sex: 'A', measure: 'tercatat', entries: [people] });
    const reader = own ?? released;
    if (reader !== undefined) of.set(row, reader);
    if (reader === 'exact' && readingOf(scope, { code, level: 'rt', entry: people }) === 'exact')
      isFine.add(row);
  }
  const all = [...new Set(of.values())];
  if (scope.release !== null && !all.includes(scope.release)) all.push(scope.release);
  const isExact = [...of.values()].map((r) => r === 'exact');
  return {
    of,
    isFine,
    all,
    reads:
      isExact.length === 0
        ? 'none'
        : isExact.every(Boolean)
          ? 'exact'
          : isExact.some(Boolean)
            ? 'mixed'
            : 'published',
    readingOf(entry, row) {
      const [code, level] = [tree.code[row] ?? '', tree.level[row] ?? 'desa'];
      const reading = readingOf(scope, { code, level, entry });
      if (reading === 'exact') return { reader: 'exact', level };
      const finest = finestReleased(scope, { entry });
      if (scope.release === null || finest === null || reading === 'outside') return undefined;
      if (isFiner('kecamatan', finest)) return undefined;
      return { reader: scope.release, level: finest === 'desa' ? level : 'kecamatan' };
    },
  };
}

/** Which build holds which series, by reader: of each series the latest period up to the incident's. */
interface Books {
  buildOf(reader: Reader, series: string): number | undefined;
  readonly population: string | null;
  readonly need: string | null;
  readonly simulated: boolean;
}

async function openBooks(db: Db, { all }: Readers, root: Within, period: string): Promise<Books> {
  const held = new Map<Reader, Map<string, { build: number; period: string }>>();
  let simulated = false;
  for (const reader of all) {
    const builds = await loadSeriesBuilds(db, reader, root.id, sourcesFor(reader));
    held.set(reader, latestOf(builds, period));
    simulated ||= builds.some((b) => b.simulated);
  }
  const periodOf = (series: string) => {
    for (const reader of all) {
      const found = held.get(reader)?.get(series);
      if (found) return found.period;
    }
    return null;
  };
  return {
    buildOf: (reader, series) => held.get(reader)?.get(series)?.build,
    population: periodOf('penduduk'),
    need: periodOf('total'),
    simulated,
  };
}

function latestOf(
  builds: readonly SeriesBuild[],
  period: string,
): Map<string, { build: number; period: string }> {
  const bySeries = new Map<string, { build: number; period: string }[]>();
  for (const { build, period: at, series } of builds) {
    for (const one of series) bySeries.set(one, [...(bySeries.get(one) ?? []), { build, period: at }]);
  }
  const found = new Map<string, { build: number; period: string }>();
  for (const [series, all] of bySeries) {
    const wanted = populationPeriodFor(
      period,
      all.map((a) => a.period),
    );
    const one = all.find((a) => a.period === wanted);
    if (one) found.set(series, one);
  }
  return found;
}

/** People and families by row, of units, of what lies in them where it is read, and of what they lie in. */
async function readPeople(
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

function seriesIn(books: Books, reader: Reader, all: readonly string[]): { build: number; series: string }[] {
  return all.flatMap((series) => {
    const build = books.buildOf(reader, series);
    return build === undefined ? [] : [{ build, series }];
  });
}

function levelsOf({ tree }: Rows, at: readonly number[]): string[] {
  return [...new Set(at.map((row) => tree.level[row] ?? ''))];
}

function markBelow(rows: Pick<Rows, 'children'>, row: number, set: Uint8Array): void {
  for (const child of rows.children[row] ?? []) {
    set[child] = 1;
    markBelow(rows, child, set);
  }
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
async function gatherNeed(db: Db, registry: Registry, asked: NeedAsked): Promise<SeriesSpread[]> {
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

function idsOf({ tree }: Rows, at: readonly number[]): number[] {
  return at.map((row) => tree.id[row] ?? 0);
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

function isWhole(share: number | undefined): boolean {
  return (share ?? 0) >= WHOLE;
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
