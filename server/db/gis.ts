import { type RawBuilder, sql } from 'kysely';

/** A shape given as hexadecimal WKB (see db/wkb.ts) in longitude and latitude. */
export function shapeFromHex(hex: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`ST_GeomFromWKB(decode(${hex}, 'hex'), 4326)`;
}

/** A shape as a multipolygon without lines and points that a repair or a union may have left. */
export function onlyPolygons(shape: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`ST_Multi(ST_CollectionExtract(${shape}, 3))`;
}

/**
 * Unions and intersections are made on a grid of a billionth of a degree (0.1 mm): on it GEOS finds every crossing,
 * while with free coordinates some shapes make it fail, on the embedded database without a word.
 */
const GRID = sql.lit(1e-9);

/** The union of shapes, an aggregate. */
export function unionOf(shape: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`ST_Union(${shape}, ${GRID})`;
}

/** What two shapes have in common. */
export function commonOf(a: RawBuilder<unknown>, b: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`ST_Intersection(${a}, ${b}, ${GRID})`;
}

/**
 * What two shapes have in common, of shapes in metres of web mercator: on a grid of a centimetre. Those that tiles are cut
 * from have lost corners, and some cross themselves since.
 */
export function commonOfMetres(a: RawBuilder<unknown>, b: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`ST_Intersection(ST_MakeValid(${a}), ST_MakeValid(${b}), ${sql.lit(0.01)})`;
}

/** What one shape has that another has not. */
export function restOf(a: RawBuilder<unknown>, b: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`ST_Difference(${a}, ${b}, ${GRID})`;
}

/** Square metres on the ellipsoid. */
export function areaM2(shape: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`ST_Area((${shape})::geography)`;
}

/** A place inside a shape, found quickly. */
export function anyPoint(shape: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`ST_PointOnSurface(${shape})`;
}

/**
 * Where the name of an area is written: the centre of the largest circle inside it; of shapes with very many corners any
 * point inside, for the circle would take too long.
 */
export function labelPoint(shape: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when ST_NPoints(${shape}) <= 5000 then (ST_MaximumInscribedCircle(${shape})).center
    else ${anyPoint(shape)} end`;
}
