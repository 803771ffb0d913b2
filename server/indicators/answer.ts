import { type SeriesEntry, serviceSeries } from '../../data/catalogue/indicators.ts';
import { isFiner, type Level } from '../../data/catalogue/levels.ts';
import type { Measure } from '../../data/contract/indicator.ts';
import { lastDay } from '../../data/contract/period.ts';
import type { RouteRequest } from '../../data/contract/routes.ts';
import type { ValueTable } from '../../data/contract/values.ts';
import { id } from '../../data/words/id.ts';
import { definitionInEnglish } from '../../data/words/spm.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import { coverFigures } from '../coverage/answer.ts';
import type { Db } from '../db/open.ts';
import type { Reader } from '../disclosure/query.ts';
import { Fault } from '../fault.ts';
import { exposureFigures } from '../hazards/figures/answer.ts';
import { speakAsOffice } from '../naming/answer.ts';
import { loadRegistry } from '../own/answer.ts';
import { loadServices } from '../spm/query.ts';
import { keptOf } from './kept.ts';
import { makeLegend } from './legend.ts';
import { availablePeriods } from './periods.ts';
import {
  type Denominator,
  isHiddenWhole,
  loadFrame,
  loadSketched,
  loadValues,
  loadWhole,
  type SourceLine,
  type ValueColumns,
  type ValuesRequest,
  type WholeValue,
} from './query.ts';
import { plainCount, type Rate, rateOf, reportedRate } from './rate.ts';
import { entriesRead, readerOf, releaseOf, requireReader } from './reader/answer.ts';

interface Per extends Denominator {
  readonly times: number;
}

/** What a measure divides by: nothing, people, land, or for a share the whole that the series is a part of. */
function perOf(entry: SeriesEntry, measure: Measure): Per | null {
  switch (measure) {
    case 'per1000':
      return { column: 'persons', series: 'penduduk', times: 1000 };
    case 'per100Households':
      return { column: 'households', series: 'kk', times: 100 };
    case 'perKm2':
      return { column: 'area_m2', series: null, times: 1_000_000 };
    case 'share':
      return { column: 'whole', series: entry.whole?.series ?? null, times: 100 };
    // Those served among those to be served.
    case 'achieved':
    case 'unserved':
      return { column: 'whole', series: entry.series, times: 100 };
    case 'count':
    case 'rate':
    case 'served':
    case 'ratio':
    case 'missing':
    case 'state':
      return null;
  }
}

/** Is it made of those served? */
function isOfServed(measure: Measure): boolean {
  return measure === 'served' || measure === 'unserved' || measure === 'achieved';
}

/** Those to be served less those served; nobody is left where more were served. */
function unservedOf(served: number | null, target: number | null): Rate {
  if (served === null) return { value: null, reason: null };
  return target === null
    ? { value: null, reason: 'unknown' }
    : { value: Math.max(0, target - served), reason: null };
}

/** A table of values with what its rates were divided by. */
export interface Figures {
  readonly table: ValueTable;
  /** a row of the table each: persons, families, square metres or the whole over the areas that count covers */
  readonly denominator: readonly (number | null)[];
}

/** One indicator over the areas of a level within an area, with its legend: see answerFigures. */
export async function answerValues(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'values'>,
): Promise<ValueTable> {
  return (await answerFigures(ctx, scope, request)).table;
}

/**
 * One indicator over the areas of a level within an area, with its legend. Counts are cases recorded; rates stand only
 * where the denominator covers exactly the areas that the count covers. Throws Fault 'unknown-indicator',
 * 'unknown-area', 'unknown-period' (naming the periods there are), 'too-fine' for a closed type below its finest level,
 * 'published-coarser' for what is published at coarser levels only.
 */
