import type { AreaTable, BoundaryQuality } from '../../data/contract/area.ts';
import type { Legend } from '../../data/contract/legend.ts';
import {
  type Basis,
  CLASS_HIDDEN,
  CLASS_NO_DATA,
  CLASS_ZERO,
  type NoRate,
  type ValueTable,
} from '../../data/contract/values.ts';
import type { View } from '../../data/contract/view.ts';
import { hasStates } from '../legend/class-label.ts';

/** One area with its figure, as table, cards and sentence read it. */
export interface AreaRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly parentName: string | null;
  readonly hasShape: boolean;
  readonly quality: BoundaryQuality | null;
  readonly value: number | null;
  readonly count: number | null;
  /** why a rate has no value although there is a count */
  readonly reason?: NoRate | null;
  readonly class: number;
  readonly basis: Basis;
  readonly n: number | null;
  readonly m: number | null;
  readonly difference: number | null;
  /** the day of the earlier release that it stays the figure of; null: of the present one, or exact */
  readonly keptAt: string | null;
  /** 1 for the highest value, the same for equals; null without a figure that can be compared */
  readonly rank: number | null;
}

/** Areas and values by id. Areas without a value row have no data. */
export function joinRows(areas: AreaTable, values: ValueTable | null): AreaRow[] {
  const at = new Map(values?.id.map((id, i) => [id, i]));
  const rows = areas.id.map((id, i): AreaRow => {
    const v = at.get(id) ?? -1;
    return {
      id,
      code: areas.code[i] ?? '',
      name: areas.name[i] ?? '',
      parentName: areas.parentName[i] ?? null,
      hasShape: areas.tileSet[i] !== null,
      quality: areas.quality[i] ?? null,
      value: values?.value[v] ?? null,
      count: values?.count[v] ?? null,
      reason: values?.reason?.[v] ?? null,
      class: values?.class[v] ?? CLASS_NO_DATA,
      basis: values?.basis[v] ?? 'none',
      n: values?.n[v] ?? null,
      m: values?.m[v] ?? null,
      difference: values?.difference[v] ?? null,
      keptAt: values?.kept?.[v] ?? null,
      rank: null,
    };
  });
  // States have an order, but no places in it.
  return hasStates(values?.legend) ? rows : ranked(rows);
}

/** True for a figure that can be compared with others: a class of the legend or a surveyed zero. */
export function isComparable(row: AreaRow): boolean {
  return row.class >= 0 || row.class === CLASS_ZERO;
}

/** True for an area that was counted, but whose rate cannot be calculated. */
export function isWithoutRate(row: AreaRow): boolean {
  return row.class === CLASS_NO_DATA && row.count !== null;
}

/** True for a rate over the part of the area that reported: comparable, and marked. */
export function isRateOfPart(row: AreaRow): boolean {
  return row.class >= 0 && row.basis === 'partial';
}

function ranked(rows: AreaRow[]): AreaRow[] {
  const values = rows
    .filter(isComparable)
    .map((row) => row.value ?? 0)
    .sort((a, b) => b - a);
  const rankOf = new Map<number, number>();
  values.forEach((value, i) => {
    if (!rankOf.has(value)) rankOf.set(value, i + 1);
  });
  // Of a hidden figure it is known that it is more than nihil, and no more.
  const isHiding = rows.some((row) => row.class === CLASS_HIDDEN);
  const isRanked = (row: AreaRow) => isComparable(row) && !(isHiding && row.class === CLASS_ZERO);
  return rows.map((row) => (isRanked(row) ? { ...row, rank: rankOf.get(row.value ?? 0) ?? null } : row));
}

/**
 * Rows in the order of the table. By value: highest first (of states the worst, which is the lowest), then partial
 * sums, hidden figures, and last what has no data. Equals stand in the order of `among`, those that are not in it after
 * them, and of their codes.
 */
export function sortRows(
  rows: readonly AreaRow[],
  sort: View['sort'],
  legend?: Pick<Legend, 'method'>,
  among: readonly { readonly id: number }[] = [],
): AreaRow[] {
  const byCode = (a: AreaRow, b: AreaRow) => (a.code < b.code ? -1 : 1);
  if (sort === 'name') {
    const collator = new Intl.Collator('id', { numeric: true });
    return [...rows].sort((a, b) => collator.compare(a.name, b.name) || byCode(a, b));
  }
  const place = (row: AreaRow) =>
    isComparable(row) ? 0 : row.class === CLASS_NO_DATA ? 3 : row.class === CLASS_HIDDEN ? 2 : 1;
  const sign = hasStates(legend) ? -1 : 1;
  const at = new Map(among.map(({ id }, i) => [id, i]));
  const placeAmong = (row: AreaRow) => at.get(row.id) ?? at.size;
  return [...rows].sort(
    (a, b) =>
      place(a) - place(b) ||
      sign * ((b.value ?? b.count ?? 0) - (a.value ?? a.count ?? 0)) ||
      placeAmong(a) - placeAmong(b) ||
      byCode(a, b),
  );
}

/** What is said of a figure: the number, or the state in its place. */
export function figureOf(
  row: AreaRow,
  legend: Legend | undefined,
  say: {
    number: (n: number, decimals?: number) => string;
    /** of a class with a name */
    label: (name: NonNullable<Legend['classes'][number]['label']>) => string;
    zero: string;
    noData: string;
    noRate: string;
    hidden: string;
    partial: string;
  },
): { text: string; isNumber: boolean } {
  if (legend === undefined) return { text: '–', isNumber: false };
  if (row.class === CLASS_ZERO) return { text: say.zero, isNumber: false };
  if (row.class === CLASS_NO_DATA) {
    return { text: row.count === null ? say.noData : say.noRate, isNumber: false };
  }
  const name = legend.classes[row.class]?.label;
  if (name) return { text: say.label(name), isNumber: false };
  if (row.class >= 0 && row.value !== null) {
    return { text: say.number(row.value, legend.decimals), isNumber: true };
  }
  return { text: row.class === CLASS_HIDDEN ? say.hidden : say.partial, isNumber: false };
}
