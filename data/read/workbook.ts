import { TABLE_LIMITS, type TableRow } from './csv.ts';
import type { ReadProblem } from './problem.ts';
import type { Merge, Sheet } from './sheet.ts';
import { othersFirst } from './slices.ts';
import { type NumberKind, readStyles, writeNumber } from './workbook-styles.ts';
import { XmlFault, XmlScanner } from './xml-scan.ts';
import { isProblem, openZip, type ZipEntry } from './zip.ts';

/** Bounds of a workbook: as a file, unpacked, and in cells. Beyond them it is refused. */
const WORKBOOK_LIMITS = {
  bytes: 50 * 1024 * 1024,
  unpacked: 256 * 1024 * 1024,
  cells: 8_000_000,
  sheets: 250,
  merges: 100_000,
  styles: 20 * 1024 * 1024,
} as const;

export interface WorkbookAnswer {
  /** in the order of the workbook; undefined: it cannot be read, `problems` says why */
  readonly sheets: readonly Sheet[] | undefined;
  readonly problems: readonly ReadProblem[];
}

/**
 * The cells of a workbook (XLSX) as they were last saved: formulas are not worked out, links to other files not followed,
 * macros not looked at, each said in a note. Reads sheet by sheet as the text comes, and lets others run in between.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookAnswer> {
  if (bytes.byteLength > WORKBOOK_LIMITS.bytes) {
    return refused('file-too-large', { limit: `${WORKBOOK_LIMITS.bytes / 1024 / 1024} MB` });
  }
  const zip = openZip(bytes, WORKBOOK_LIMITS.unpacked);
  if ('problem' in zip) return { sheets: undefined, problems: [zip.problem] };
  const files = new Map(zip.entries.map((entry) => [entry.path.toLowerCase(), entry]));
  if (files.has('xl/workbook.bin')) return refused('workbook-binary');
  if (files.has('content.xml')) return refused('workbook-opendocument');
  if (!files.has('xl/workbook.xml')) return refused('zip-without-table');
  try {
    return await new WorkbookReader(files).read();
  } catch (reason) {
    if (reason instanceof Unreadable) return { sheets: undefined, problems: [reason.problem] };
    if (reason instanceof XmlFault) return refused('workbook-broken');
    throw reason;
  }
}

function refused(code: string, hint: Record<string, string | number> = {}): WorkbookAnswer {
  return { sheets: undefined, problems: [{ severity: 'error', line: null, column: null, code, hint }] };
}

/** Ends the reading of a workbook with what is wrong with it. */
class Unreadable extends Error {
  readonly problem: ReadProblem;

