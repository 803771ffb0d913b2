import { plainText } from './plain-text.ts';

export type CsvCell = string | number | null;

/** How a language's spreadsheets read a table: in Indonesia the comma is the decimal mark. */
export interface CsvDialect {
  readonly separator: ';' | ',';
  readonly decimal: ',' | '.';
}

export const CSV_DIALECTS: Readonly<Record<'id' | 'en', CsvDialect>> = {
  id: { separator: ';', decimal: ',' },
  en: { separator: ',', decimal: '.' },
};

/** Excel knows UTF-8 by it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet would take as the beginning of a formula, the wide letters of some keyboards too. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;

/**
 * A table as CSV (RFC 4180, CRLF) with a byte order mark. Texts stand in quotes where they must; one that a spreadsheet
 * would run as a formula is led by an apostrophe, numbers never are. Empty is null.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[], dialect: CsvDialect): string {
  const lines = rows.map((row) => row.map((cell) => writeCell(cell, dialect)).join(dialect.separator));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function writeCell(cell: CsvCell, { separator, decimal }: CsvDialect): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    // A comma as decimal mark stands unquoted only where it does not part the cells.
    const text = plainNumber(cell).replace('.', decimal);
    return text.includes(separator) ? `"${text}"` : text;
  }
  const text = plainText(cell);
  if (FORMULA.test(text) || FORMULA.test(cell)) return `"'${text.replaceAll('"', '""')}"`;
  return /[";,\n\r\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Digits without an exponent. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}
