import { serviceSeries } from '../../data/catalogue/indicators.ts';
import { lastDay } from '../../data/contract/period.ts';
import type { RouteRequest } from '../../data/contract/routes.ts';
import type { SpmFacts, SpmRow, SpmTable } from '../../data/contract/spm.ts';
import type { Basis, ValueTable } from '../../data/contract/values.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin, loadAreas } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import { loadPeriodsOf } from '../coverage/query.ts';
import { Fault } from '../fault.ts';
import { answerValues } from '../indicators/answer.ts';
import { loadBudgets, loadServices } from './query.ts';

/** Bases of a figure that is told. */
const TOLD: ReadonlySet<Basis> = new Set(['reported', 'rolledUp', 'partial', 'estimated']);

/** "Five kelurahan hold 60 percent": as few areas as hold this much of those not served. */
const MOST_SHARE = 60;

/**
 * A service over the areas of a level: who is to be served, who was, who was not yet, and what was spent. Read as any
 * figures are: published scopes see what the release holds, which protects those not served as well. Throws as
 * answerValues but for a period without figures, and Fault 'unknown-service'.
 */
export async function answerSpm(ctx: Context, scope: Scope, request: RouteRequest<'spm'>): Promise<SpmTable> {
  const { within, level, period, service: code } = request;
  const db = ctx.db.as(scope);
  const service = (await loadServices(db)).find((s) => s.code === code);
  if (!service || service.retired) throw new Fault('unknown-service', { service: code });
  const asked = {
    within,
    level,
    period,
    sex: 'A',
    measure: 'tercatat',
    method: 'ckmeans',
    classes: 5,
  } as const;
  const read = (measure: 'count' | 'served' | 'unserved' | 'achieved') =>
    answerValues(ctx, scope, { ...asked, indicator: `spm-${code}.${measure}` });
  const [target, served, unserved, achieved] = await Promise.all([
    read('count'),
    read('served'),
    read('unserved'),
    read('achieved'),
  ]).catch((reason: unknown) => {
    if (reason instanceof Fault && reason.code === 'unknown-period') return [];
    throw reason;
  });
  const place = await findWithin(db, within, lastDay(period));
  if (!place) throw new Fault('unknown-area', { code: within });
  const reader = target?.release == null ? 'exact' : (scope.release ?? 'exact');
  const [areas, found] = await Promise.all([
    loadAreas(db, place, level, lastDay(period)),
    loadPeriodsOf(db, reader, place, serviceSeries(code)),
  ]);
  const release = target?.release ?? null;
  // Money by the head tells the heads: of what is not told, or of a time not released, it is not told either.
  const isTold = (i: number) => [target, served].every((table) => TOLD.has(table?.basis[i] ?? 'none'));
  const mayTell = (i: number | undefined) =>
    release === null ? target !== undefined : i !== undefined && isTold(i);
  const budgets = await loadBudgets(db, {
    service: code,
    period,
    areas: areas.id,
    by: release?.madeAt ?? null,
  });
  const at = new Map(target?.id.map((id, i) => [id, i]));
  const rows = areas.id.map((id, row): SpmRow => {
    const i = at.get(id);
    return {
      id,
      code: areas.code[row] ?? '',
      name: areas.name[row] ?? '',
      level,
      ...amountsAt(i, { target, served, unserved, achieved }),
      basis: (i === undefined ? undefined : worstOf(target?.basis[i], unserved?.basis[i])) ?? 'none',
      servedBasis: (i === undefined ? undefined : served?.basis[i]) ?? 'none',
      ...keptOf(i, target, served),
      budget: mayTell(i) ? (budgets.get(id) ?? null) : null,
    };
  });
  rows.sort((a, b) => (b.unserved ?? -1) - (a.unserved ?? -1) || (a.code < b.code ? -1 : 1));
  const { id, name } = place;
  return {
    service,
    facts: factsOf(rows, {
      code,
      service: service.name,
      within: { id, code: place.code, name, level: place.level },
      level,
      ...(wholeOf({ target, served, unserved, achieved }) ?? sumOf(rows, target)),
    }),
    rows,
    periods: found.sort((a, b) => (lastDay(a) < lastDay(b) ? 1 : -1)),
    simulated: target?.simulated ?? false,
    release,
  };
}

type Tables = Readonly<Record<'target' | 'served' | 'unserved' | 'achieved', ValueTable | undefined>>;

