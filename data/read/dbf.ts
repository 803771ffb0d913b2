import { MOST_FEATURES } from './geo-file.ts';
import { eachInSlices } from './slices.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly at: number;
  readonly length: number;
}

interface DbfTable {
  /** a row each as the file has them; undefined where it was deleted but not yet swept out */
  readonly rows: readonly (Readonly<Record<string, unknown>> | undefined)[];
  /** rows that the heading promises; more than there are where the file was cut short */
  readonly promised: number;
  /** the encoding that its letters were read with */
  readonly encoding: string;
  /** what the .cpg or the heading said, where its letters are something else */
  readonly wrongly: string | undefined;
  /** cells of a table in UTF-8 that are not, and were read as Windows-1252 */
  readonly otherLetters: number;
}

const HEADING = 32;

/** Encodings by the number in the heading (language driver): Windows, and its like. */
const BY_DRIVER: Readonly<Record<number, string>> = {
  3: 'windows-1252',
  87: 'windows-1252',
  88: 'windows-1252',
  89: 'windows-1252',
};

/** How many rows a table says it has; undefined where the bytes are no table. */
export function countDbf(head: Uint8Array): number | undefined {
  if (head.byteLength < HEADING) return undefined;
  return new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(4, true);
}

/**
 * The attribute table of a Shapefile (.dbf, dBase III and its followers). Letters are read as the .cpg or the heading
 * says where that fits, else as UTF-8 where all of it is, else as Windows-1252. Undefined where the bytes are no table.
 */
export async function readDbf(bytes: Uint8Array, cpg: string | undefined): Promise<DbfTable | undefined> {
  const promised = countDbf(bytes);
  if (promised === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = view.getUint16(8, true);
  const length = view.getUint16(10, true);
  if (start < HEADING + 1 || length < 1 || start > bytes.byteLength) return undefined;
  const there = Math.min(promised, MOST_FEATURES + 1, Math.floor((bytes.byteLength - start) / length));
  const body = bytes.subarray(start, start + there * length);
  const { encoding, wrongly } = chooseEncoding(bytes.subarray(0, start), body, cpg, bytes[29] ?? 0);
  const letters = new Letters(encoding);
  const fields = readFields(bytes.subarray(0, start), letters);
  const rows: (Record<string, unknown> | undefined)[] = [];
  await eachInSlices(
    (function* () {
      for (let i = 0; i < there; i += 1) yield body.subarray(i * length, (i + 1) * length);
    })(),
    (record) => rows.push(record[0] === 0x2a ? undefined : readRecord(record, fields, letters)),
  );
  return { rows, promised, encoding, wrongly, otherLetters: letters.others };
}

function readFields(heading: Uint8Array, letters: Letters): Field[] {
  const fields: Field[] = [];
  const names = new Set<string>();
  let at = 1;
  for (let i = HEADING; i + 32 <= heading.byteLength && heading[i] !== 0x0d; i += 32) {
    const end = heading.subarray(i, i + 11).indexOf(0);
    const type = String.fromCharCode(heading[i + 11] ?? 0x43);
    // Long texts put the high part of their length where numbers have their decimals.
    const length = (heading[i + 16] ?? 0) + (type === 'C' ? (heading[i + 17] ?? 0) * 256 : 0);
    let name =
      letters.read(heading.subarray(i, i + (end < 0 ? 11 : end))).trim() || `kolom ${fields.length + 1}`;
    while (names.has(name)) name += '_';
    names.add(name);
    fields.push({ name, type, at, length });
    at += length;
  }
  return fields;
}

function readRecord(record: Uint8Array, fields: readonly Field[], letters: Letters): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  const plain = letters.plain(record);
  for (const { name, type, at, length } of fields) {
    const cell =
      plain === undefined ? letters.read(record.subarray(at, at + length)) : plain.slice(at, at + length);
    row[name] = cellValue(type, cell.replaceAll('\0', '').trim());
  }
  return row;
}

