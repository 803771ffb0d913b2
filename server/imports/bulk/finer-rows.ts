import { isFiner } from '../../../data/catalogue/levels.ts';
import { lastDay } from '../../../data/contract/period.ts';
import { othersFirst } from '../../../data/read/slices.ts';
import type { KnownArea } from '../lookup/query.ts';
import { type PlacedRow, sexOf } from '../need/cells.ts';
import type { ClosedLevels } from '../need/closed-levels.ts';
import { type Ancestry, areaAt, ClosedSums } from '../need/closed-sums.ts';
import type { Facts } from './facts.ts';
import { MEASURES, type ReadMeanings, SEXES } from './meanings.ts';

const ROWS_AT_ONCE = 200_000;

/** Which rows tell a closed type for an area finer than it may be told for. Undefined: none can. */
export function finerRows(
  { areas, series, of }: ReadMeanings,
  placed: readonly PlacedRow[],
  closed: ClosedLevels,
): ((row: number) => boolean) | undefined {
  const levelOf = new Map(placed.map((r) => [r.area.id, r.area.level]));
  const levels = new Set(levelOf.values());
  const finest = series.map((code) => closed.get(code) ?? null);
  if (!finest.some((f) => f !== null && [...levels].some((level) => isFiner(level, f)))) return undefined;
  const isTooFine = series.map((_, type) =>
    areas.map((id) => {
      const [f, level] = [finest[type], levelOf.get(id)];
      return f !== null && f !== undefined && level !== undefined && isFiner(level, f);
    }),
  );
  return (row) => isTooFine[of.type(row)]?.[of.area(row)] ?? false;
}

/**
 * The counts of such rows added up for the areas that they may be told for. Undefined where one of them lies in no such
 * area: then each row has to be looked at.
 */
export async function sumFiner(
  { count }: Facts,
  { of, areas, series, periods, days }: ReadMeanings,
  isFinerRow: (row: number) => boolean,
  {
    placed,
    closed,
    ancestry,
  }: {
    readonly placed: readonly PlacedRow[];
    readonly closed: ClosedLevels;
    readonly ancestry: Ancestry;
  },
): Promise<ClosedSums | undefined> {
  const known = new Map(placed.map((r) => [`${r.area.id} ${r.settledPeriod}`, r.area]));
  const sums = new ClosedSums(ancestry);
  const into = new Map<string, KnownArea | undefined>();
  const cellOf = (row: number) => {
    const [area, period] = [
      known.get(`${areas[of.area(row)]} ${periods[of.period(row)]}`),
      periods[of.period(row)],
    ];
    const [code, measure] = [series[of.type(row)], MEASURES[of.measure(row)]];
    return area && period && code && measure ? { area, period, series: code, measure } : undefined;
  };
  const each = async (look: (row: number) => boolean) => {
    for (let row = 0; row < count.length; row += 1) {
      if (row % ROWS_AT_ONCE === 0) await othersFirst();
      if ((count[row] as number) >= 0 && !look(row)) return false;
    }
    return true;
  };
  await each((row) => {
    const cell = cellOf(row);
    if (!cell) return true;
    if (closed.get(cell.series)) sums.tell(cell);
    sums.name(cell.area, cell.period);
    return true;
  });
  const done = await each((row) => {
    if (!isFinerRow(row)) return true;
    const cell = cellOf(row);
    const finest = cell && closed.get(cell.series);
    if (!cell || !finest) return false;
    const key = `${cell.area.id} ${finest} ${cell.period}`;
    if (!into.has(key)) into.set(key, areaAt(ancestry, cell.area, finest, lastDay(cell.period)));
    const target = into.get(key);
    if (!target) return false;
    const sex = sexOf({ sex: SEXES[of.sex(row)] ?? 'T' });
    sums.add({ ...cell, into: target }, sex, count[row] as number, days[of.day(row)]);
    return true;
  });
  return done ? sums : undefined;
}
