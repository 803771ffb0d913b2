import type { ReadProblem } from './problem.ts';

export type Encoding = 'UTF-8' | 'Windows-1252' | 'UTF-16';

export interface TextAnswer {
  /** undefined: the bytes are no text, `problems` says why */
  readonly text: string | undefined;
  readonly encoding: Encoding;
  readonly bom: boolean;
  readonly problems: readonly ReadProblem[];
}

/**
 * The bytes of a table as text: UTF-8 with or without byte order mark, UTF-16 as "Unicode Text" of Excel, or Windows-1252,
 * the encoding of a plain "CSV" of Excel. Lines that are not UTF-8 among lines that are (a file pasted together) are
 * read each for itself, and it is said. What is none of these is refused with its line, so that no name is ever mangled.
 */
export function decodeTable(bytes: Uint8Array): TextAnswer {
  if (startsWith(bytes, [0xff, 0xfe])) return decodeWide(bytes, 'utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return decodeWide(bytes, 'utf-16be');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refused('file-is-old-workbook');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return refused('file-is-workbook');
  if (bytes.subarray(0, 4096).includes(0)) return refused('file-not-text');
  const bom = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  const body = bom ? bytes.subarray(3) : bytes;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return { text, encoding: 'UTF-8', bom, problems: [] };
  } catch {
    return { ...decodeByLine(body), bom };
  }
}

function refused(code: string, line: number | null = null): TextAnswer {
  const problem = { severity: 'error' as const, line, column: null, code };
  return { text: undefined, encoding: 'UTF-8', bom: false, problems: [problem] };
}

function decodeWide(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): TextAnswer {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return { text, encoding: 'UTF-16', bom: true, problems: [] };
  } catch {
    return refused('file-not-text');
  }
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((b, i) => bytes[i] === b);
}

/** Bytes to which Windows-1252 gives no letter. */
const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Line by line: a line feed is never part of a longer UTF-8 character, so each line stands alone. */
function decodeByLine(bytes: Uint8Array): Omit<TextAnswer, 'bom'> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const western = new TextDecoder('windows-1252');
  const parts: string[] = [];
  let plainFrom = 0;
  let firstOdd = 0;
  let odd = 0;
  let manyByte = 0;
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const at = bytes.indexOf(0x0a, from);
    const to = at < 0 ? bytes.length : at + 1;
    const one = bytes.subarray(from, to);
    if (one.some((byte) => byte >= 0x80)) {
      if (isUtf8(utf8, one)) manyByte += 1;
      else {
        if (one.some((byte) => UNDEFINED_1252.has(byte))) return refused('encoding-not-utf8', line);
        if (odd === 0) firstOdd = line;
        odd += 1;
        parts.push(utf8.decode(bytes.subarray(plainFrom, from)), western.decode(one));
        plainFrom = to;
      }
    }
    from = to;
  }
  parts.push(utf8.decode(bytes.subarray(plainFrom)));
  const isMixed = manyByte > 0;
  const problem: ReadProblem = {
    severity: isMixed ? 'warning' : 'note',
    line: isMixed ? firstOdd : null,
    column: null,
    code: isMixed ? 'encoding-mixed' : 'encoding-windows',
    hint: { n: odd, line: firstOdd },
  };
  return { text: parts.join(''), encoding: 'Windows-1252', problems: [problem] };
}

function isUtf8(decoder: TextDecoder, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
