import { z } from 'zod';
import { CODE_PATTERN } from '../catalogue/codes.ts';
import { LEVELS } from '../catalogue/levels.ts';

export const level = z
  .enum(LEVELS)
  .meta({ id: 'Level', description: 'Level of the area tree', example: 'desa' });

export const areaCode = z.string().regex(CODE_PATTERN).meta({
  id: 'AreaCode',
  description: 'Kemendagri code, below the desa with level-prefixed parts',
  example: '63.71.01.1001.rw003',
});

/** definitif: decreed (Perda/Perbup). indikatif: default of imported files. kesepakatan: agreed in minutes. sketsa: sketched. */
export const boundaryQuality = z
  .enum(['definitif', 'indikatif', 'kesepakatan', 'sketsa'])
  .meta({ id: 'BoundaryQuality', description: 'How official a boundary is', example: 'indikatif' });
export type BoundaryQuality = z.infer<typeof boundaryQuality>;

/** [west, south, east, north] in degrees, WGS 84. */
export const bbox = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .meta({ id: 'BBox', description: 'West, south, east, north in degrees (WGS 84)' });
export type BBox = z.infer<typeof bbox>;

export const areaRef = z
  .object({ id: z.int(), code: areaCode, name: z.string(), level })
  .meta({ id: 'AreaRef', description: 'An area by id, code, name and level' });
export type AreaRef = z.infer<typeof areaRef>;

/** A tile set is the boundary set of one regency (or province) and level at one time; its hash never means other bytes. */
export const tileSet = z
  .object({
    hash: z.string().regex(/^[0-9a-f]{16,64}$/),
    root: areaCode,
    level,
    bounds: bbox.nullable(),
    minZoom: z.int(),
    maxZoom: z.int(),
  })
  .meta({ id: 'TileSet', description: 'Content-addressed vector tiles of one root and level' });
export type TileSet = z.infer<typeof tileSet>;

/** Columns of equal length, one row an area, sorted by code. No counts: boundaries, names and codes are public. */
export const areaTable = z
  .object({
    within: areaRef.nullable(),
    level,
    on: z.iso.date().meta({ description: 'The day whose area tree this is' }),
    id: z.array(z.int()),
    code: z.array(areaCode),
    name: z.array(z.string()),
    parentId: z.array(z.int().nullable()),
    parentName: z.array(z.string().nullable()),
    /** null: the area has no shape */
    quality: z.array(boundaryQuality.nullable()),
    /** Index into tileSets, null without shape. */
    tileSet: z.array(z.int().nullable()),
    bounds: z.array(bbox.nullable()),
    /** Where the name stands: longitude and latitude, well inside the shape. */
    labelPoint: z.array(z.tuple([z.number(), z.number()]).nullable()),
    tileSets: z.array(tileSet),
    /** Outlines of the next coarser levels inside `within`, coarse to fine, for orientation. */
    outlines: z.array(tileSet),
  })
  .meta({ id: 'AreaTable', description: 'Areas of one level within an area, columnar' });
export type AreaTable = z.infer<typeof areaTable>;

export const areaCard = z
  .object({
    area: areaRef,
    /** desa, kelurahan, kota, kabupaten ... as the law names it; null where level says it all */
    kind: z.string().nullable(),
    on: z.iso.date(),
    /** Ancestors, coarse to fine, without the area itself. */
    path: z.array(areaRef),
    /** Levels that exist below, coarse to fine. */
    below: z.array(z.object({ level, areas: z.int(), shapes: z.int() })),
    bounds: bbox.nullable(),
    quality: boundaryQuality.nullable(),
    /** true: drawn from its children, no file brought its own shape */
    shapeFromChildren: z.boolean(),
    areaKm2: z.number().nullable(),
    source: z.string().nullable(),
    boundaryAsOf: z.iso.date().nullable(),
    validFrom: z.iso.date().nullable().meta({ description: 'null: since unknown' }),
    validTo: z.iso.date().nullable(),
  })
  .meta({ id: 'AreaCard', description: 'One area with its place in the tree' });
export type AreaCard = z.infer<typeof areaCard>;

/** A regency (or city) that has been set up here. */
export const place = z
  .object({
    area: areaRef,
    province: areaRef,
    bounds: bbox.nullable(),
    levels: z.array(z.object({ level, areas: z.int(), shapes: z.int() })),
    periods: z.array(z.string()),
    simulated: z.boolean(),
  })
  .meta({ id: 'Place', description: 'A regency or city in this database' });
export type Place = z.infer<typeof place>;
