import type { RowFates } from '../../data/contract/fates.ts';
import type { Language } from '../../data/contract/view.ts';
import type { Words } from '../../data/words/id.ts';
import { sayProblem } from '../../data/words/say-report.ts';

/** What a spreadsheet would take as the beginning of a formula; a number or a dash is none. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u;
const NUMBER = /^[+\-–—]?[\d.,\s]*$/;
/** Excel knows UTF-8 by it. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Rows of a file with what became of each, as CSV that can be corrected and brought in again: the reasons stand in
 * columns of their own behind, which no reader takes for anything.
 */
export function writeFates(
  { columns, rows }: Pick<RowFates, 'columns' | 'rows'>,
  words: Words,
  language: Language,
): string {
  const t = words.fates;
  const hasParts = rows.some((row) => row.part !== null);
  const separator = language === 'id' ? ';' : ',';
  const heading = [
    ...columns,
    ...(hasParts ? [t.columns.part] : []),
    t.columns.line,
    t.columns.fate,
    t.columns.reason,
  ];
  const lines = rows.map((row) => [
    ...row.cells,
    ...(hasParts ? [row.part ?? ''] : []),
    String(row.line),
    t.fate[row.fate],
    row.problems.map((problem) => sayProblem(words, problem)).join(' '),
  ]);
  const text = [heading, ...lines].map((cells) =>
    cells.map((cell) => quoted(cell, separator)).join(separator),
  );
  return `${BYTE_ORDER_MARK}${text.join('\r\n')}\r\n`;
}

function quoted(cell: string, separator: string): string {
  const text = cell.replace(/[\p{Cc}]+/gu, ' ').trim();
  if (FORMULA.test(text) && !NUMBER.test(text)) return `"'${text.replaceAll('"', '""')}"`;
  return text.includes(separator) || /[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
