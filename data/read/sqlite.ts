/** A value of a row; blobs are views into the file or copies of their parts. */
export type SqliteValue = null | number | bigint | string | Uint8Array;

export interface SqliteTable {
  readonly name: string;
  readonly root: number;
  /** the statement that made it */
  readonly sql: string;
}

export interface SqliteRow {
  readonly rowid: number;
  /** bytes of it */
  readonly size: number;
  /** the values as stored, in the order of the columns; columns added later may be missing at the end */
  values(): SqliteValue[];
}

const MOST_DEPTH = 20;
const LEAF = 0x0d;
const INNER = 0x05;

/**
 * Reads tables of an SQLite file in place (https://sqlite.org/fileformat2.html): rows one after the other, values on
 * demand, so that a file needs no memory beside its bytes and the same code runs in the browser without a second
 * program. A page that is damaged costs its rows, not the file: `damaged` counts them. Indexes, views, triggers and
 * statements are never run.
 */
export class SqliteFile {
  /** pages that could not be read so far */
  damaged = 0;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly pageSize: number;
  private readonly usable: number;
  private readonly decoder: TextDecoder;

  private constructor(bytes: Uint8Array, pageSize: number) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.pageSize = pageSize;
    this.usable = pageSize - (bytes[20] ?? 0);
    this.decoder = new TextDecoder(
      ['utf-8', 'utf-8', 'utf-16le', 'utf-16be'][this.view.getUint32(56)] ?? 'utf-8',
    );
  }

  /** Undefined where the bytes do not begin like a database, or not with a whole page. */
  static open(bytes: Uint8Array): SqliteFile | undefined {
    if (bytes.byteLength < 512 || new TextDecoder().decode(bytes.subarray(0, 15)) !== 'SQLite format 3') {
      return undefined;
    }
    const said = (bytes[16] ?? 0) * 256 + (bytes[17] ?? 0);
    const pageSize = said === 1 ? 65_536 : said;
    const isPower = pageSize >= 512 && (pageSize & (pageSize - 1)) === 0;
    if (!isPower || bytes.byteLength < pageSize || pageSize - (bytes[20] ?? 0) < 480) return undefined;
    return new SqliteFile(bytes, pageSize);
  }

  /** True where the file ends before the pages that its heading counts. */
  get isCut(): boolean {
    return this.view.getUint32(28) * this.pageSize > this.bytes.byteLength;
  }

  tables(): SqliteTable[] {
    const tables: SqliteTable[] = [];
    for (const row of this.rows(1)) {
      const [type, name, , root, sql] = row.values();
      if (type !== 'table' || typeof name !== 'string' || typeof root !== 'number') continue;
      tables.push({ name, root, sql: typeof sql === 'string' ? sql : '' });
    }
    return tables;
  }

  /** The rows of a table, in the order of their numbers. */
  *rows(root: number): Generator<SqliteRow> {
    const seen = new Set<number>();
    // Rows do not share their bytes: more of them than the file has are damaged, or made to keep a reader busy.
    let left = this.bytes.byteLength;
    for (const page of this.leaves(root, 0, seen)) {
      const start = this.startOf(page) + (page === 1 ? 100 : 0);
      const cells = this.view.getUint16(start + 3);
      for (let i = 0; i < cells; i += 1) {
        const at = this.cellAt(page, start + 8 + i * 2);
        const row = at === undefined ? undefined : this.rowAt(page, at);
        left -= row?.size ?? 0;
        if (row && left >= 0) yield row;
        else this.damaged += 1;
      }
    }
  }

  private startOf(page: number): number {
    return (page - 1) * this.pageSize;
  }

  /** Where a cell is that a page points to. */
  private cellAt(page: number, pointer: number): number | undefined {
    const end = this.startOf(page) + this.usable;
    if (pointer + 2 > end) return undefined;
    const at = this.startOf(page) + this.view.getUint16(pointer);
    return at >= pointer && at + 4 <= end ? at : undefined;
  }

  private *leaves(page: number, depth: number, seen: Set<number>): Generator<number> {
    const start = this.startOf(page) + (page === 1 ? 100 : 0);
    const isThere = page >= 1 && this.startOf(page) + this.pageSize <= this.bytes.byteLength;
    const kind = isThere ? this.bytes[start] : undefined;
    // A page is part of one table once: what comes back to it is damaged, or made to run for ever.
    if (!isThere || seen.has(page) || depth > MOST_DEPTH || (kind !== LEAF && kind !== INNER)) {
      this.damaged += 1;
      return;
    }
    seen.add(page);
    if (kind === LEAF) {
      yield page;
      return;
    }
    const cells = this.view.getUint16(start + 3);
    for (let i = 0; i < cells; i += 1) {
      const at = this.cellAt(page, start + 12 + i * 2);
      if (at === undefined) this.damaged += 1;
      else yield* this.leaves(this.view.getUint32(at), depth + 1, seen);
    }
    yield* this.leaves(this.view.getUint32(start + 8), depth + 1, seen);
  }

  private rowAt(page: number, at: number): SqliteRow | undefined {
    const end = this.startOf(page) + this.usable;
    const length = readVarint(this.bytes, at);
    const rowid = readVarint(this.bytes, at + length.size);
    const from = at + length.size + rowid.size;
    const size = Number(length.value);
    if (size > this.bytes.byteLength) return undefined;
    const local = this.localSize(size);
    if (from + local + (local < size ? 4 : 0) > end) return undefined;
    return {
      rowid: Number(rowid.value),
      size,
      values: () => this.decode(this.payload(from, local, size)),
    };
  }

  /** How much of a row is on its own page; the rest follows on pages chained to it. */
  private localSize(size: number): number {
    const most = this.usable - 35;
    if (size <= most) return size;
    const least = Math.floor(((this.usable - 12) * 32) / 255) - 23;
    const fitting = least + ((size - least) % (this.usable - 4));
    return fitting <= most ? fitting : least;
  }

  private payload(from: number, local: number, size: number): Uint8Array {
    if (local === size) return this.bytes.subarray(from, from + size);
    const whole = new Uint8Array(size);
    whole.set(this.bytes.subarray(from, from + local));
    let filled = local;
    let next = this.view.getUint32(from + local);
    while (filled < size && next > 0) {
      const start = this.startOf(next);
      if (start + this.pageSize > this.bytes.byteLength) break;
      const part = Math.min(size - filled, this.usable - 4);
      whole.set(this.bytes.subarray(start + 4, start + 4 + part), filled);
      filled += part;
      next = this.view.getUint32(start);
    }
    if (filled < size) this.damaged += 1;
    return whole.subarray(0, filled);
  }

  private decode(record: Uint8Array): SqliteValue[] {
    const heading = readVarint(record, 0);
    const types: number[] = [];
    const bodyAt = Math.min(Number(heading.value), record.byteLength);
    for (let at = heading.size; at < bodyAt; ) {
      const type = readVarint(record, at);
      types.push(Number(type.value));
      at += type.size;
    }
    const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
    let at = bodyAt;
    return types.map((type) => {
      const size = sizeOf(type);
      const from = at;
      at += size;
      if (at > record.byteLength) return type >= 12 && type % 2 === 0 ? record.subarray(from) : null;
      if (type >= 12) {
        const bytes = record.subarray(from, at);
        return type % 2 === 0 ? bytes : this.decoder.decode(bytes);
      }
      return numberOf(view, type, from);
    });
  }
}

