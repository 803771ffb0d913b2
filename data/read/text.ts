import type { ReadProblem } from './problem.ts';

export interface DecodedText {
  /** undefined: the bytes are no UTF-8 text, `problem` says what they seem to be */
  readonly text: string | undefined;
  /** a byte order mark stood before the text */
  readonly bom: boolean;
  readonly problem: ReadProblem | undefined;
}

/**
 * Reads bytes as UTF-8, with or without byte order mark. Another encoding is refused with the first line that is not
 * UTF-8 rather than read with mangled letters; workbooks, UTF-16 and other binary files are told by name.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return refuse('encoding-utf16');
  if ((a === 0x50 && b === 0x4b && c === 3 && d === 4) || (a === 0xd0 && b === 0xcf && c === 0x11)) {
    return refuse('file-is-workbook');
  }
  if (bytes.subarray(0, 65536).includes(0)) return refuse('file-not-text');
  const bom = a === 0xef && b === 0xbb && c === 0xbf;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), bom, problem: undefined };
  } catch {
    return refuse('encoding-not-utf8', firstBadLine(bytes));
  }
}

function refuse(code: string, line: number | null = null): DecodedText {
  return { text: undefined, bom: false, problem: { severity: 'error', line, column: null, code } };
}

/** The first line whose bytes are not UTF-8: a line feed is never part of a longer character. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const at = bytes.indexOf(0x0a, from);
    const to = at < 0 ? bytes.length : at;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to + 1;
  }
  return line;
}
