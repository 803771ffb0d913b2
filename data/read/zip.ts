import { Inflate } from 'fflate';
import { crc32 } from './crc32.ts';
import type { ReadProblem } from './problem.ts';
import { othersFirst } from './slices.ts';

/** Files in one archive; what has more was not packed for us. */
const MOST_ENTRIES = 10_000;
/** Compressed bytes given to the inflater at once: at most a thousand times as many come out. */
const SIP = 16 * 1024;
/** Unpacked bytes after which others are let through: some hundredths of a second. */
const PAUSE_BYTES = 4_000_000;

export interface ZipEntry {
  /** path in the archive with forward slashes; a label, never a place on a disk */
  readonly path: string;
  /** unpacked size as the archive declares it */
  readonly size: number;
  /** the whole file, its checksum compared; lets others run between its parts */
  readonly unpack: () => Promise<Uint8Array | ReadProblem>;
  /** the first bytes of it */
  readonly head: (length: number) => Uint8Array;
}

type ZipAnswer = { readonly entries: readonly ZipEntry[] } | { readonly problem: ReadProblem };

/**
 * The files in a zip. Nothing is unpacked before it is asked for, no file grows beyond what the archive declares of it,
 * and all of them together stay under `limit` bytes: an archive that lies about its size is refused on the way.
 */
export function openZip(bytes: Uint8Array, limit: number): ZipAnswer {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (!directory) return { problem: fault('zip-broken') };
  if (directory.count > MOST_ENTRIES) {
    return { problem: fault('zip-too-many', { found: directory.count, most: MOST_ENTRIES }) };
  }
  const entries: ZipEntry[] = [];
  let at = directory.at;
  let declared = 0;
  for (let i = 0; i < directory.count; i += 1) {
    const record = readRecord(view, bytes, at);
    if (!record) return { problem: fault('zip-broken') };
    at = record.next;
    if (climbs(record.path)) return { problem: fault('zip-unsafe-path', {}, record.path) };
    if (record.path.endsWith('/') || isLitter(record.path)) continue;
    if (record.isLocked) return { problem: fault('zip-locked', {}, record.path) };
    declared += record.size;
    if (declared > limit) {
      return { problem: fault('zip-too-large', { most: `${Math.round(limit / 1024 / 1024)} MB` }) };
    }
    entries.push({
      path: record.path,
      size: record.size,
      unpack: () => unpackWhole(view, bytes, record),
      head: (length) => unpackHead(view, bytes, record, Math.min(length, record.size)),
    });
  }
  return entries.length === 0 ? { problem: fault('zip-empty') } : { entries };
}

export function isProblem(value: Uint8Array | ReadProblem): value is ReadProblem {
  return 'code' in value;
}

function fault(code: string, hint: Record<string, string | number> = {}, value?: string): ReadProblem {
  const problem = { severity: 'error' as const, line: null, column: null, code, hint };
  return value === undefined ? problem : { ...problem, value };
}

/** Written by a Mac or a Windows folder view beside the files. */
function isLitter(path: string): boolean {
  return /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i.test(path);
}

/** A name that would lead out of the folder it is unpacked in. Nothing is written here, but no honest program makes one. */
function climbs(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..');
}

interface Directory {
  readonly at: number;
  readonly count: number;
}

/** Where the list of files is: told at the very end, before a comment of at most 65,535 bytes. */
function findDirectory(view: DataView): Directory | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    const found =
      count === 0xffff || start === 0xffffffff ? findLargeDirectory(view, at - 20) : { at: start, count };
    if (found && found.at <= at) return found;
  }
  return undefined;
}

function findLargeDirectory(view: DataView, locator: number): Directory | undefined {
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) return undefined;
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== 0x06064b50) return undefined;
  return { at: Number(view.getBigUint64(at + 48, true)), count: Number(view.getBigUint64(at + 32, true)) };
}

interface ZipRecord {
  readonly path: string;
  readonly method: number;
  readonly isLocked: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** where the file's own header is */
  readonly header: number;
  readonly next: number;
}

