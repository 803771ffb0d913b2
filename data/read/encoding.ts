import type { ReadProblem } from './problem.ts';

export interface TextAnswer {
  /** undefined: the bytes are no UTF-8 text, `problem` says why */
  readonly text: string | undefined;
  readonly bom: boolean;
  readonly problem: ReadProblem | undefined;
}

/**
 * The bytes of a table as text, UTF-8 with or without byte order mark. Nothing is guessed: what is not UTF-8 is
 * refused with the line of the first wrong byte, so that no name is ever mangled.
 */
export function decodeTable(bytes: Uint8Array): TextAnswer {
  const refused = (code: string, line: number | null = null): TextAnswer => ({
    text: undefined,
    bom: false,
    problem: { severity: 'error', line, column: null, code },
  });
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return refused('encoding-utf16');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return refused('file-is-workbook');
  }
  if (bytes.subarray(0, 4096).includes(0)) return refused('file-not-text');
  const bom = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  const body = bom ? bytes.subarray(3) : bytes;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(body), bom, problem: undefined };
  } catch {
    return refused('encoding-not-utf8', lineOfFirstBadByte(body));
  }
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((b, i) => bytes[i] === b);
}

/** Line by line: a line feed is never part of a longer UTF-8 character, so each line stands alone. */
function lineOfFirstBadByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let from = 0;
  while (from < bytes.length) {
    const at = bytes.indexOf(0x0a, from);
    const to = at < 0 ? bytes.length : at + 1;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    line += 1;
    from = to;
  }
  return line;
}
