import type { PlannedCell } from './plan.ts';
import type { Tables } from './tables.ts';

/**
 * Figures of a province that its regencies' published figures do not add up to: those of which any part is not shown.
 * They are hidden, so that what a province publishes says nothing that its regencies do not say.
 */
export function undoingCells({ cells }: Tables, below: readonly (readonly PlannedCell[])[]): number[] {
  const withheld = new Set<string>();
  for (const { series, sex, measure, state } of below.flat()) {
    if (state !== 'shown') withheld.add(`${series} ${sex} ${measure}`);
  }
  return cells.flatMap((cell, place) =>
    cell.virtual === null && withheld.has(`${cell.series} ${cell.sex} ${cell.measure}`) ? [place] : [],
  );
}
