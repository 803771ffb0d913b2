import { detailFor } from '../../data/catalogue/tiles.ts';
import type { Db } from '../db/open.ts';
import { encodeAreas, type TileArea } from './encode.ts';
import type { TileAddress } from './grid.ts';
import { RecentMemory } from './memory.ts';
import { readTileAreas } from './query.ts';

/** About what a vertex takes as a pair of numbers in an array of its own. */
const BYTES_A_VERTEX = 48;
const BYTES_AN_AREA = 600;

/**
 * Makes tiles where the database can't (the embedded one has no ST_AsMVT). The shapes of a set and detail are read once
 * and kept, newest used first, up to `maxBytes`.
 */
export class TileMaker {
  readonly #shapes: RecentMemory<readonly TileArea[]>;
  readonly #reading = new Map<string, Promise<readonly TileArea[]>>();

  constructor(maxBytes: number) {
    this.#shapes = new RecentMemory(maxBytes);
  }

  /** The tile's bytes, of no length where nothing lies in it. */
  async tile(db: Db, hash: string, address: TileAddress): Promise<Uint8Array> {
    return encodeAreas(await this.#areas(db, hash, detailFor(address.z)), address);
  }

  async #areas(db: Db, hash: string, detail: number): Promise<readonly TileArea[]> {
    const key = `${hash}/${detail}`;
    const kept = this.#shapes.get(key);
    if (kept !== undefined) return kept;
    const underWay = this.#reading.get(key);
    if (underWay !== undefined) return underWay;
    const reading = readTileAreas(db, hash, detail).finally(() => this.#reading.delete(key));
    this.#reading.set(key, reading);
    const areas = await reading;
    // An unknown hash is not kept: the set may be made a moment later.
    if (areas.length > 0) this.#shapes.set(key, areas, bytesOf(areas));
    return areas;
  }
}

function bytesOf(areas: readonly TileArea[]): number {
  return areas.reduce((sum, area) => sum + BYTES_AN_AREA + area.shape.vertices * BYTES_A_VERTEX, 0);
}