  constructor(problem: ReadProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

function unreadable(code: string, hint: Record<string, string | number> = {}): Unreadable {
  return new Unreadable({ severity: 'error', line: null, column: null, code, hint });
}

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

class WorkbookReader {
  private readonly files: ReadonlyMap<string, ZipEntry>;
  private strings: readonly string[] = [];
  private kinds: readonly NumberKind[] = [];
  private from1904 = false;
  private cells = 0;
  private rows = 0;
  private formulas = 0;
  private unsaved = 0;

  constructor(files: ReadonlyMap<string, ZipEntry>) {
    this.files = files;
  }

  async read(): Promise<WorkbookAnswer> {
    const entries = await this.readContents();
    if (entries.length === 0) throw unreadable('workbook-broken');
    if (entries.length > WORKBOOK_LIMITS.sheets) {
      throw unreadable('workbook-too-many-sheets', { limit: WORKBOOK_LIMITS.sheets });
    }
    const styles = this.files.get('xl/styles.xml');
    if (styles && styles.size > WORKBOOK_LIMITS.styles) throw unreadable('workbook-broken');
    if (styles) this.kinds = readStyles(new TextDecoder().decode(await unpacked(styles)));
    const strings = this.files.get('xl/sharedstrings.xml');
    if (strings) this.strings = await readStrings(strings);
    const sheets: Sheet[] = [];
    for (const entry of entries) {
      const file = this.files.get(entry.path.toLowerCase());
      // A sheet of charts has no cells.
      if (file && /worksheets\//i.test(entry.path)) sheets.push(await this.readSheet(entry, file));
    }
    if (sheets.every((sheet) => sheet.rows.length === 0)) throw unreadable('file-empty');
    return { sheets, problems: this.notes() };
  }

  private notes(): ReadProblem[] {
    const note = (code: string, n: number): ReadProblem[] =>
      n === 0 ? [] : [{ severity: 'note', line: null, column: null, code, hint: { n } }];
    const paths = [...this.files.keys()];
    return [
      ...note('workbook-formulas', this.formulas),
      ...note('workbook-unsaved-formulas', this.unsaved),
      ...note('workbook-links', paths.filter((p) => /^xl\/externallinks\/[^/]+\.xml$/.test(p)).length),
      ...note('workbook-macros', paths.filter((p) => p.endsWith('vbaproject.bin')).length),
    ];
  }

  /** The sheets by name, and where the zip keeps each. */
  private async readContents(): Promise<SheetEntry[]> {
    const targets = new Map<string, string>();
    const relations = this.files.get('xl/_rels/workbook.xml.rels');
    if (relations) {
      await scan(relations, {
        open(name, attribute) {
          const target = attribute('Target');
          if (name === 'Relationship' && target) targets.set(attribute('Id') ?? '', target);
        },
      });
    }
    const entries: SheetEntry[] = [];
    const workbook = this.files.get('xl/workbook.xml');
    if (workbook) {
      await scan(workbook, {
        open: (name, attribute) => {
          if (name === 'workbookPr') this.from1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
          if (name !== 'sheet') return;
          const target = targets.get(attribute('id') ?? '') ?? `worksheets/sheet${entries.length + 1}.xml`;
          entries.push({
            name: (attribute('name') ?? '').trim(),
            hidden: /hidden/i.test(attribute('state') ?? ''),
            path: target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
          });
        },
      });
    }
    return entries;
  }

  private async readSheet(entry: SheetEntry, file: ZipEntry): Promise<Sheet> {
    const rows: TableRow[] = [];
    const merges: Merge[] = [];
    let cells: string[] = [];
    let line = 0;
    let column = -1;
    let cell:
      | { type: string; style: number; value: string | undefined; formula: string | undefined }
      | undefined;
    let inside = '';
    await scan(file, {
      open: (name, attribute) => {
        if (name === 'row') {
          line = Number(attribute('r') ?? line + 1);
          cells = [];
          column = -1;
        } else if (name === 'c') {
          const address = attribute('r');
          column = address === undefined ? column + 1 : columnOf(address);
          const type = attribute('t') ?? 'n';
          cell = { type, style: Number(attribute('s') ?? 0), value: undefined, formula: undefined };
        } else if (cell && (name === 'v' || name === 'f' || name === 't')) {
          inside = name;
          if (name === 'f') cell.formula = '';
          else cell.value ??= '';
        } else if (name === 'rPh') inside = 'phonetic';
        else if (name === 'mergeCell') {
          const merge = readRange(attribute('ref') ?? '');
          if (merge && merges.length < WORKBOOK_LIMITS.merges) merges.push(merge);
        }
      },
      text: (text) => {
        if (!cell) return;
        if (inside === 'f') cell.formula = (cell.formula ?? '') + text;
        else if (inside === 'v' || inside === 't') cell.value = (cell.value ?? '') + text;
      },
      close: (name) => {
        if (name === inside || name === 'rPh') inside = '';
        if (name === 'c' && cell) {
          const text = this.textOf(cell);
          if (text !== '') this.put(cells, column, line, text);
          cell = undefined;
        } else if (name === 'row' && cells.length > 0) {
          rows.push({ line, cells: Array.from(cells, (text) => text ?? '') });
          this.rows += 1;
          if (this.rows > TABLE_LIMITS.rows) throw unreadable('table-too-long', { limit: TABLE_LIMITS.rows });
        }
      },
    });
    return { name: entry.name, rows, merges, hidden: entry.hidden };
  }

  private put(cells: string[], column: number, line: number, text: string): void {
    if (column >= TABLE_LIMITS.columns) {
      const hint = { limit: TABLE_LIMITS.columns };
      throw new Unreadable({ severity: 'error', line, column: null, code: 'table-too-wide', hint });
    }
    this.cells += 1;
    if (this.cells > WORKBOOK_LIMITS.cells)
      throw unreadable('workbook-too-full', { limit: WORKBOOK_LIMITS.cells });
    cells[column] = text;
  }

  private textOf(cell: {
    type: string;
    style: number;
    value: string | undefined;
    formula: string | undefined;
  }): string {
    const { type, style, value, formula } = cell;
    if (formula !== undefined) {
      this.formulas += 1;
      if (value === undefined) {
        this.unsaved += 1;
        return `=${formula}`.slice(0, 60);
      }
    }
    if (value === undefined || value === '') return '';
    if (type === 's') return (this.strings[Number(value)] ?? '').trim();
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type !== 'n') return unescapeCell(value).trim();
    const number = Number(value);
    return Number.isFinite(number)
      ? writeNumber(number, this.kinds[style] ?? 'plain', this.from1904)
      : value.trim();
  }
}

async function readStrings(file: ZipEntry): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isPhonetic = false;
  await scan(file, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    text(piece) {
      if (isText) text += piece;
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') {
        strings.push(unescapeCell(text));
        if (strings.length > WORKBOOK_LIMITS.cells)
          throw unreadable('workbook-too-full', { limit: WORKBOOK_LIMITS.cells });
      }
    },
  });
  return strings;
}

const BYTES_AT_ONCE = 256 * 1024;

async function scan(
  file: ZipEntry,
  events: Partial<ConstructorParameters<typeof XmlScanner>[0]>,
): Promise<void> {
  const bytes = await unpacked(file);
  const scanner = new XmlScanner({ open() {}, text() {}, close() {}, ...events });
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.byteLength; at += BYTES_AT_ONCE) {
    const to = at + BYTES_AT_ONCE;
    scanner.push(decoder.decode(bytes.subarray(at, to), { stream: to < bytes.byteLength }));
    await othersFirst();
  }
  scanner.end();
}

async function unpacked(file: ZipEntry): Promise<Uint8Array> {
  const bytes = await file.unpack();
  if (isProblem(bytes)) throw new Unreadable(bytes);
  return bytes;
}

/** Signs that XML cannot hold are written '_x000D_'. */
function unescapeCell(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** 'AB12' is column 27, counted from 0. */
function columnOf(address: string): number {
  let column = 0;
  for (const letter of address) {
    const n = letter.toUpperCase().charCodeAt(0) - 64;
    if (n < 1 || n > 26) break;
    column = column * 26 + n;
  }
  return column - 1;
}

function readRange(text: string): Merge | undefined {
  const found = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/i.exec(text.replaceAll('$', ''));
  if (!found) return undefined;
  return {
    fromColumn: columnOf(found[1] ?? ''),
    fromLine: Number(found[2]),
    toColumn: columnOf(found[3] ?? ''),
    toLine: Number(found[4]),
  };
}
