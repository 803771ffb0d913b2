import type { AreaTable, BBox } from '../../data/contract/area.ts';
import type { MapValues } from './paint.ts';

/** One value as a column that stands in its area. */
export interface Column {
  readonly id: number;
  /** longitude and latitude, well inside the area */
  readonly at: readonly [number, number];
  readonly heightM: number;
  readonly colour: readonly [number, number, number];
}

export interface ColumnPicture {
  readonly columns: readonly Column[];
  /** half the width of every column: they differ in height only */
  readonly radiusM: number;
}

/** The tallest column, in parts of the diagonal of what is looked at. */
const TALLEST = 0.24;
const WIDTH = 0.42;
const METRES_PER_DEGREE = 111_320;

/** True for a value that is drawn as a column: complete, more than nihil, and neither hidden nor missing. */
export function hasColumn(row: {
  readonly class: number;
  readonly basis: string;
  readonly value: number | null;
}): boolean {
  return row.class >= 0 && row.basis !== 'partial' && row.value !== null && row.value > 0;
}

/**
 * Values as columns, heights straight from zero, colours from the one legend. Areas without a shape have no place to
 * stand in; what is nihil, partial, hidden or missing has no column.
 */
export function columnsOf(areas: AreaTable, values: MapValues): ColumnPicture {
  const rowById = new Map(values.id.map((id, row) => [id, row]));
  const drawn = areas.id.flatMap((id, i) => {
    const row = rowById.get(id);
    const at = areas.labelPoint[i] ?? null;
    if (row === undefined || at === null) return [];
    const figure = {
      class: values.class[row] ?? -1,
      basis: values.basis[row] ?? 'none',
      value: values.value[row] ?? null,
    };
    return hasColumn(figure) ? [{ id, at, value: figure.value ?? 0, class: figure.class }] : [];
  });
  const most = Math.max(0, ...drawn.map((d) => d.value));
  const shapes = areas.bounds.filter((box) => box !== null);
  const tallestM = TALLEST * diagonalM(around(shapes));
  return {
    radiusM: WIDTH * median(shapes.map((box) => Math.min(...sidesM(box)) / 2)),
    columns: drawn.map((d) => ({
      id: d.id,
      at: d.at,
      heightM: (d.value / most) * tallestM,
      colour: rgb(values.legend.classes[d.class]?.colour ?? values.legend.noData.colour),
    })),
  };
}

/** The area whose column is the tallest, with where it lies if another bears its name; null where none has a column. */
export function tallestOf(
  rows: readonly (Parameters<typeof hasColumn>[0] & {
    readonly hasShape: boolean;
    readonly name: string;
    readonly parentName: string | null;
  })[],
): { name: string; value: number } | null {
  const drawn = rows.filter((row) => row.hasShape && hasColumn(row));
  const tallest = drawn.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  if (!tallest) return null;
  const { name, parentName, value } = tallest;
  const isShared = rows.filter((row) => row.name === name).length > 1;
  return { name: isShared && parentName ? `${name} (${parentName})` : name, value: value ?? 0 };
}

function around(boxes: readonly BBox[]): BBox {
  const least = (side: 0 | 1) => Math.min(...boxes.map((box) => box[side]));
  const most = (side: 2 | 3) => Math.max(...boxes.map((box) => box[side]));
  return boxes.length === 0 ? [0, 0, 0, 0] : [least(0), least(1), most(2), most(3)];
}

function sidesM([west, south, east, north]: BBox): [number, number] {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return [(east - west) * METRES_PER_DEGREE * shrink, (north - south) * METRES_PER_DEGREE];
}

function diagonalM(box: BBox): number {
  return Math.hypot(...sidesM(box));
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** '#1e9490' -> [30, 148, 144] */
function rgb(hex: string): [number, number, number] {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}
