const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const ZERO = 0x30;
const NINE = 0x39;

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

/** One pass over the bytes: a file with quotes, zero bytes or lone carriage returns is for the careful reader. */
export function scanBytes(bytes: Uint8Array): Scan {
  let plain = true;
  let lines = 0;
  let digits = 0;
  let hasLongNumber = false;
  for (let i = 0; i < bytes.length; i += 1) {
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

/** Bytes in pieces as a connection takes them, without copying. */
export function* inChunks(bytes: Uint8Array, size = 1 << 16): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** The first whole lines of a file, at most about `most` bytes. */
export function headOf(bytes: Uint8Array, most = 1 << 16): Uint8Array {
  if (bytes.length <= most) return bytes;
  const end = bytes.subarray(0, most).lastIndexOf(LINE_FEED);
  return bytes.subarray(0, end + 1);
}