const NUMBER_SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0];

function sizeOf(type: number): number {
  return type >= 12 ? Math.floor((type - 12) / 2) : (NUMBER_SIZES[type] ?? 0);
}

function numberOf(view: DataView, type: number, at: number): SqliteValue {
  switch (type) {
    case 1:
      return view.getInt8(at);
    case 2:
      return view.getInt16(at);
    case 3:
      return view.getInt8(at) * 65_536 + view.getUint16(at + 1);
    case 4:
      return view.getInt32(at);
    case 5:
      return view.getInt16(at) * 2 ** 32 + view.getUint32(at + 2);
    case 6: {
      const big = view.getBigInt64(at);
      return Number.isSafeInteger(Number(big)) ? Number(big) : big;
    }
    case 7:
      return view.getFloat64(at);
    case 8:
      return 0;
    case 9:
      return 1;
    default:
      return null;
  }
}

/** Up to nine bytes, seven bits each but for the last. */
function readVarint(bytes: Uint8Array, at: number): { value: number | bigint; size: number } {
  let value = 0;
  for (let i = 0; i < 8; i += 1) {
    const byte = bytes[at + i] ?? 0;
    // Up to seven bytes fit a number.
    if (i === 7) return largeVarint(bytes, at);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, size: i + 1 };
  }
  return largeVarint(bytes, at);
}

function largeVarint(bytes: Uint8Array, at: number): { value: bigint; size: number } {
  let value = 0n;
  for (let i = 0; i < 8; i += 1) {
    const byte = bytes[at + i] ?? 0;
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return { value, size: i + 1 };
  }
  return { value: BigInt.asIntN(64, (value << 8n) | BigInt(bytes[at + 8] ?? 0)), size: 9 };
}
