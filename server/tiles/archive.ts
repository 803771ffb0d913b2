import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, zstdDecompress } from 'node:zlib';
import {
  bytesToHeader,
  Compression,
  type Header,
  PMTiles,
  type RangeResponse,
  type Source,
  TileType,
  tileIdToZxy,
} from 'pmtiles';
import type { ArchiveFault, DrawnBaseMap } from '../../data/contract/base-map.ts';
import type { TileAddress } from './grid.ts';

/** Longest part of an archive that is read at once: a directory, its description, a tile. */
const MOST_BYTES = 32 * 1024 * 1024;
const HEADER_BYTES = 127;
/** Tiles are asked for as deep as maps go; what lies deeper in an archive is drawn from above. */
const DEEPEST = 18;
const MOST_LAYERS = 80;
/** Places in the file whose bytes name it, besides its header and directory: it may be larger than memory. */
const SAMPLES = 16;
const SAMPLE_BYTES = 4096;

const PICTURES: ReadonlyMap<TileType, string> = new Map([
  [TileType.Png, 'image/png'],
  [TileType.Jpeg, 'image/jpeg'],
  [TileType.Webp, 'image/webp'],
  [TileType.Avif, 'image/avif'],
]);

const UNPACK: Partial<Record<Compression, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  [Compression.None]: async (bytes) => bytes,
  [Compression.Gzip]: promisify<Uint8Array, Buffer>(gunzip),
  [Compression.Brotli]: promisify<Uint8Array, Buffer>(brotliDecompress),
  [Compression.Zstd]: promisify<Uint8Array, Buffer>(zstdDecompress),
};

/** An archive of tiles (PMTiles 3) that was looked through and can be drawn. */
export interface Archive {
  readonly map: DrawnBaseMap;
  /** as it calls itself; empty where it does not */
  readonly name: string;
  /** of its tiles, where they are pictures */
  readonly type: string | undefined;
  /** Its bytes, unpacked; undefined where the archive has none. */
  tile(address: TileAddress): Promise<Uint8Array | undefined>;
}