function amountsAt(
  i: number | undefined,
  tables: Tables,
): Pick<SpmRow, 'target' | 'served' | 'unserved' | 'achieved'> {
  const of = (table: ValueTable | undefined) =>
    i === undefined || table?.basis[i] === 'partial' ? null : (table?.value[i] ?? null);
  return {
    target: of(tables.target),
    served: of(tables.served),
    unserved: of(tables.unserved),
    achieved: of(tables.achieved),
  };
}

/** A figure of an earlier release beside a new one is no figure of one day. */
function keptOf(i: number | undefined, ...tables: readonly (ValueTable | undefined)[]): Pick<SpmRow, 'kept'> {
  const [kept] = tables.flatMap((table) => (i === undefined ? [] : (table?.kept?.[i] ?? []))).sort();
  return kept === undefined ? {} : { kept };
}

type Amounts = Pick<SpmRow, 'target' | 'served' | 'unserved' | 'achieved'>;
type Summed = Amounts & Pick<SpmFacts, 'partial'>;

/** The figures of the area asked about itself, where they are of all of it. */
function wholeOf(tables: Tables): Summed | undefined {
  const [target, unserved] = [tables.target?.total, tables.unserved?.total];
  if (target?.value == null || target.basis === 'partial' || unserved?.value == null) return undefined;
  return {
    target: target.value,
    served: tables.served?.total.value ?? null,
    unserved: unserved.value,
    achieved: tables.achieved?.total.value ?? null,
    partial: false,
  };
}

const NOTHING: Summed = { target: null, served: null, unserved: null, achieved: null, partial: false };

/** Of the areas that have reported, where not all have; nothing where any of them is hidden. */
function sumOf(rows: readonly SpmRow[], targets: ValueTable | undefined): Summed {
  if (rows.some((r) => r.basis === 'hidden')) return NOTHING;
  const told = rows.filter((r) => r.target !== null && r.unserved !== null);
  if (told.length === 0) return targetOf(rows, targets);
  const target = told.reduce((sum, r) => sum + (r.target ?? 0), 0);
  const unserved = told.reduce((sum, r) => sum + (r.unserved ?? 0), 0);
  const served = told.reduce((sum, r) => sum + (r.served ?? 0), 0);
  const achieved = target === 0 ? null : Number(((served * 100) / target).toPrecision(6));
  return { target, served, unserved, achieved, partial: told.length < rows.length };
}

/** Nobody has told how many were served: the target stands alone. */
function targetOf(rows: readonly SpmRow[], targets: ValueTable | undefined): Summed {
  const whole = targets?.total;
  if (whole?.value != null && whole.basis !== 'partial') return { ...NOTHING, target: whole.value };
  const told = rows.flatMap((r) => r.target ?? []);
  if (told.length === 0) return NOTHING;
  return { ...NOTHING, target: told.reduce((sum, n) => sum + n, 0), partial: told.length < rows.length };
}

type RowBasis = SpmRow['basis'] | undefined;

/** What is hidden of one side is hidden of the row. */
function worstOf(target: RowBasis, unserved: RowBasis): RowBasis {
  return unserved === 'hidden' ? 'hidden' : target;
}

function factsOf(
  rows: readonly SpmRow[],
  said: Omit<SpmFacts, 'areas' | 'reported' | 'hidden' | 'unknown' | 'over' | 'most'>,
): SpmFacts {
  const over = rows.filter((r) => r.target !== null && r.served !== null && r.served > r.target).length;
  const hidden = rows.filter((r) => r.basis === 'hidden').length;
  return {
    ...said,
    areas: rows.length,
    reported: rows.filter((r) => r.unserved !== null).length,
    hidden,
    unknown: rows.filter((r) => r.basis !== 'hidden' && r.target !== null && r.unserved === null).length,
    over,
    // What one serves too many is no part of what others lack.
    most: over > 0 ? null : fewestOf(rows, said.unserved),
  };
}

/** @param rows those not served first */
function fewestOf(rows: readonly SpmRow[], unserved: number | null): SpmFacts['most'] {
  if (unserved === null || unserved === 0) return null;
  const names: string[] = [];
  let sum = 0;
  for (const row of rows) {
    sum += row.unserved ?? 0;
    names.push(row.name);
    const share = Math.floor((sum / unserved) * 100);
    if (share >= MOST_SHARE) return { areas: names.length, names: names.slice(0, 5), share };
  }
  return null;
}