export async function answerFigures(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'values'>,
): Promise<Figures> {
  const db = ctx.db.as(scope);
  const found = (await loadRegistry(db)).find(request.indicator);
  if (!found) throw new Fault('unknown-indicator', { indicator: request.indicator });
  const { entry, indicator } = found;
  const called = async (level: Level) => (await speakAsOffice(db, id, request.within)).domain.level[level];
  if (entry.family === 'hazard')
    return exposureFigures(ctx, scope, request, { entry, indicator, legendOf: makeLegend, called });
  if (entry.family === 'cover')
    return coverFigures(ctx, scope, request, { entry, indicator, legendOf: makeLegend });
  await refuseTooFine(entry, request.level, called);
  if (indicator.measure === 'share' && entry.whole) await refuseTooFine(entry.whole, request.level, called);
  const on = lastDay(request.period);
  const within = await findWithin(db, request.within, on);
  if (!within) throw new Fault('unknown-area', { code: request.within });
  const entries = entriesRead(entry, indicator.measure);
  const recorded = isOfServed(indicator.measure) ? 'terlayani' : request.measure;
  const asked = { code: within.code, sex: request.sex, measure: recorded, entries };
  const reader = await requireReader(scope, { ...asked, level: request.level }, called);
  const per = perOf(entry, indicator.measure);
  const series = [entry.series, ...(per?.series ? [per.series] : [])];
  const frame = await loadFrame(db, reader, within, request.period, series);
  if (frame.builds.length === 0) {
    const available = await availablePeriods(ctx, scope, reader, within);
    throw new Fault('unknown-period', { period: request.period, available: available.join(', ') });
  }
  const own = frame.sources.filter((s) => s.series === entry.series);
  const wanted = {
    reader,
    within,
    level: request.level,
    on,
    builds: frame.builds.map((b) => b.id),
    series: entry.series,
    sex: sexIn(own, request.sex),
    measure: recorded,
    denominator: per,
  };
  // Who reads exact figures up to a level reads those above it from the published table.
  const wholeReader = readerOf(scope, { ...asked, level: within.level });
  const [read, whole] = await Promise.all([
    loadValues(db, wanted),
    wholeReader === undefined ? undefined : loadWholeBy(db, wanted, wholeReader, request.period),
  ]);
  const columns = hideWithWhole(read);
  // A rate that its source gives is no count of anything.
  const isReported = indicator.measure === 'rate';
  const rate = (count: number | null, by: number | null): Rate => {
    if (isReported) return reportedRate(count);
    if (indicator.measure === 'unserved') return unservedOf(count, by);
    return per === null ? plainCount(count) : rateOf(count, by, per.times);
  };
  const plain = columns.count.map((count, i) => rate(count, columns.per[i] ?? null));
  const isOpen = per?.column === 'area_m2' && plain.some((r) => r.reason === 'unknown');
  const sketched = new Set(isOpen ? await loadSketched(db, columns.id, on) : []);
  const rates = plain.map((r, i): Rate => {
    const isSketch = r.reason === 'unknown' && sketched.has(columns.id[i] ?? 0);
    return isSketch ? { ...r, reason: 'sketch' } : r;
  });
  const value = rates.map((r) => r.value);
  const { legend, class: index } = makeLegend(
    {
      value,
      // Nobody of nobody is no rate: where there is nothing to divide by, a nihil does not stand for one.
      count:
        indicator.measure === 'unserved'
          ? value
          : columns.count.map((count, i) => (rates[i]?.reason === 'zero' ? null : count)),
      basis: columns.basis,
      isRate: per !== null && indicator.measure !== 'unserved',
    },
    request.method,
    request.classes,
  );
  const table: ValueTable = {
    indicator,
    level: request.level,
    within: { id: within.id, code: within.code, name: within.name, level: within.level },
    period: request.period,
    asOf: latest(own.map((s) => s.asOf)),
    sources: sourcesOf(per?.column === 'whole' ? frame.sources : own),
    simulated: frame.sources.some((s) => s.simulated),
    ...peopleOf(frame.builds, frame.sources, entry, per),
    id: columns.id,
    value,
    ...(rates.some((r) => r.reason !== null) ? { reason: rates.map((r) => r.reason) } : {}),
    count: isReported ? columns.count.map(() => null) : columns.count,
    basis: columns.basis,
    n: columns.n,
    m: columns.m,
    class: index,
    difference: columns.difference,
    total: totalOf(whole, rate, isReported),
    release: releaseOf(reader),
    hidden: { n: columns.basis.filter((b) => b === 'hidden').length },
    ...(columns.kept.some((day) => day !== null) ? { kept: columns.kept } : {}),
    reported: {
      n: columns.basis.reduce((n, b) => (b === 'reported' || b === 'rolledUp' ? n + 1 : n), 0),
      m: columns.id.length,
    },
    ...(entry.family === 'spm' ? await aboutService(db, entry) : {}),
    legend,
  };
  return { table, denominator: columns.per };
}

/** Who counts in a service, and the decree that says so: it stands wherever the number stands. */
async function aboutService(db: Db, { series }: SeriesEntry): Promise<Pick<ValueTable, 'about'>> {
  const service = (await loadServices(db)).find(({ code }) => serviceSeries(code) === series);
  if (!service) return {};
  const { definition, decree } = service;
  return { about: { definition: { id: definition, en: definitionInEnglish(definition) ?? '' }, decree } };
}

