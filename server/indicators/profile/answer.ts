import type { Registry, SeriesEntry } from '../../../data/catalogue/indicators.ts';
import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import type { Indicator } from '../../../data/contract/indicator.ts';
import { lastDay } from '../../../data/contract/period.ts';
import type { AreaProfile, ComparedArea, ProfileSource } from '../../../data/contract/profile.ts';
import type { RouteRequest } from '../../../data/contract/routes.ts';
import type { Sex } from '../../../data/contract/values.ts';
import { id } from '../../../data/words/id.ts';
import type { Scope } from '../../access/scope.ts';
import { findWithin, type Within } from '../../areas/browse/query.ts';
import type { Context } from '../../context.ts';
import { loadRegisterSources } from '../../coverage/query.ts';
import type { Db } from '../../db/open.ts';
import type { Reader } from '../../disclosure/query.ts';
import { Fault } from '../../fault.ts';
import { speakAsOffice } from '../../naming/answer.ts';
import { loadRegistry } from '../../own/answer.ts';
import { keptOf } from '../kept.ts';
import { entriesRead, type ReadEntry, readerOf, releaseOf, requireReader } from '../reader/answer.ts';
import { comparable, compareByTable, isByTable, trendByTable } from './by-table.ts';
import { describeComposition, describeSexes, isTooFine } from './composition.ts';
import { describePeople } from './people.ts';
import {
  type AskedSeries,
  type BuildHead,
  type ComparedRow,
  type FigureRow,
  loadAges,
  loadBuilds,
  loadCarried,
  loadChanges,
  loadCompared,
  loadFigures,
  loadNeighbours,
  loadSources,
  type OwnFigure,
  rootOf,
  type SourceOfArea,
} from './query.ts';
import { makeTrend, type TrendFigure } from './trend.ts';
import { measured } from './value.ts';

/** Rates over people or families stand on a population, which may be of another period. */
const OVER_PEOPLE: readonly string[] = ['per1000', 'per100Households'];

/**
 * One area in depth: an indicator over time and beside its neighbours, what its need is made of, who lives there, and
 * where all that comes from. Reads the roll-up only. Throws Fault 'unknown-indicator' and 'unknown-area'; a period
 * without figures is no fault, its parts are empty.
 */
