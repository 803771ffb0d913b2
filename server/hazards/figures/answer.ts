import { HAZARD_SHARE, type HazardCode } from '../../../data/catalogue/hazards.ts';
import type { SeriesEntry } from '../../../data/catalogue/indicators.ts';
import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import type { Indicator } from '../../../data/contract/indicator.ts';
import type { Legend } from '../../../data/contract/legend.ts';
import { lastDay } from '../../../data/contract/period.ts';
import type { RouteRequest } from '../../../data/contract/routes.ts';
import type { Basis, ValueTable } from '../../../data/contract/values.ts';
import type { Scope } from '../../access/scope.ts';
import { findWithin, type Within } from '../../areas/browse/query.ts';
import type { Context } from '../../context.ts';
import type { Reader } from '../../disclosure/query.ts';
import { Fault } from '../../fault.ts';
import type { Frame } from '../../indicators/query.ts';
import { releaseOf, requireReader } from '../../indicators/reader/answer.ts';
import type { Exposed } from '../expose.ts';
import { type HazardRead, openHazards, reachOf, readExposed } from '../open.ts';
import { loadPresent } from '../query.ts';
import { exposedBasis, type ToldBasis } from '../settled/answer.ts';
import type { Share } from '../shares.ts';

interface Figures {
  readonly table: ValueTable;
  readonly denominator: readonly (number | null)[];
}

interface Asked {
  readonly entry: SeriesEntry;
  readonly indicator: Indicator;
  /** the legend of numbers, as of every other indicator */
  readonly legendOf: (
    input: {
      readonly value: readonly (number | null)[];
      readonly count: readonly (number | null)[];
      readonly basis: readonly Basis[];
      readonly isRate: boolean;
    },
    method: RouteRequest<'values'>['method'],
    classes: number,
  ) => { legend: Legend; class: number[] };
  /** what a level is called there */
  readonly called: (level: Level) => Promise<string>;
}

/** A value of an area, with what it stands on. */
interface Made {
  readonly value: number | null;
  readonly count: number | null;
  readonly of: number | null;
  readonly basis: Basis;
}

/**
 * Who lives in zones, how much land lies in them, or how many hazards there are, as a table of values like any other. Land
 * and hazards are public; people are read as the series that they are of. Throws as answerFigures.
 */
export async function exposureFigures(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'values'>,
  asked: Asked,
): Promise<Figures> {
  const { entry } = asked;
  const db = ctx.db.as(scope);
  const on = lastDay(request.period);
  const within = await findWithin(db, request.within, on);
  if (!within) throw new Fault('unknown-area', { code: request.within });
  const { exposed } = entry;
  if (!exposed) throw new Error(`nothing in zones: ${entry.slug}`);
  const { level } = request;
  if (exposed.of === 'many' || exposed.of === 'land') {
    const hazards = exposed.of === 'many' ? await loadPresent(db) : [exposed.hazard];
    const readAs = { ...entry, family: 'hazard' as const };
    const { sex, code } = { sex: 'A' as const, code: within.code };
    const wanted = { code, level, sex, measure: 'tercatat' as const, entries: [readAs] };
    const reader = await requireReader(scope, wanted, asked.called);
    const read = await openHazards(db, { within, level, on, hazards });
    const make = (row: number): Made => {
      if (exposed.of === 'many') return manyAt(read, row);
      const share = read.shares.get(exposed.hazard)?.[row] ?? null;
      return landAt(share, reachOf(share, exposed.reach));
    };
    return tableOf({ request, within, asked, read, reader, frame: { builds: [], sources: [] }, make });
  }
  const base = exposed.of;
  if (base.finest !== null && isFiner(level, base.finest)) {
    const names = { indicator: base.name.id, indicatorEn: base.name.en };
    const finest = await asked.called(base.finest);
    throw new Fault('too-fine', { ...names, finest }, [], { finest: base.finest });
  }
  const { sex, measure } = request;
  const reader = await requireReader(
    scope,
    { code: within.code, level, sex, measure, entries: [base] },
    asked.called,
  );
  const { hazard, reach } = exposed;
  const read = await openHazards(db, { within, level, on, hazards: [hazard] });
  const series = { within, level, period: request.period, hazard, reach, entry: base, sex, measure };
  const { frame, exposed: counts } = await readExposed(db, scope, reader, read, series);
  if (frame.builds.length === 0) throw new Fault('unknown-period', { period: request.period, available: '' });
  const isShare = asked.indicator.measure === 'share';
  const make = (row: number): Made => countAt(counts[row], isShare);
  const shares = read.shares.get(hazard) ?? [];
  const settled = await exposedBasis(
    db,
    read.rows.flatMap((row) => counts[row] ?? []),
    shares,
  );
  return tableOf({ request, within, asked, read, reader, frame, make, settled });
}