/** The value of the area asked about itself, which may be read elsewhere than those of the areas below it. */
async function loadWholeBy(
  db: Db,
  wanted: ValuesRequest,
  reader: Reader,
  period: string,
): Promise<WholeValue | undefined> {
  const isSame = reader === wanted.reader;
  const builds = isSame
    ? wanted.builds
    : (await loadFrame(db, reader, wanted.within, period, [])).builds.map((b) => b.id);
  const whole = await loadWhole(db, { ...wanted, reader, builds });
  return whole && (isHiddenWhole(whole.per) ? { ...whole, ...HIDDEN } : whole);
}

const HIDDEN = {
  count: null,
  basis: 'hidden',
  n: null,
  m: null,
  difference: null,
  per: null,
  kept: null,
} as const;

/** A share of a hidden whole is hidden itself, whatever is known of the part. */
function hideWithWhole(columns: ValueColumns): ValueColumns {
  if (!columns.per.some(isHiddenWhole)) return columns;
  const isShown = columns.per.map((per) => !isHiddenWhole(per));
  const shown = <T>(column: readonly T[]) => column.map((value, i) => (isShown[i] ? value : null));
  return {
    ...columns,
    basis: columns.basis.map((basis, i) => (isShown[i] ? basis : 'hidden')),
    count: shown(columns.count),
    n: shown(columns.n),
    m: shown(columns.m),
    difference: shown(columns.difference),
    per: shown(columns.per),
  };
}

/** @param called what a level is called there: in both languages by its Indonesian word */
async function refuseTooFine(
  entry: Pick<SeriesEntry, 'name' | 'finest'>,
  level: Level,
  called: (level: Level) => Promise<string>,
): Promise<void> {
  if (entry.finest === null || !isFiner(level, entry.finest)) return;
  const names = { indicator: entry.name.id, indicatorEn: entry.name.en };
  const detail = { ...names, finest: await called(entry.finest) };
  throw new Fault('too-fine', detail, [], { finest: entry.finest });
}

/** A series told only as a whole is all 'not stated'; the roll-up keeps it once, under A. */
function sexIn(own: readonly SourceLine[], asked: 'A' | 'L' | 'P' | 'T'): 'A' | 'L' | 'P' | 'T' {
  return asked === 'T' && own.every((s) => s.sexes === 'A') ? 'A' : asked;
}

function totalOf(
  whole: WholeValue | undefined,
  rate: (count: number | null, by: number | null) => Rate,
  isReported: boolean,
): ValueTable['total'] {
  if (!whole) return { value: null, count: null, basis: 'none', n: null, m: null, difference: null };
  const { count, basis, n, m, difference } = whole;
  const value = rate(count, whole.per).value;
  return { value, count: isReported ? null : count, basis, n, m, difference, ...keptOf(whole) };
}

function sourcesOf(lines: readonly SourceLine[]): ValueTable['sources'] {
  const byImport = new Map<number, ValueTable['sources'][number]>();
  for (const { importId, name, asOf, simulated } of lines) {
    const before = byImport.get(importId)?.asOf ?? null;
    byImport.set(importId, { importId, name: name ?? '', asOf: latest([before, asOf]), simulated });
  }
  return [...byImport.values()];
}

/** Which population the values stand on: as a denominator, or because they are the population. */
function peopleOf(
  builds: readonly { populationPeriod: string | null }[],
  sources: readonly SourceLine[],
  entry: SeriesEntry,
  per: Per | null,
): Pick<ValueTable, 'denominatorPeriod' | 'denominatorSource'> {
  const divisor = per === null || per.column === 'whole' ? null : per.series;
  const series = divisor ?? (entry.family === 'population' ? entry.series : null);
  if (series === null) return { denominatorPeriod: null, denominatorSource: null };
  const periods = new Set(builds.map((b) => b.populationPeriod).filter((p) => p !== null));
  const names = new Set(sources.filter((s) => s.series === series).map((s) => s.name ?? ''));
  const [period] = periods;
  return {
    denominatorPeriod: periods.size === 1 ? (period ?? null) : null,
    denominatorSource: names.size === 0 ? null : [...names].join(' · '),
  };
}

function latest(days: readonly (string | null)[]): string | null {
  return days.reduce<string | null>((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}
