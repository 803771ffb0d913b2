import { isFiner, type Level } from '../../data/catalogue/levels.ts';
import { TOTAL_SERIES } from '../../data/catalogue/needs.ts';
import { EVACUATION_SERIES, EVACUATION_TYPES } from '../../data/catalogue/totals.ts';
import type { PlannedCell } from './plan/plan.ts';
import type { PlanSettings } from './plan/settings.ts';
import { keyOf, type PlanArea, type PlanRow } from './plan/tables.ts';

/** A row of the roll-up with all that is published beside a count. */
export interface BuildRow extends PlanRow {
  readonly n: number | null;
  readonly m: number | null;
  readonly persons: number | null;
  readonly households: number | null;
  readonly area_m2: number | null;
}

/** A published figure: hidden has no count and nothing beside it. */
export interface PublishedRow extends Omit<BuildRow, 'count' | 'basis' | 'most_of_rt'> {
  readonly count: number | null;
  readonly basis: BuildRow['basis'] | 'hidden';
  /** ISO instant of the release whose figure it still is */
  readonly kept_at: string | null;
}

/** People and families are public statistics by desa, and in no plan. */
const PEOPLE: readonly string[] = ['penduduk', 'kk'];

export interface PublishInput {
  readonly areas: readonly PlanArea[];
  readonly rows: readonly BuildRow[];
  readonly cells: readonly PlannedCell[];
  readonly settings: PlanSettings;
  /** what the last release published of the same root and period, by `keyOf`; kept cells stay as they are there */
  readonly last: ReadonlyMap<string, PublishedRow>;
  /** when that was; ISO instant */
  readonly lastAt: string | null;
}

/**
 * What a plan publishes: its cells as they were planned, and what follows from them alone. What a reported area has
 * beyond its parts is told where all parts are shown; who needs help in an evacuation where its types or their groups are.
 */
export function publishRows(input: PublishInput): PublishedRow[] {
  const rowOf = new Map(input.rows.map((row) => [keyOf({ ...row, areaId: row.area_id }), row]));
  const published = new Map<string, PublishedRow>();
  for (const cell of input.cells) {
    const row = rowOf.get(keyOf(cell));
    if (row) published.set(keyOf(cell), publishCell(input, cell, row));
  }
  const partsOf = Map.groupBy(input.areas, (area) => area.parentId ?? -1);
  const isWhole = (row: PublishedRow): boolean => {
    const parts = partsOf.get(row.area_id) ?? [];
    return parts.length > 0 && parts.every(({ id }) => isNew(published.get(keyOf({ ...row, areaId: id }))));
  };
  const shaped = [...published.values()].map((row) =>
    row.parts_count === null || isWhole(row) ? row : { ...row, parts_count: null },
  );
  const people = input.rows.filter((row) => PEOPLE.includes(row.series) && !isFiner(row.level, 'desa'));
  return [...shaped, ...people.map((row) => show(row)), ...publishAid(input, published)];
}

function publishCell(input: PublishInput, cell: PlannedCell, row: BuildRow): PublishedRow {
  if (cell.state === 'shown') return show(row);
  if (cell.state === 'hidden') return hide(row);
  const last = input.last.get(keyOf(cell));
  // Kept figures are those of the release that first said them.
  return last && last.basis !== 'hidden' ? { ...last, kept_at: last.kept_at ?? input.lastAt } : hide(row);
}

function show({ most_of_rt: _, ...row }: BuildRow): PublishedRow {
  return { ...row, kept_at: null };
}

function hide({ area_id, level, series, sex, measure }: BuildRow): PublishedRow {
  const nothing = { n: null, m: null, parts_count: null, persons: null, households: null, area_m2: null };
  return { area_id, level, series, sex, measure, count: null, basis: 'hidden', ...nothing, kept_at: null };
}

function isNew(row: PublishedRow | undefined): boolean {
  return row !== undefined && row.basis !== 'hidden' && row.kept_at === null;
}

/**
 * Who needs help in an evacuation: the sum of what is published of its types, or of groups that hold just these; hidden
 * where neither is shown whole.
 */
function publishAid({ rows, settings }: PublishInput, published: ReadonlyMap<string, PublishedRow>) {
  const finest = aidLevel(settings);
  return rows.flatMap((row): PublishedRow[] => {
    if (row.series !== EVACUATION_SERIES || isFiner(row.level, finest)) return [];
    const find = (series: string, sex = row.sex) =>
      published.get(keyOf({ ...row, areaId: row.area_id, series, sex }));
    const told = EVACUATION_TYPES.filter((series) => find(series, 'A') !== undefined);
    // A type that is not told by sex says nothing of women.
    if (told.length === 0 || told.some((series) => find(series) === undefined)) return [];
    const shown = [told, groupsOf(told, settings, (series) => find(series, 'A') !== undefined)]
      .map((parts) => parts.flatMap((series) => find(series) ?? []))
      .find((parts) => parts.length > 0 && parts.every(({ basis }) => basis !== 'hidden'));
    if (!shown) return [hide(row)];
    const count = shown.reduce((sum, part) => sum + (part.count ?? 0), 0);
    const kept = shown.flatMap(({ kept_at }) => kept_at ?? []).sort();
    return [{ ...show(row), count, parts_count: null, kept_at: kept[0] ?? null }];
  });
}

/** The groups that hold these types and, of what is told there, no others; none where some of them are in no such group. */
function groupsOf(
  types: readonly string[],
  { sums }: PlanSettings,
  isTold: (series: string) => boolean,
): readonly string[] {
  const inside = sums
    .filter(({ series }) => series !== TOTAL_SERIES)
    .map(({ series, types: all }) => ({ series, told: all.filter(isTold) }))
    .filter(({ told }) => told.length > 0 && told.every((type) => types.includes(type)));
  const held = new Set(inside.flatMap(({ told }) => told));
  return types.every((type) => held.has(type)) ? inside.map(({ series }) => series) : [];
}

function aidLevel({ finest }: PlanSettings): Level {
  return finest.type;
}
