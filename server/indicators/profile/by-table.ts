import type { Registry, SeriesEntry } from '../../../data/catalogue/indicators.ts';
import type { Indicator, Measure } from '../../../data/contract/indicator.ts';
import { type PeriodKind, periodKind } from '../../../data/contract/period.ts';
import type { AreaProfile, ComparedArea } from '../../../data/contract/profile.ts';
import type { ValueTable } from '../../../data/contract/values.ts';
import type { Scope } from '../../access/scope.ts';
import type { Within } from '../../areas/browse/query.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { answerValues } from '../answer.ts';
import type { ComparedRow } from './query.ts';
import type { TrendFigure } from './trend.ts';

const OF_SERVED: readonly Measure[] = ['served', 'unserved', 'achieved'];
/** As many tables as a trend has points at most. */
const MOST_TABLES = 36;
/** Not read there, or of a period without figures: then there is nothing to compare, and the rest stands. */
const NOTHING_THERE: readonly string[] = [
  'unknown-period',
  'unknown-area',
  'outside-scope',
  'not-released',
  'published-coarser',
];

/** Is a figure made where it is asked for, and stands in no roll-up? Officers are, and what is left to be served. */
export function isByTable({ family }: Pick<SeriesEntry, 'family'>, measure: Measure): boolean {
  return family === 'cover' || OF_SERVED.includes(measure);
}

/** What of officers can be followed over time and held beside others: of their state how many they are. */
export function comparable(
  registry: Registry,
  { family, slug }: SeriesEntry,
  indicator: Indicator,
): Indicator {
  if (family !== 'cover' || indicator.measure !== 'state') return indicator;
  return registry.find(`${slug}.count`)?.indicator ?? indicator;
}

interface Asked {
  readonly area: Within;
  readonly indicator: Indicator;
  readonly sex: AreaProfile['sex'];
}

async function tableOf(
  ctx: Context,
  scope: Scope,
  { indicator, sex }: Pick<Asked, 'indicator' | 'sex'>,
  place: { readonly within: string; readonly level: Within['level']; readonly period: string },
): Promise<ValueTable | undefined> {
  const how = { measure: 'tercatat', method: 'ckmeans', classes: 5 } as const;
  try {
    return await answerValues(ctx, scope, { ...place, ...how, indicator: indicator.id, sex });
  } catch (reason) {
    if (reason instanceof Fault && NOTHING_THERE.includes(reason.code)) return undefined;
    throw reason;
  }
}

/** The figure of an area in each of these periods that are of the kind of the one asked about. */
export async function trendByTable(
  ctx: Context,
  scope: Scope,
  { area, ...asked }: Asked,
  { period: now, periods }: { readonly period: string; readonly periods: readonly string[] },
): Promise<Map<string, TrendFigure>> {
  const kind: PeriodKind | undefined = periodKind(now);
  const own = [...new Set([...periods, now])].filter((p) => periodKind(p) === kind).sort();
  const found = new Map<string, TrendFigure>();
  for (const period of own.slice(-MOST_TABLES)) {
    const place = { within: area.code, level: area.level, period };
    const table = await tableOf(ctx, scope, asked, place);
    if (table === undefined || table.total.basis === 'none') continue;
    found.set(period, { ...figureOf(table.total), denominatorPeriod: table.denominatorPeriod });
  }
  return found;
}

/** The same figure of the parent and of the areas beside it, of each as it may be read there. */
export async function compareByTable(
  ctx: Context,
  scope: Scope,
  asked: Asked,
  {
    period,
    rows,
    by,
  }: { readonly period: string; readonly rows: readonly ComparedRow[]; readonly by: 'border' | 'siblings' },
): Promise<AreaProfile['comparison']> {
  const { area } = asked;
  const own = await tableOf(ctx, scope, asked, { within: area.code, level: area.level, period });
  const near = rows.filter((row) => row.relation === 'near');
  const parent = rows.find((row) => row.relation === 'parent');
  const above = [...new Set([...near.map((row) => parentCode(row.code)), ...(parent ? [parent.code] : [])])];
  const tables = new Map<string, ValueTable>();
  for (const within of above.filter((code) => code !== '')) {
    const table = await tableOf(ctx, scope, asked, { within, level: area.level, period });
    if (table) tables.set(within, table);
  }
  const compared = (row: ComparedRow, figure: ValueTable['total']): ComparedArea => ({
    area: { id: row.id, code: row.code, name: row.name, level: row.level },
    parentName: row.parentName,
    ...figureOf(figure),
  });
  const whole = parent && tables.get(parent.code);
  return {
    by,
    own: own ? figureOf(own.total) : null,
    parent: parent && whole ? compared(parent, whole.total) : null,
    areas: near.flatMap((row) => {
      const table = tables.get(parentCode(row.code));
      const i = table?.id.indexOf(row.id) ?? -1;
      if (!table || i < 0) return [];
      const at = { value: table.value[i] ?? null, count: table.count[i] ?? null };
      const parts = { n: table.n[i] ?? null, m: table.m[i] ?? null, difference: null };
      return [compared(row, { ...at, ...parts, basis: table.basis[i] ?? 'none' })];
    }),
  };
}

function figureOf({ value, count, basis, n, m }: ValueTable['total']) {
  return { value, count, basis, n, m };
}

/** The code of what an area lies in: codes are paths. */
function parentCode(code: string): string {
  return code.slice(0, Math.max(0, code.lastIndexOf('.')));
}