/** Numbers of more than fifteen digits stay text: they are codes, and would not survive as numbers. */
function cellValue(type: string, cell: string): unknown {
  if (cell === '' || /^\*+$/.test(cell)) return null;
  if (type === 'N' || type === 'F') {
    const number = Number(cell.replace(',', '.'));
    const whole = /^-?(\d*)/.exec(cell)?.[1] ?? '';
    return Number.isFinite(number) && whole.length <= 15 ? number : cell;
  }
  if (type === 'D') return /^\d{8}$/.test(cell) ? cell.replace(/(....)(..)(..)/, '$1-$2-$3') : null;
  if (type === 'L') return /^[ty]$/i.test(cell) ? true : /^[fn]$/i.test(cell) ? false : null;
  return type === 'C' ? cell : null;
}

/** Letters of one encoding; most records are plain ASCII and are read at once. */
class Letters {
  /** cells in other letters than the rest */
  others = 0;
  private readonly decoder: TextDecoder;
  private readonly ascii = new TextDecoder('latin1');
  private readonly old = new TextDecoder('windows-1252');

  constructor(encoding: string) {
    this.decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  }

  /** A cell; one that is cut to its length through a letter loses that letter. */
  read(bytes: Uint8Array): string {
    for (let cut = 0; cut < Math.min(4, bytes.byteLength + 1); cut += 1) {
      try {
        return this.decoder.decode(bytes.subarray(0, bytes.byteLength - cut));
      } catch {
        // a shorter one may be whole
      }
    }
    this.others += 1;
    return this.old.decode(bytes);
  }

  /** A record as text with a character for each byte; undefined where some letter may take more. */
  plain(bytes: Uint8Array): string | undefined {
    for (let i = 0; i < bytes.length; i += 1) if ((bytes[i] ?? 0) > 0x7f) return undefined;
    return this.ascii.decode(bytes);
  }
}

/** '1252', 'ANSI 1252', 'UTF-8', '65001', 'ISO 88591' -> the name that a TextDecoder knows. */
function encodingOfCpg(cpg: string): string | undefined {
  const said = cpg.trim().toLowerCase();
  if (/^(utf-?8|65001)$/.test(said)) return 'utf-8';
  const page = /^(?:ansi|cp|windows|oem)?[ -]*(125\d|874)$/.exec(said)?.[1];
  const iso = /^iso[ -]*8859[ -]*(\d{1,2})$/.exec(said)?.[1];
  const name = page ? `windows-${page}` : iso ? `iso-8859-${iso}` : said;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

function chooseEncoding(
  heading: Uint8Array,
  body: Uint8Array,
  cpg: string | undefined,
  driver: number,
): { encoding: string; wrongly: string | undefined } {
  const said = cpg === undefined ? BY_DRIVER[driver] : encodingOfCpg(cpg);
  const letters = [heading.subarray(HEADING), body];
  const beyond = letters.reduce((n, part) => n + part.reduce((m, byte) => m + (byte > 0x7f ? 1 : 0), 0), 0);
  if (beyond === 0) return { encoding: said ?? 'utf-8', wrongly: undefined };
  // Letters beyond ASCII that are sound UTF-8 are hardly ever anything else. A few may not be: cells are cut to their
  // length, at times through a letter.
  const isUtf8 = letters.reduce((n, part) => n + countUnsound(part), 0) <= beyond / 10;
  if (isUtf8) return { encoding: 'utf-8', wrongly: said === 'utf-8' ? undefined : said };
  if (said !== undefined && said !== 'utf-8') return { encoding: said, wrongly: undefined };
  return { encoding: 'windows-1252', wrongly: said };
}

const PIECE = 1_000_000;

/** How many places of a text are no UTF-8. */
function countUnsound(bytes: Uint8Array): number {
  const decoder = new TextDecoder();
  let count = 0;
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text = decoder.decode(bytes.subarray(at, at + PIECE), { stream: at + PIECE < bytes.length });
    for (let i = text.indexOf('\ufffd'); i >= 0; i = text.indexOf('\ufffd', i + 1)) count += 1;
  }
  return count;
}
