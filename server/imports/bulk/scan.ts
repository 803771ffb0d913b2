import { othersFirst } from '../../../data/read/slices.ts';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const ZERO = 0x30;
const NINE = 0x39;
const BYTES_AT_ONCE = 1 << 22;

/** As many digits in a row as an identity number of a person or family has. */
const LONG_NUMBER = 16;

/** What the bytes of a table tell before they are read as one. */
interface Scan {
  /** nothing but lines of plain cells: they mean the same to every reader */
  readonly plain: boolean;
  readonly lines: number;
  /** somewhere stands a number as long as that of a person or family */
  readonly hasLongNumber: boolean;
}

/** One pass over the bytes, in parts between which others run: a file with quotes, zero bytes or lone carriage returns is for the careful reader. */
export async function scanBytes(bytes: Uint8Array): Promise<Scan> {
  let plain = true;
  let lines = 0;
  let digits = 0;
  let hasLongNumber = false;
  for (let i = 0; i < bytes.length; i += 1) {
    if (i % BYTES_AT_ONCE === 0) await othersFirst();
    const byte = bytes[i] as number;
    if (byte >= ZERO && byte <= NINE) {
      digits += 1;
      if (digits >= LONG_NUMBER) hasLongNumber = true;
      continue;
    }
    digits = 0;
    if (byte === LINE_FEED) lines += 1;
    else if (byte === QUOTE || byte === 0) plain = false;
    else if (byte === 0x0d && bytes[i + 1] !== LINE_FEED) plain = false;
  }
  if (bytes.length > 0 && bytes.at(-1) !== LINE_FEED) lines += 1;
  return { plain, lines, hasLongNumber };
}

/** The first whole lines of a file, at most about `most` bytes. */
export function headOf(bytes: Uint8Array, most = 1 << 16): Uint8Array {
  if (bytes.length <= most) return bytes;
  const end = bytes.subarray(0, most).lastIndexOf(LINE_FEED);
  return bytes.subarray(0, end + 1);
}
