import { othersFirst } from '../../../data/read/slices.ts';

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const ZERO = 0x30;
const NINE = 0x39;
/** Digits of a count that is taken as it stands; a longer one is a word to be looked at. */
const MOST_DIGITS = 9;
const BYTES_AT_ONCE = 1 << 20;

/** Rows of a table by the words that stand in them. */
export interface Lines {
  /** rows below the heading */
  readonly count: number;
  /** for each group of columns and row: which of its words stands there, numbered as they come */
  readonly words: readonly Int32Array[];
  /** for each row its count; below zero: word -1 - n of `oddCounts` */
  readonly counts: Int32Array;
  /** what stands for a count besides digits */
  readonly oddCounts: readonly string[];
  /** how many words each group has */
  readonly sizes: readonly number[];
  /** the cells of row n, from 1, as they stand there */
  cells(n: number): string[];
}

interface Columns {
  /** how many columns there are */
  readonly width: number;
  readonly separator: string;
  /** columns that are understood together: an area and its period, a type ... */
  readonly groups: readonly (readonly number[])[];
  readonly count: number;
}

/**
 * Cuts a plain table into words, without a text for every cell: a row costs some bytes, a word one text. Undefined where a
 * row has not as many cells as the heading. Lets others run between its parts.
 *
 * @param bytes without quotes, in UTF-8; the first line is the heading. @param lines with the heading
 */
export async function readLines(
  bytes: Uint8Array,
  lines: number,
  { width, separator, groups, count }: Columns,
): Promise<Lines | undefined> {
  const mark = separator.charCodeAt(0);
  const rows = lines - 1;
  const starts = new Uint32Array(rows + 1);
  const counts = new Int32Array(rows);
  const words = groups.map(() => new Int32Array(rows));
  const known = groups.map((columns) => new Words(bytes, columns));
  const odd = new Map<string, number>();
  const from = new Uint32Array(width);
  const to = new Uint32Array(width);
  let row = -1;
  let cell = 0;
  let start = 0;
  let pause = BYTES_AT_ONCE;
  for (let i = 0; i <= bytes.length; i += 1) {
    const byte = i < bytes.length ? bytes[i] : LINE_FEED;
    if (byte !== mark && byte !== LINE_FEED) continue;
    if (cell === width) return undefined;
    to[cell] = i;
    cell += 1;
    if (byte === mark) {
      if (cell < width) from[cell] = i + 1;
      continue;
    }
    if (i === bytes.length && start === i) break;
    if (cell !== width) return undefined;
    if (bytes[i - 1] === RETURN && i > start) to[width - 1] = i - 1;
    if (row >= 0) {
      for (let g = 0; g < known.length; g += 1) {
        (words[g] as Int32Array)[row] = (known[g] as Words).of(from, to);
      }
      counts[row] = countAt(bytes, from[count] as number, to[count] as number, odd);
    }
    row += 1;
    cell = 0;
    start = i + 1;
    from[0] = start;
    starts[row] = start;
    if (i > pause) {
      pause = i + BYTES_AT_ONCE;
      await othersFirst();
    }
  }
  const decoder = new TextDecoder();
  return {
    count: rows,
    words,
    counts,
    oddCounts: [...odd.keys()],
    sizes: known.map((k) => k.size),
    cells(n) {
      const end = n < rows ? (starts[n] as number) - 1 : bytes.length;
      const text = decoder.decode(bytes.subarray(starts[n - 1], end));
      return text.replace(/\r?\n?$/, '').split(separator);
    },
  };
}

/** Digits as their number, anything else as a word. */
function countAt(bytes: Uint8Array, from: number, to: number, odd: Map<string, number>): number {
  let number = 0;
  let isPlain = to > from && to - from <= MOST_DIGITS;
  for (let i = from; isPlain && i < to; i += 1) {
    const byte = bytes[i] as number;
    isPlain = byte >= ZERO && byte <= NINE;
    number = number * 10 + (byte - ZERO);
  }
  if (isPlain) return number;
  const word = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString();
  const place = odd.get(word) ?? odd.size;
  odd.set(word, place);
  return -1 - place;
}

/** The words of some columns: the same bytes are the same word. */
class Words {
  size = 0;
  private readonly bytes: Uint8Array;
  private readonly columns: readonly number[];
  /** open addressing: number of a word + 1, by its hash */
  private slots = new Int32Array(1024);
  private readonly hashes: number[] = [];
  /** where each cell of a word first stood: from, to, from, to ... */
  private readonly places: number[] = [];

  constructor(bytes: Uint8Array, columns: readonly number[]) {
    this.bytes = bytes;
    this.columns = columns;
  }

  of(from: Uint32Array, to: Uint32Array): number {
    const hash = this.hash(from, to);
    let slot = hash & (this.slots.length - 1);
    for (;;) {
      const word = (this.slots[slot] as number) - 1;
      if (word < 0) return this.add(hash, slot, from, to);
      if (this.hashes[word] === hash && this.isSame(word, from, to)) return word;
      slot = (slot + 1) & (this.slots.length - 1);
    }
  }

  private hash(from: Uint32Array, to: Uint32Array): number {
    let hash = 2166136261;
    for (const column of this.columns) {
      const end = to[column] as number;
      for (let i = from[column] as number; i < end; i += 1)
        hash = Math.imul(hash ^ (this.bytes[i] as number), 16777619);
      hash = Math.imul(hash ^ 0xff, 16777619);
    }
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  private isSame(word: number, from: Uint32Array, to: Uint32Array): boolean {
    let place = word * this.columns.length * 2;
    for (const column of this.columns) {
      const start = from[column] as number;
      const length = (to[column] as number) - start;
      const first = this.places[place] as number;
      if ((this.places[place + 1] as number) - first !== length) return false;
      for (let i = 0; i < length; i += 1) {
        if (this.bytes[first + i] !== this.bytes[start + i]) return false;
      }
      place += 2;
    }
    return true;
  }

  private add(hash: number, slot: number, from: Uint32Array, to: Uint32Array): number {
    const word = this.size;
    this.size += 1;
    this.hashes.push(hash);
    for (const column of this.columns) this.places.push(from[column] as number, to[column] as number);
    this.slots[slot] = word + 1;
    if (this.size * 2 > this.slots.length) this.grow();
    return word;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 4);
    for (let word = 0; word < this.size; word += 1) {
      let slot = (this.hashes[word] as number) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = word + 1;
    }
    this.slots = slots;
  }
}
