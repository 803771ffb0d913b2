import type { Cell, Tables } from './tables.ts';

/** How far one has to go to protect a cell: parts only, then sums, then totals of those served, then every total. */
export const STAGES = [0, 1, 2, 3] as const;
export type Stage = (typeof STAGES)[number];

/** What is lost where a cell is hidden although it is not small, and from which stage on it may be. */
export interface Price {
  readonly stage: Stage;
  readonly cost: number;
}

const BY_LEVEL = { provinsi: 40, kabupaten: 12, kecamatan: 2.5, desa: 1, dusun: 1, rw: 1, rt: 1 } as const;

/** Prices of all cells, by place. */
export function pricesOf({ cells, relations }: Tables): Price[] {
  const isSum = new Uint8Array(cells.length);
  for (const { kind, sum, parts } of relations) {
    if ((kind === 'areas' || kind === 'types') && parts.some((p) => cells[p]?.virtual === null))
      isSum[sum] = 1;
  }
  return cells.map((cell, place) => priceOf(cell, isSum[place] === 1));
}

function priceOf(cell: Cell, isSum: boolean): Price {
  const served = cell.measure === 'terlayani' ? 0.6 : 1;
  // A larger figure says more, though not much more.
  const cost = BY_LEVEL[cell.level] * served * (1 + 0.1 * Math.log2(1 + cell.value)) * (isSum ? 1.5 : 1);
  if (cell.family !== 'total') return { stage: isSum ? 1 : 0, cost };
  return { stage: cell.measure === 'terlayani' ? 2 : 3, cost: cost * 20 };
}