/** Bytes of a file on the disk. It is opened for each reading: it may be put in the place of another at any time. */
class FileBytes implements Source {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  getKey(): string {
    return this.#path;
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    if (length > MOST_BYTES) throw new Error(`a part of ${length} bytes`);
    const file = await open(this.#path, 'r');
    try {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await file.read(bytes, 0, length, offset);
      return { data: bytes.buffer.slice(0, bytesRead) };
    } finally {
      await file.close();
    }
  }
}

interface Described {
  readonly name?: unknown;
  readonly attribution?: unknown;
  readonly vector_layers?: unknown;
}

/** Opens a file and looks through it as far as can be seen at once; a fault where it can't be drawn. */
export async function openArchive(path: string): Promise<Archive | { readonly fault: ArchiveFault }> {
  const source = new FileBytes(path);
  const { size } = await stat(path);
  const head = (await source.getBytes(0, HEADER_BYTES)).data;
  const mark = Buffer.from(head.slice(0, 7)).toString('latin1');
  // Versions 1 and 2 have their number behind two letters.
  if (mark.startsWith('PM') && mark.charCodeAt(2) < 3) return { fault: 'old-version' };
  if (mark !== 'PMTiles') return { fault: 'not-pmtiles' };
  if (new Uint8Array(head)[7] !== 3) return { fault: 'old-version' };
  if (head.byteLength < HEADER_BYTES) return { fault: 'truncated' };
  const header = bytesToHeader(head);
  if (partsOf(header).some(([from, length]) => from + length > size)) return { fault: 'truncated' };
  const type = PICTURES.get(header.tileType);
  const isKnown = type !== undefined || header.tileType === TileType.Mvt;
  if (!isKnown || !UNPACK[header.tileCompression] || !UNPACK[header.internalCompression])
    return { fault: 'unsupported' };
  if (header.numAddressedTiles === 0 && header.tileDataLength === 0) return { fault: 'empty' };
  try {
    const tiles = new PMTiles(source, undefined, unpack);
    const described = ((await tiles.getMetadata()) ?? {}) as Described;
    const sample = await firstTile(tiles, header);
    if (!sample || !looksLike(sample, type)) return { fault: 'damaged' };
    return {
      map: {
        hash: await hashOf(source, header, size),
        kind: type === undefined ? 'vector' : 'raster',
        minZoom: Math.min(header.minZoom, DEEPEST),
        maxZoom: Math.min(header.maxZoom, DEEPEST),
        bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
        layers: layersOf(described),
        attribution: plainText(described.attribution, 300),
      },
      name: plainText(described.name, 120),
      type,
      tile: async ({ z, x, y }) => {
        const found = await tiles.getZxy(z, x, y);
        return found && new Uint8Array(found.data);
      },
    };
  } catch {
    return { fault: 'damaged' };
  }
}

function partsOf(header: Header): [number, number][] {
  return [
    [header.rootDirectoryOffset, header.rootDirectoryLength],
    [header.jsonMetadataOffset, header.jsonMetadataLength],
    [header.leafDirectoryOffset, header.leafDirectoryLength ?? 0],
    [header.tileDataOffset, header.tileDataLength ?? 0],
  ];
}

async function unpack(packed: ArrayBuffer, how: Compression): Promise<ArrayBuffer> {
  const by = UNPACK[how];
  if (!by) throw new Error(`compression ${how}`);
  return new Uint8Array(await by(new Uint8Array(packed))).buffer;
}

/** The first tile that the directories name. */
async function firstTile(tiles: PMTiles, header: Header): Promise<Uint8Array | undefined> {
  let [offset, length] = [header.rootDirectoryOffset, header.rootDirectoryLength];
  // Directories lie at most three deep.
  for (let depth = 0; depth < 4; depth += 1) {
    const [entry] = await tiles.cache.getDirectory(tiles.source, offset, length, header);
    if (!entry) return undefined;
    if (entry.runLength > 0) {
      const found = await tiles.getZxy(...tileIdToZxy(entry.tileId));
      return found && new Uint8Array(found.data);
    }
    [offset, length] = [header.leafDirectoryOffset + entry.offset, entry.length];
  }
  return undefined;
}

const BEGINNINGS: Readonly<Record<string, string>> = {
  'image/png': '\x89PNG',
  'image/jpeg': '\xff\xd8',
  'image/webp': 'RIFF',
};

/** Is a tile what the archive says it holds? A vector tile begins with a layer (field 3, of a length). */
function looksLike(tile: Uint8Array, type: string | undefined): boolean {
  const beginning = type === undefined ? '\x1a' : (BEGINNINGS[type] ?? '');
  return Buffer.from(tile.subarray(0, 8)).toString('latin1').startsWith(beginning);
}

/** Names an archive by its directory and by bytes of all its parts. */
async function hashOf(source: Source, header: Header, size: number): Promise<string> {
  const hash = createHash('sha256').update(String(size));
  const take = async (offset: number, length: number) =>
    hash.update(new Uint8Array((await source.getBytes(offset, length)).data));
  await take(0, HEADER_BYTES);
  await take(header.rootDirectoryOffset, header.rootDirectoryLength);
  await take(header.jsonMetadataOffset, header.jsonMetadataLength);
  for (let i = 0; i <= SAMPLES; i += 1) {
    await take(Math.max(0, Math.floor(((size - SAMPLE_BYTES) * i) / SAMPLES)), SAMPLE_BYTES);
  }
  return hash.digest('hex').slice(0, 32);
}

function layersOf({ vector_layers: layers }: Described): string[] {
  if (!Array.isArray(layers)) return [];
  return layers
    .flatMap((layer: { id?: unknown } | null) => (typeof layer?.id === 'string' ? [layer.id] : []))
    .slice(0, MOST_LAYERS);
}

/** What an archive says of itself may be written as a page is: only its words are taken. */
function plainText(said: unknown, longest: number): string {
  if (typeof said !== 'string') return '';
  return said
    .replace(/<[^>]*>/g, '')
    .replace(/&copy;/g, '©')
    .replace(/&amp;/g, '&')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longest);
}