export async function answerProfile(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'profile'>,
): Promise<AreaProfile> {
  const db = ctx.db.as(scope);
  const registry = await loadRegistry(db);
  const found = registry.find(request.indicator);
  if (!found) throw new Fault('unknown-indicator', { indicator: request.indicator });
  const { entry } = found;
  const indicator = comparable(registry, entry, found.indicator);
  const isMade = isByTable(entry, indicator.measure);
  const { period } = request;
  const on = lastDay(period);
  const area = await findWithin(db, request.code, on);
  if (!area) throw new Fault('unknown-area', { code: request.code });
  const read = entriesRead(entry, indicator.measure);
  const here = { code: area.code, level: area.level, sex: request.sex, measure: 'tercatat' } as const;
  const called = async (level: Level) => (await speakAsOffice(db, id, request.code)).domain.level[level];
  const reader = await requireReader(scope, { ...here, entries: read }, called);
  const readers = new Map(
    entriesOf(registry).map((e) => [e.series, readerOf(scope, { ...here, sex: 'A', entries: [e] })]),
  );
  readers.set(entry.series, reader);
  const isSeen = (e: SeriesEntry) => readers.get(e.series) !== undefined;
  // A share tells of its whole as well: the coarser limit of the two holds.
  const limits = [entry, ...(indicator.measure === 'share' && entry.whole ? [entry.whole] : [])];
  const tooFine = limits.find((e) => isTooFine(e, area.level))?.finest ?? null;
  const asked = {
    series: entry.series,
    whole: indicator.measure === 'share' ? (entry.whole?.series ?? null) : null,
  };
  const [heads, figures, carried, changes, sources] = await Promise.all([
    loadBuilds(db, reader, rootOf(area), entry.series),
    readEach(
      readers,
      (one) => loadFigures(db, one, area, period, asked),
      ({ series }, one) => readers.get(series) === one,
    ),
    // What was carried over a change of areas is an estimate, and is never published.
    reader === 'exact' ? loadCarried(db, area, asked) : [],
    loadChanges(db, area.id),
    readSources(readers, (one) => loadSources(db, one, area, on, period)),
  ]);
  const build = heads.find((h) => h.period === period);
  const sex = sexIn(build, request.sex);
  const shownIn = heads.filter((h) => isOfSeries(h, entry.family));
  const made = isMade
    ? await trendByTable(
        ctx,
        scope,
        { area, indicator, sex: request.sex },
        { period, periods: shownIn.map((h) => h.period) },
      )
    : undefined;
  const trend =
    tooFine === null
      ? makeTrend({
          asked: period,
          heads: shownIn,
          figureOf: (p) =>
            made
              ? made.get(p)
              : trendFigure([...figures, ...carried], heads, indicator, entry.series, request.sex, p),
          changes,
        })
      : { points: [], otherPeriods: [] };
  const now = figures.filter((f) => f.period === period);
  const isPeopleSeen = entriesOf(registry).some((e) => e.slug === 'penduduk' && isSeen(e));
  const people = isPeopleSeen ? (build?.populationPeriod ?? null) : null;
  const composition = describeComposition(area.level, now, sources, entriesOf(registry).filter(isSeen));
  // That a closed type was reported at all is not said where it is not shown.
  const told = new Set([
    ...composition.rows.map((r) => r.series),
    ...(tooFine === null ? [indicator.series] : []),
    'penduduk',
    'kk',
  ]);
  const isBySex = reader === 'exact' || !isFiner(area.level, reader.sexes);
  const compared = { on, period, sex, tooFine, indicator, asked, read, reader };
  const comparison = isMade
    ? await compareMade(ctx, scope, area, compared)
    : await compare(db, scope, area, compared);
  const sexes =
    tooFine === null && indicator.measure !== 'rate' && isBySex ? describeSexes(entry.series, now) : [];
  const used = [...readers.values()].find((one) => one !== undefined && one !== 'exact');
  const shown = [
    ...trend.points,
    ...composition.rows,
    ...sexes,
    ...comparison.areas,
    ...[comparison.own, comparison.parent].filter((f) => f !== null),
  ];
  return {
    area: { id: area.id, code: area.code, name: area.name, level: area.level },
    indicator,
    period,
    sex: request.sex,
    tooFine,
    trend: trend.points,
    otherPeriods: trend.otherPeriods,
    composition: composition.rows,
    withheld: composition.withheld,
    sexes,
    people:
      people === null ? null : describePeople(people, now, await loadAges(db, area, on, people), sources),
    comparison,
    sources: [
      ...sources.map((s) => sourceOf(s, told, registry)),
      ...(await registerOf(db, entry, { on, names: used === undefined })),
    ],
    simulated: sources.some((s) => s.simulated),
    release: used === undefined ? null : releaseOf(used),
    hidden: shown.some(({ basis }) => basis === 'hidden'),
  };
}

function entriesOf(registry: Registry): SeriesEntry[] {
  const counts = registry.indicators.filter((i) => i.measure === 'count');
  return counts.flatMap((i) => registry.find(i.id)?.entry ?? []);
}

type Readers = ReadonlyMap<string, Reader | undefined>;

/** What each reader that is in use finds, of it what is read there. */
async function readEach<Row>(
  readers: Readers,
  load: (reader: Reader) => Promise<Row[]>,
  isReadThere: (row: Row, reader: Reader) => boolean,
): Promise<Row[]> {
  const used = [...new Set(readers.values())].filter((reader) => reader !== undefined);
  const found = await Promise.all(
    used.map(async (reader) => (await load(reader)).filter((row) => isReadThere(row, reader))),
  );
  return found.flat();
}

/** Sources of what is read from each; the border's, which each names, once. */
async function readSources(
  readers: Readers,
  load: (reader: Reader) => Promise<SourceOfArea[]>,
): Promise<SourceOfArea[]> {
  const found = await readEach(
    readers,
    async (reader) =>
      (await load(reader)).map((source) => ({
        ...source,
        isBorder: source.series.length === 0,
        series: source.series.filter((s) => readers.get(s) === reader || !readers.has(s)),
      })),
    ({ series, isBorder }) => isBorder || series.length > 0,
  );
  const borders = new Set<number>();
  return found.flatMap(({ isBorder, ...source }) => {
    if (isBorder && borders.has(source.importId)) return [];
    if (isBorder) borders.add(source.importId);
    return [source];
  });
}

interface Compared {
  readonly on: string;
  readonly period: string;
  readonly sex: Sex;
  readonly tooFine: AreaProfile['tooFine'];
  readonly indicator: Indicator;
  readonly asked: AskedSeries;
  readonly read: readonly ReadEntry[];
  /** of the area itself */
  readonly reader: Reader;
}