function readRecord(view: DataView, bytes: Uint8Array, at: number): ZipRecord | undefined {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return undefined;
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const extraAt = at + 46 + nameLength;
  const next = extraAt + extraLength + view.getUint16(at + 32, true);
  if (next > view.byteLength) return undefined;
  const large = largeSizes(view, extraAt, extraAt + extraLength);
  const size = view.getUint32(at + 24, true);
  const packed = view.getUint32(at + 20, true);
  const header = view.getUint32(at + 42, true);
  return {
    path: nameOf(bytes.subarray(at + 46, extraAt)),
    isLocked: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    size: size === 0xffffffff ? (large.shift() ?? size) : size,
    packed: packed === 0xffffffff ? (large.shift() ?? packed) : packed,
    header: header === 0xffffffff ? (large.shift() ?? header) : header,
    next,
  };
}

/** Sizes too large for their field, in order (zip64). */
function largeSizes(view: DataView, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(to, at + 4 + view.getUint16(at + 2, true));
    const sizes: number[] = [];
    for (let i = at + 4; i + 8 <= end; i += 8) sizes.push(Number(view.getBigUint64(i, true)));
    return sizes;
  }
  return [];
}

/** Names are UTF-8, or in whatever the packing machine used; old programs for Windows write backslashes. */
function nameOf(bytes: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    name = new TextDecoder('windows-1252').decode(bytes);
  }
  return name.replaceAll('\\', '/');
}

/** The packed bytes of a file; its own header says again how it is named, and where they begin. */
function packedOf(view: DataView, bytes: Uint8Array, record: ZipRecord): Uint8Array | undefined {
  const { header, packed } = record;
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== 0x04034b50) return undefined;
  const from = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  return from + packed > view.byteLength ? undefined : bytes.subarray(from, from + packed);
}

async function unpackWhole(
  view: DataView,
  bytes: Uint8Array,
  record: ZipRecord,
): Promise<Uint8Array | ReadProblem> {
  const { size, method, path } = record;
  if (method !== 0 && method !== 8) return fault('zip-method', { method }, path);
  const packed = packedOf(view, bytes, record);
  if (!packed || (method === 0 && packed.byteLength !== size)) return fault('zip-broken', {}, path);
  if (method === 0) return crc32(packed) === record.crc ? packed : fault('zip-broken', {}, path);
  const into = new Filling(size);
  let paused = 0;
  for (let at = 0; at < packed.byteLength && !into.isOver; at += SIP) {
    if (!into.push(packed.subarray(at, at + SIP), at + SIP >= packed.byteLength)) break;
    if (into.filled - paused < PAUSE_BYTES) continue;
    paused = into.filled;
    await othersFirst();
  }
  // What wants to grow beyond its declared size is broken, or made to do harm.
  const isSound = !into.isOver && into.filled === size && into.crc === record.crc;
  return isSound ? into.bytes : fault('zip-broken', {}, path);
}

function unpackHead(view: DataView, bytes: Uint8Array, record: ZipRecord, length: number): Uint8Array {
  const packed = packedOf(view, bytes, record);
  if (!packed || (record.method !== 0 && record.method !== 8)) return new Uint8Array(0);
  if (record.method === 0) return packed.subarray(0, length);
  const into = new Filling(length);
  for (let at = 0; at < packed.byteLength && into.filled < length; at += SIP) {
    if (!into.push(packed.subarray(at, at + SIP), at + SIP >= packed.byteLength)) break;
  }
  return into.bytes.subarray(0, into.filled);
}

/** Bytes of a known length as they are inflated; what comes beyond is not kept. */
class Filling {
  readonly bytes: Uint8Array;
  filled = 0;
  crc = 0;
  isOver = false;
  private readonly inflate: Inflate;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.inflate = new Inflate((chunk) => {
      const part = chunk.subarray(0, length - this.filled);
      if (part.byteLength < chunk.byteLength) this.isOver = true;
      this.bytes.set(part, this.filled);
      this.filled += part.byteLength;
      this.crc = crc32(part, this.crc);
    });
  }

  /** False where the bytes cannot be inflated. */
  push(packed: Uint8Array, isLast: boolean): boolean {
    try {
      this.inflate.push(packed, isLast);
      return true;
    } catch {
      return false;
    }
  }
}
