import type { TableRow } from './csv.ts';

/** A range of cells that Excel shows as one; rows and columns of the file, both ends included. Columns count from 0. */
export interface Merge {
  readonly fromLine: number;
  readonly toLine: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** The cells of one sheet of a workbook, or of a text file: rows with anything in them, as many cells as they need. */
export interface Sheet {
  /** '' for a text file */
  readonly name: string;
  readonly rows: readonly TableRow[];
  readonly merges: readonly Merge[];
  readonly hidden: boolean;
}
