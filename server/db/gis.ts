import { type RawBuilder, sql } from 'kysely';

/** A shape given as hexadecimal WKB (see db/wkb.ts) in longitude and latitude. */
export function shapeFromHex(hex: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`ST_GeomFromWKB(decode(${hex}, 'hex'), 4326)`;
}

/** A shape as a multipolygon without lines and points that a repair or a union may have left. */
export function onlyPolygons(shape: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`ST_Multi(ST_CollectionExtract(${shape}, 3))`;
}

/** Square metres on the ellipsoid. */
export function areaM2(shape: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`ST_Area((${shape})::geography)`;
}

/**
 * Where the name of an area is written: the centre of the largest circle inside it; of shapes with very many corners any
 * point inside, for the circle would take too long.
 */
export function labelPoint(shape: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when ST_NPoints(${shape}) <= 5000 then (ST_MaximumInscribedCircle(${shape})).center
    else ST_PointOnSurface(${shape}) end`;
}

/** West, south, east, north in degrees as four columns; null without shape. Reads only the head of the stored shape. */
export function boundsOf(shape: RawBuilder<unknown>): RawBuilder<[number, number, number, number] | null> {
  return sql`case when ${shape} is null then null else
    jsonb_build_array(ST_XMin(${shape}), ST_YMin(${shape}), ST_XMax(${shape}), ST_YMax(${shape})) end`;
}
