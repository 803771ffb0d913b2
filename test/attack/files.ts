import { unzipSync } from 'fflate';
import type { TakenFormat } from '../../data/contract/export.ts';
import { id as words } from '../../data/words/id.ts';

/** A cell of a file: numbers as numbers, all else as the text that stands there. */
export type FileCell = string | number | null;

/** What a file says of one area, by the name that map files give each column: 'nilai', 'pembilang', 'selisih', ... */
export type FileRow = Readonly<Record<string, FileCell>>;

export interface FileSays {
  readonly rows: readonly FileRow[];
  /** of a workbook the sheet of every indicator: by the heading of the column */
  readonly all: readonly FileRow[];
}

const { columns: SAID } = words.download;
const KEYS: ReadonlyMap<string, string> = new Map([
  [SAID.code, 'kode'],
  [SAID.partial, 'jumlah_sebagian'],
  [SAID.n, 'bagian_melapor'],
  [SAID.m, 'bagian_seluruhnya'],
  [SAID.count, 'pembilang'],
  [SAID.difference, 'selisih'],
]);

/** Reads a file as whoever opens it does: every row that names an area. */
export function readTaken(format: TakenFormat, bytes: Buffer): FileSays {
  if (format === 'csv') return { rows: rowsOf(csvLines(bytes.toString('utf8'))), all: [] };
  if (format === 'geojson') return { rows: featuresOf(bytes), all: [] };
  if (format === 'kmz') return { rows: placemarksOf(unzipped(bytes, 'doc.kml')), all: [] };
  const [shown = [], all = []] = sheetsOf(bytes);
  return { rows: rowsOf(shown), all: rowsOf(all) };
}

/** A table below whatever stands above it: its heading begins with the code, after warnings if there are any. */
function rowsOf(lines: readonly (readonly FileCell[])[]): FileRow[] {
  const at = lines.findIndex((line) => line.includes(SAID.code));
  const heading = (lines[at] ?? []).map((cell) => {
    const title = String(cell ?? '');
    return title.startsWith(`${SAID.value} (`) ? 'nilai' : (KEYS.get(title) ?? title);
  });
  return lines
    .slice(at + 1)
    .map((line) => Object.fromEntries(heading.map((key, i) => [key, line[i] ?? null])))
    .filter((row) => typeof row.kode === 'string' && row.kode !== '');
}

function csvLines(text: string): FileCell[][] {
  const lines: FileCell[][] = [];
  // Quoted or not, then what parts it from the next.
  const cell = /(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r\n|$)/gy;
  cell.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  let line: FileCell[] = [];
  for (let found = cell.exec(text); found && cell.lastIndex <= text.length; found = cell.exec(text)) {
    const [, quoted, plain = '', end] = found;
    line.push(quoted === undefined ? numberOr(plain) : quoted.replaceAll('""', '"'));
    if (end === ';') continue;
    lines.push(line);
    line = [];
    if (end === '' || cell.lastIndex === text.length) break;
  }
  return lines;
}

/** '1234,5' as it stands unquoted; a code has two points at least, or a leading nought. */
function numberOr(text: string): FileCell {
  if (text === '') return null;
  return /^-?\d+(,\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text;
}

function featuresOf(bytes: Buffer): FileRow[] {
  const { features = [] } = JSON.parse(bytes.toString()) as { features?: { properties: FileRow }[] };
  return features.map((feature) => feature.properties);
}

/** The figures of a placemark, and what its short line says, which is all that many readers see. */
function placemarksOf(kml: string): FileRow[] {
  return [...kml.matchAll(/<Placemark .*?<\/Placemark>/gs)].map(([mark]) => {
    const data = [...mark.matchAll(/<Data name="([^"]*)"><value>([^<]*)<\/value>/g)];
    const row = Object.fromEntries(data.map(([, key = '', value = '']) => [key, asNumber(value)]));
    const [, short = ''] = /<Snippet[^>]*>([^<]*)<\/Snippet>/.exec(mark) ?? [];
    const said = /^(-?[\d.]+(?:,\d+)?) /.exec(short)?.[1];
    // What the short line says stands where the figure itself does not.
    return said === undefined ? row : { nilai: Number(said.replaceAll('.', '').replace(',', '.')), ...row };
  });
}

function asNumber(text: string): FileCell {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** Sheets in the order of the workbook, as lines of cells. */
function sheetsOf(bytes: Buffer): FileCell[][][] {
  const parts = unzipSync(bytes);
  const text = (name: string) => Buffer.from(parts[name] ?? []).toString();
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, of = '']) =>
    textOf(of),
  );
  const names = Object.keys(parts).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
  const inOrder = names.sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]));
  return inOrder.map((name) =>
    [...text(name).matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => {
      const line: FileCell[] = [];
      for (const [, before = '', letters = '', after = '', inside = ''] of row.matchAll(
        /<c ([^>]*?)r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs,
      )) {
        const kind = /t="(\w+)"/.exec(before + after)?.[1] ?? 'n';
        const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1];
        const at = [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
        if (kind === 'inlineStr') line[at] = textOf(inside);
        else if (value !== undefined)
          line[at] = kind === 's' ? (shared[Number(value)] ?? '') : kind === 'n' ? Number(value) : value;
      }
      return Array.from(line, (cell) => cell ?? null);
    }),
  );
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)]
    .map(([, part = '']) => part)
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function unzipped(bytes: Buffer, name: string): string {
  return Buffer.from(unzipSync(bytes)[name] ?? []).toString();
}
