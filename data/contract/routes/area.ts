import { z } from 'zod';
import { areaCard, areaCode, areaRef, areaTable, level, place } from '../area.ts';
import { drawnBaseMap } from '../base-map.ts';
import { shapeHash } from '../hazard.ts';
import { importReport, sketchBody } from '../import.ts';
import { areaProfile, profileParams, profileQuery } from '../profile.ts';
import { region } from '../region.ts';
import type { RouteRow } from '../route.ts';

const on = z.iso
  .date()
  .optional()
  .meta({ description: 'The day whose area tree is meant; today without it' });
const searchText = z
  .string()
  .min(1)
  .max(80)
  .regex(/^\P{Cc}+$/u)
  .meta({ description: 'Part of a name, or the beginning of a code', example: 'kelayan' });

/** Areas: the tree, one of them, and how new ones come. */
export const areaRoutes = {
  places: {
    method: 'GET',
    path: '/api/places',
    summary: 'Which regencies and cities are set up here, with which levels and periods?',
    right: 'public',
    cache: 'data',
    answer: z.object({
      places: z.array(place),
      baseTiles: z.object({
        hash: z.string(),
        maxZoom: z.int(),
        /** over them, the office's own */
        chosen: drawnBaseMap.optional(),
        /** lines and points over every map: what names their shapes, and what they are called */
        context: z.array(z.object({ hash: shapeHash, name: z.string() })).optional(),
      }),
    }),
  },
  areas: {
    method: 'GET',
    path: '/api/areas',
    summary: 'The areas of one level within an area: ids, codes, names and their tile sets',
    right: 'public',
    cache: 'boundaries',
    query: z.object({ within: areaCode, level, on }),
    answer: areaTable,
  },
  area: {
    method: 'GET',
    path: '/api/areas/:code',
    summary: 'One area with its ancestors and the levels below it',
    right: 'public',
    cache: 'boundaries',
    params: z.object({ code: areaCode }),
    query: z.object({ on }),
    answer: areaCard,
  },
  profile: {
    method: 'GET',
    path: '/api/areas/:code/profile',
    summary: 'One area in depth: trend, composition, population, neighbours, sources',
    right: 'figures.read',
    cache: 'data',
    params: profileParams,
    query: profileQuery,
    answer: areaProfile,
  },
  search: {
    method: 'GET',
    path: '/api/search',
    summary: 'Areas whose name or code matches a text, best first, at most 20',
    right: 'public',
    cache: 'boundaries',
    query: z.object({ q: searchText, on }),
    answer: z.object({ matches: z.array(z.object({ area: areaRef, path: z.array(z.string()) })) }),
  },
  regions: {
    method: 'GET',
    path: '/api/regions',
    summary: 'Provinces with their regencies and cities, as the national code list has them',
    right: 'public',
    cache: 'codelist',
    query: z.object({ q: searchText.optional() }),
    answer: z.object({ regions: z.array(region) }),
  },
  setUp: {
    method: 'POST',
    path: '/api/places',
    summary: 'Sets up a regency, a city or all of a province with its kecamatan and desa, without shapes',
    right: 'imports.write',
    cache: 'none',
    body: z.object({ code: areaCode }),
    progress: true,
    answer: importReport,
  },
  sketch: {
    method: 'POST',
    path: '/api/sketches',
    summary:
      'Sketches RW and RT that nobody has borders for: cells in the ground of their village, undone like any import',
    right: 'imports.write',
    cache: 'none',
    body: sketchBody,
    progress: true,
    answer: importReport,
  },
} as const satisfies Record<string, RouteRow>;
