import { isFiner, LEVELS, type Level } from '../../../data/catalogue/levels.ts';
import { TILE_MAX_ZOOM } from '../../../data/catalogue/tiles.ts';
import type { AreaTable, TileSet } from '../../../data/contract/area.ts';
import type { AreaColumns, TileSetEntry, Within } from './query.ts';

/** Levels whose borders orient the reader of a level: coarser than it, and not coarser than where it is looked at from. */
export function outlineLevels(within: Within, level: Level): Level[] {
  return LEVELS.filter((l) => isFiner(level, l) && !isFiner(within.level, l));
}

/** The answer to "which areas of this level are there", with the tile sets that draw them. */
export function composeAreaTable(
  within: Within,
  level: Level,
  on: string,
  columns: AreaColumns,
  sets: readonly TileSetEntry[],
): AreaTable {
  const { rootId, ...shown } = columns;
  const roots = new Set(rootId);
  const own = sets.filter((s) => s.level === level && roots.has(s.rootId));
  const position = new Map(own.map((s, i) => [s.rootId, i]));
  return {
    within: { id: within.id, code: within.code, name: within.name, level: within.level },
    level,
    on,
    ...shown,
    tileSet: rootId.map((root, row) => (shown.bounds[row] === null ? null : (position.get(root) ?? null))),
    tileSets: own.map(toTileSet),
    outlines: outlineLevels(within, level).flatMap((l) => sets.filter((s) => s.level === l).map(toTileSet)),
  };
}

function toTileSet(entry: TileSetEntry): TileSet {
  return {
    hash: entry.hash,
    root: entry.rootCode,
    level: entry.level,
    bounds: entry.bounds,
    minZoom: 0,
    maxZoom: TILE_MAX_ZOOM,
  };
}
