import { z } from 'zod';
import { areaCode, areaRef } from './area.ts';
import { sheetQuery } from './response.ts';

/** Path data of SVG, in units of the drawing: from its upper left corner, to the right and down. */
const path = z.string();
const place = { x: z.number(), y: z.number() };

/** A map as lines: drawn on paper and on the screen alike, without tiles and without a network. */
export const paperMap = z
  .object({
    width: z.number(),
    height: z.number(),
    /** areas with a shape that reach into the picture; `isHit`: told of by a footprint or a field figure */
    areas: z.array(z.object({ code: areaCode, name: z.string(), isHit: z.boolean(), d: path })),
    footprints: z.array(path),
    /** no: the number it bears in the list beside the map */
    marks: z.array(z.object({ ...place, kind: z.enum(['scene', 'shelter']), no: z.int().nullable() })),
    labels: z.array(z.object({ ...place, text: z.string() })),
    /** a bar of so many metres is so long */
    bar: z.object({ metres: z.number(), length: z.number() }),
    /** some of the borders are sketched */
    isSketched: z.boolean(),
    /** where the borders come from */
    sources: z.array(z.string()),
  })
  .meta({ id: 'PaperMap', description: 'A map as lines' });
export type PaperMap = z.infer<typeof paperMap>;

const lang = z.enum(['id', 'en']).default('id');

export const sheetPaperQuery = sheetQuery.extend({ lang });
export const recordQuery = z.object({ format: z.enum(['pdf', 'xlsx', 'geojson']), lang });
export const paperQuery = z.object({ lang });

export const incidentMapAnswer = z.object({ area: areaRef, map: paperMap.nullable() });