/** The same of a figure that stands in no roll-up. */
async function compareMade(
  ctx: Context,
  scope: Scope,
  area: Within,
  { on, period, sex, tooFine, indicator, asked, reader }: Compared,
): Promise<AreaProfile['comparison']> {
  if (tooFine !== null) return { by: 'siblings', own: null, parent: null, areas: [] };
  const db = ctx.db.as(scope);
  const neighbours = await loadNeighbours(db, area, on);
  const rows = await loadCompared(db, { reader, area, on, period, sex, neighbours, ...asked });
  const by = neighbours.length > 0 ? 'border' : 'siblings';
  return compareByTable(ctx, scope, { area, indicator, sex }, { period, rows, by });
}

/** The same figure of the parent and of the areas next to it. Areas outside the scope are left out. */
async function compare(
  db: Db,
  scope: Scope,
  area: Within,
  { on, period, sex, tooFine, indicator, asked, read, reader }: Compared,
): Promise<AreaProfile['comparison']> {
  if (tooFine !== null) return { by: 'siblings', own: null, parent: null, areas: [] };
  const neighbours = await loadNeighbours(db, area, on);
  const load = (one: Reader) =>
    loadCompared(db, { reader: one, area, on, period, sex, neighbours, ...asked });
  const rows = await load(reader);
  const byReader = new Map([[reader, rows]]);
  const covered: ComparedRow[] = [];
  for (const row of rows) {
    const one = readerOf(scope, {
      code: row.code,
      level: row.level,
      sex,
      measure: 'tercatat',
      entries: read,
    });
    if (one === undefined) continue;
    // Who reads exact figures up to a level reads those above it from the published table.
    const there = byReader.get(one) ?? (await load(one));
    byReader.set(one, there);
    covered.push(...there.filter(({ id }) => id === row.id));
  }
  const compared = (row: ComparedRow): ComparedArea => ({
    area: { id: row.id, code: row.code, name: row.name, level: row.level },
    parentName: row.parentName,
    ...figureIn(row, indicator),
  });
  const own = covered.find((row) => row.relation === 'self');
  const parent = covered.find((row) => row.relation === 'parent');
  return {
    by: neighbours.length > 0 ? 'border' : 'siblings',
    own: own ? figureIn(own, indicator) : null,
    parent: parent ? compared(parent) : null,
    areas: covered.filter((row) => row.relation === 'near').map(compared),
  };
}

function figureIn(row: FigureRow, indicator: Indicator) {
  return {
    value: measured(row, indicator.measure),
    // A rate that its source gives is no count of anything.
    count: indicator.measure === 'rate' ? null : row.count,
    basis: row.basis,
    n: row.n,
    m: row.m,
    ...keptOf(row),
  };
}

/** Population is known of the periods it was told for; need of those in which anybody reported need. */
function isOfSeries(head: BuildHead, family: Indicator['family']): boolean {
  return family === 'population' ? head.populationPeriod === head.period : head.hasNeeds;
}

function trendFigure(
  figures: readonly OwnFigure[],
  heads: readonly BuildHead[],
  indicator: Indicator,
  series: string,
  asked: Sex,
  period: string,
): TrendFigure | undefined {
  const head = heads.find((h) => h.period === period);
  if (!head || !isOfSeries(head, indicator.family)) return undefined;
  const sex = sexIn(head, asked);
  const found = figures.find((f) => f.period === period && f.series === series && f.sex === sex);
  if (!found) return undefined;
  const denominatorPeriod = OVER_PEOPLE.includes(indicator.measure) ? head.populationPeriod : null;
  return { ...figureIn(found, indicator), denominatorPeriod };
}

/** A series told only as a whole is all 'not stated'; the roll-up keeps it once, under A. */
function sexIn(head: BuildHead | undefined, asked: Sex): Sex {
  return asked === 'T' && head && !/[LPT]/.test(head.sexes) ? 'A' : asked;
}

/** The imports that the officers of a role stand on. */
async function registerOf(
  db: Db,
  { role, slug }: SeriesEntry,
  asked: { readonly on: string; readonly names: boolean },
): Promise<ProfileSource[]> {
  if (role === undefined) return [];
  const { sources } = await loadRegisterSources(db, role, asked);
  return sources.map((source) => ({ ...source, of: 'need', series: [slug], licence: null }));
}

function sourceOf(
  { series, ...source }: SourceOfArea,
  told: ReadonlySet<string>,
  registry: Registry,
): ProfileSource {
  const isPeople = (s: string) => s === 'penduduk' || s === 'kk';
  const of = series.length === 0 ? 'boundary' : series.every(isPeople) ? 'population' : 'need';
  const slugs = series.flatMap((s) => registry.slugOf(s) ?? []);
  return { of, series: slugs.filter((slug) => told.has(slug)), ...source };
}
