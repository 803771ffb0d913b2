import type { problemSheet as source } from '../id/problem-sheet.ts';
import type { Hint } from '../sentence.ts';

const many = (n: Hint[string] | undefined, what: string) => `${n ?? ''} ${what}${Number(n) === 1 ? '' : 's'}`;
const were = (n: Hint[string] | undefined) => (Number(n) === 1 ? 'was' : 'were');
const lines = (h: Hint) => `${Number(h.n) === 1 ? 'line' : 'lines'} ${h.lines ?? ''}`;

/** Findings about workbooks and about the shape of a table: what was put right, what was left out, what does not add up. */
export const problemSheet: typeof source = {
  'file-is-old-workbook': () =>
    'This is an old Excel workbook (.xls), or one locked with a password. In Excel: take the password off if there is one, choose Save As "Excel Workbook (.xlsx)", then try again.',
  'workbook-binary': () =>
    'This is a binary workbook (.xlsb). In Excel: Save As "Excel Workbook (.xlsx)", then try again.',
  'workbook-opendocument': () =>
    'This is an OpenDocument workbook (.ods). In LibreOffice: Save As "Excel (.xlsx)" or CSV, then try again.',
  'workbook-broken': () =>
    'This workbook is broken or cut off. Open it in Excel, save it again, then try again; if it came in a message, ask for it once more.',
  'workbook-too-many-sheets': (h) =>
    `This workbook has more than ${h.limit ?? ''} sheets. Split it into several files.`,
  'workbook-too-full': (h) =>
    `This workbook has more than ${h.limit ?? ''} cells. Split it into several files.`,
  'workbook-formulas': (h) =>
    `${h.n ?? ''} cells hold formulas. What is read is the last saved result; formulas are not worked out again.`,
  'workbook-unsaved-formulas': (h) =>
    `${h.n ?? ''} formulas have no saved result. If they are figures: open the file in Excel, save it, then try again.`,
  'workbook-links': (h) =>
    `This workbook refers to ${h.n ?? ''} other files. References are not followed; only figures saved here are read.`,
  'workbook-macros': () => 'This workbook holds macros. They are neither run nor kept.',
  'zip-without-table': () =>
    'There is no table (CSV or XLSX) in this zip that can be read. Look at what is in it, then try again.',
  'zip-in-zip': () =>
    'This zip holds another zip. Take the tables out of it, then send them as they are or in one zip.',
  'encoding-windows': (h) =>
    `This file is not UTF-8; it was read as Windows-1252, the encoding of CSV from older Excel (${h.n ?? ''} lines hold such letters). Check names with special letters.`,
  'encoding-mixed': (h) =>
    `${h.n ?? ''} lines are encoded otherwise than the rest (from line ${h.line ?? ''} on); they were read as Windows-1252. Check the names in them.`,
  'total-row-differs': (h) =>
    `The row of totals says ${h.value ?? ''}, but the figures above it add up to ${h.sum ?? ''} (difference ${h.difference ?? ''}). The figures are taken; check which is right.`,
  'total-column-differs': (h) =>
    `The column of totals says ${h.value ?? ''}, but its parts add up to ${h.sum ?? ''} (difference ${h.difference ?? ''}). The parts are taken; check which is right.`,
  'total-rows-checked': (h) =>
    `${many(h.n, 'row')} of totals (${lines(h)}) ${were(h.n)} held against the figures above them and left out: totals are worked out here.`,
  'total-columns-checked': (h) =>
    `${many(h.n, 'column')} of totals (column ${h.columns ?? ''}) ${were(h.n)} held against their parts and left out: totals are worked out here.`,
  'text-rows-left-out': (h) =>
    `${many(h.n, 'row')} without figures between or below the table (${lines(h)}) ${were(h.n)} left out, such as notes or signatures.`,
  'cells-filled-down': (h) =>
    `In ${h.n ?? ''} rows the name of a place was taken from the row above, because it is written once for several rows.`,
};
