import type { CellObject, Sheet as ExcelSheet, Row } from 'write-excel-file/node';

/** The media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const HEADING = {
  fontWeight: 'bold',
  backgroundColor: '#eaeeef',
  wrap: true,
  alignVertical: 'top',
  bottomBorderStyle: 'thin',
} as const;
export const TITLE = { fontWeight: 'bold', fontSize: 14 } as const;
export const WARNING = { fontWeight: 'bold', textColor: '#ffffff', backgroundColor: '#943f15' } as const;

/** A sheet of a workbook: rows of cells, and how wide its columns are, in characters. */
export interface WorkbookSheet {
  readonly sheet: string;
  readonly columns: readonly { readonly width: number }[];
  readonly data: readonly Row[];
  readonly orientation?: 'landscape';
  readonly stickyRowsCount?: number;
}

/** A workbook in the letters that every office has. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  // Loaded when the first workbook is asked for: the server starts without it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const made = sheets as unknown as ExcelSheet<never>[];
  return writeXlsxFile(made as never, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}

/** A cell of text, without the control characters that no workbook can hold. */
export function textCell(value: string, style: Partial<CellObject> = {}): CellObject {
  return { value: value.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]+/gu, ' '), type: String, ...style };
}

/** A number that can be reckoned with. */
export function countCell(value: number): CellObject {
  return { value, type: Number };
}
