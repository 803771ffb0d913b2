import { BLANK_MARK } from '../../../data/catalogue/blank.ts';
import type { ImportReport } from '../../../data/contract/import.ts';
import type { ReadingChange, TableKind, TableReading } from '../../../data/contract/reading.ts';
import { readAreaCode } from '../../../data/read/area-code.ts';
import { readBlank } from '../../../data/read/blank.ts';
import type { SeparatedText, TextTable } from '../../../data/read/csv.ts';
import { packSpot } from '../../../data/read/line.ts';
import { detectPersons } from '../../../data/read/persons.ts';
import { hasTypeColumns, readParts } from '../../../data/read/read-tables.ts';
import { cutTables, type TablePart, type TableSource } from '../../../data/read/table-parts.ts';
import { tableKey } from '../../../data/read/tell-reading.ts';
import { codeList } from '../../areas/answer.ts';
import type { Findings } from '../findings.ts';
import type { SourceFile } from '../kind.ts';
import { tableSources } from './table-sources.ts';

export interface OpenTable {
  readonly table: TextTable;
  readonly understood: ImportReport['understood'];
  /** how its columns were read */
  readonly reading: TableReading | undefined;
  /** columns of it are types of need */
  readonly hasTypes: boolean;
}

export interface ReadingWish {
  /** undefined: nothing is known of it yet, and rows stay as they are */
  readonly kind?: TableKind | undefined;
  /** what somebody said of the reading now */
  readonly change?: ReadingChange | undefined;
  /** what was said of an earlier file with the same headings */
  readonly recall?: ((key: string) => Promise<ReadingChange | undefined>) | undefined;
  /** the office's own indicator that a heading names, by its code */
  readonly own?: ((heading: string) => string | undefined) | undefined;
  /** the file lists pillars and officers, by name: no list of people in need is meant to be in it */
  readonly ofPillars?: true;
}

const SEPARATOR_NAMES: Readonly<Record<SeparatedText['separator'], string>> = {
  ',': ',',
  ';': ';',
  '\t': 'tab',
  '|': '|',
};

/**
 * The table in a file (text, workbook, several of them in a zip) in long form, or undefined with the findings that say why
 * not. A list of persons in any sheet, hidden ones too, is refused here, before any cell of it is looked at by anything
 * else; of such a file only the position of the telling column is said.
 */
export async function openTable(
  file: SourceFile | null,
  findings: Findings,
  wish: ReadingWish = {},
): Promise<OpenTable | undefined> {
  const empty = { name: '', bytes: new Uint8Array(), sha256: '' };
  const { sources, texts, problems } = await tableSources(file ?? empty);
  const found = cutTables(sources, undefined);
  if (!wish.ofPillars && (await refusePersons(found, findings))) return undefined;
  for (const problem of problems) findings.add(problem);
  if (sources.length === 0 || problems.some((p) => p.severity === 'error')) return undefined;
  const form = openForm(sources, findings);
  if (form) return form === 'refused' ? undefined : form;
  const key = tableKey(found, wish.kind);
  const recalled = wish.change === undefined ? await wish.recall?.(key) : undefined;
  const change = wish.change ?? recalled;
  const parts = change?.heading ? cutTables(sources, change) : found;
  const read = await readParts(parts, wish, change, key);
  findings.readFrom(read.parts, read.table?.rows);
  for (const problem of read.problems) findings.add(problem);
  if (!read.table) return undefined;
  const reading = read.reading && { ...read.reading, remembered: recalled !== undefined };
  const understood = [
    { what: 'separator', as: distinct(texts.map((text) => SEPARATOR_NAMES[text.separator])) },
    {
      what: 'encoding',
      as: distinct(texts.map((text) => (text.bom ? `${text.encoding} (BOM)` : text.encoding))),
    },
    { what: 'files', as: sources.length > 1 ? sources.map((source) => source.file).join(', ') : '' },
    { what: 'sheets', as: sheetsOf(reading) },
    { what: 'heading', as: headingOf(reading) },
    { what: 'said', as: Object.values(reading?.said ?? {}).join(', ') },
    { what: 'reading', as: recalled === undefined ? '' : 'remembered' },
  ].filter((u) => u.as !== '');
  return { table: read.table, understood, reading, hasTypes: parts.some(hasTypeColumns) };
}

/** Forms of our own that were filled in: nothing about them has to be found out. One table of all of them. */
function openForm(sources: readonly TableSource[], findings: Findings): OpenTable | 'refused' | undefined {
  const forms = sources.flatMap(({ file, sheets }) => {
    const form = readBlank(sheets);
    return form ? [{ form, label: sources.length > 1 ? file : '' }] : [];
  });
  const [first] = forms;
  if (!first || forms.length < sources.length) return undefined;
  findings.readFrom(forms.map(({ label, form }) => ({ label, ...form.shown })));
  const at = (part: number, line: number) => packSpot({ part, column: undefined, line });
  for (const [part, { form }] of forms.entries()) {
    for (const problem of form.problems) {
      findings.add({ ...problem, line: problem.line === null ? null : at(part, problem.line) });
    }
  }
  const rows = forms.flatMap(({ form }, part) =>
    form.table.rows.map(({ line, cells }) => ({ line: at(part, line), cells })),
  );
  findings.readFrom(findings.parts, rows);
  if (rows.length === 0) return 'refused';
  const filled = forms.reduce((sum, { form }) => sum + form.filled, 0);
  const areas = forms.reduce((sum, { form }) => sum + form.areas, 0);
  const understood = [
    { what: 'format', as: BLANK_MARK },
    { what: 'filled', as: `${filled} / ${areas}` },
  ];
  const table = { columns: first.form.table.columns, rows, read: rows.length };
  return { table, understood, reading: undefined, hasTypes: true };
}

async function refusePersons(parts: readonly TablePart[], findings: Findings): Promise<boolean> {
  const list = await codeList();
  const nameOf = (code: string) => list.find(readAreaCode(code)?.code ?? code)?.name;
  for (const { cut, sheet } of parts) {
    const headings = cut.columns.map((column) => column.parts.join(' '));
    const last = cut.columns.map((column) => column.parts.at(-1) ?? '');
    const persons =
      (await detectPersons(headings, [...cut.titles, ...cut.rows], nameOf)) ??
      (await detectPersons(last, [], nameOf));
    if (!persons) continue;
    findings.add(sheet.name === '' ? persons : { ...persons, part: sheet.name });
    return true;
  }
  return false;
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].join(', ');
}

/** Which sheets of a workbook were read, where there are several. */
function sheetsOf(reading: TableReading | undefined): string {
  if (!reading || reading.sheets.length < 2) return '';
  return reading.sheets
    .filter((sheet) => sheet.used)
    .map((sheet) => sheet.name)
    .join(', ');
}

/** Where the heading stands, unless it is the first line alone. */
function headingOf(reading: TableReading | undefined): string {
  const [from, to] = reading?.heading ?? [1, 1];
  if (to === 1) return '';
  return from === to ? String(from) : `${from}-${to}`;
}