export interface HazardsAt {
  /** hazards of at least medium danger */
  readonly here: readonly { readonly hazard: HazardCode; readonly share: Share }[];
  /** how many hazards were looked at here, of how many that anything is known of anywhere */
  readonly known: number;
  readonly of: number;
  /** how many there are; null: none is known, which is no zero while one was not looked at */
  readonly n: number | null;
}

export function hazardsAt(
  shares: ReadonlyMap<HazardCode, readonly (Share | null)[]>,
  row: number,
): HazardsAt {
  const known = [...shares].flatMap(([hazard, rows]) => {
    const share = rows[row];
    return share ? [{ hazard, share }] : [];
  });
  const here = known.filter(({ share }) => (reachOf(share, 'sedang-ke-atas') ?? 0) >= HAZARD_SHARE);
  const isWhole = known.length === shares.size && known.length > 0;
  const n = here.length > 0 || isWhole ? here.length : null;
  return { here, known: known.length, of: shares.size, n };
}

function manyAt({ shares }: HazardRead, row: number): Made {
  const { n, known, of } = hazardsAt(shares, row);
  const basis = n === null ? 'none' : known < of ? 'partial' : 'estimated';
  return { value: n, count: n, of: null, basis };
}

function landAt(share: Share | null, reach: number | null): Made {
  if (!share || reach === null) return { value: null, count: null, of: null, basis: 'none' };
  const value = Math.round(reach * 1000) / 10;
  return { value, count: value === 0 ? 0 : null, of: null, basis: share.partial ? 'partial' : 'estimated' };
}

function countAt(exposed: Exposed | undefined, isShare: boolean): Made {
  const { count = null, of = null, partial = false } = exposed ?? {};
  if (count === 'hidden' || of === 'hidden') return { value: null, count: null, of: null, basis: 'hidden' };
  if (count === null || of === null) return { value: null, count: null, of, basis: 'none' };
  const whole = Math.round(count);
  const basis = partial ? 'partial' : 'estimated';
  if (!isShare) return { value: whole, count: whole, of, basis };
  // Nobody of nobody is no share.
  return { value: of === 0 ? null : Math.round((count / of) * 1000) / 10, count: whole, of, basis };
}

interface Parts {
  readonly request: RouteRequest<'values'>;
  readonly within: Within;
  readonly asked: Asked;
  readonly read: HazardRead;
  readonly reader: Reader;
  readonly frame: Frame;
  readonly make: (row: number) => Made;
  /** by what those in zones are told; null: by land */
  readonly settled?: ToldBasis | null;
}

function tableOf({ request, within, asked, read, reader, frame, make, settled }: Parts): Figures {
  const { indicator, legendOf } = asked;
  const { tree, rows, whole } = read;
  const made = rows.map(make);
  const value = made.map((m) => m.value);
  const count = made.map((m) => m.count);
  const basis = made.map((m) => m.basis);
  const isRate = indicator.measure === 'share';
  const { legend, class: index } = legendOf({ value, count, basis, isRate }, request.method, request.classes);
  const all = make(whole);
  const sets = new Map(
    [...read.shares.values()].flatMap((list) => list.flatMap((s) => (s ? [[s.set.id, s.set] as const] : []))),
  );
  const isPeople = asked.entry.exposed?.of !== 'land' && asked.entry.exposed?.of !== 'many';
  const waits = rows.filter((row) => [...read.waiting.values()].some((of) => of.has(row))).length;
  const days = frame.sources.flatMap((s) => s.asOf ?? []).sort();
  const table: ValueTable = {
    indicator,
    level: request.level,
    within: { id: within.id, code: within.code, name: within.name, level: within.level },
    period: request.period,
    asOf: days.at(-1) ?? null,
    sources: frame.sources.map(({ importId, name, asOf, simulated }) => ({
      importId,
      name: name ?? '',
      asOf,
      simulated,
    })),
    simulated:
      settled?.simulated === true ||
      frame.sources.some((s) => s.simulated) ||
      [...sets.values()].some((s) => s.simulated),
    denominatorPeriod: null,
    denominatorSource: null,
    id: rows.map((row) => tree.id[row] ?? 0),
    value,
    count: isPeople || indicator.measure === 'count' ? count : count.map(() => null),
    basis,
    n: rows.map(() => null),
    m: rows.map(() => null),
    class: index,
    difference: rows.map(() => null),
    total: {
      value: all.value,
      count: isPeople ? all.count : null,
      basis: all.basis,
      n: null,
      m: null,
      difference: null,
    },
    release: releaseOf(reader),
    hidden: { n: basis.filter((b) => b === 'hidden').length },
    reported: { n: value.filter((v) => v !== null).length, m: rows.length },
    ...(settled ? { settled: settled.basis } : {}),
    ...(waits > 0 ? { waiting: waits } : {}),
    legend,
  };
  return { table, denominator: made.map((m) => m.of) };
}
