import { z } from 'zod';
import { baseMapChoice, baseMaps } from '../base-map.ts';
import type { RouteRow } from '../route.ts';
import { wholeNumber } from '../whole-number.ts';

const tileParams = z.object({
  hash: z
    .string()
    .regex(/^[0-9a-f]{16,64}$/)
    .meta({ description: 'Content hash of the tile set' }),
  z: wholeNumber(0, 18),
  x: wholeNumber(0, 262_143),
  y: wholeNumber(0, 262_143),
});

/** Vector tiles. */
export const tileRoutes = {
  tile: {
    method: 'GET',
    path: '/api/tiles/:hash/:z/:x/:y',
    summary: 'A vector tile (layers area and label) of one boundary set',
    right: 'public',
    cache: 'immutable',
    params: tileParams,
    answer: 'tile',
  },
  baseTile: {
    method: 'GET',
    path: '/api/base/:hash/:z/:x/:y',
    summary:
      'A tile of land and neighbouring countries (layer land), or of the base map that the office has chosen',
    right: 'public',
    cache: 'immutable',
    params: tileParams,
    answer: 'tile',
  },
  baseMaps: {
    method: 'GET',
    path: '/api/base-maps',
    summary: 'Base maps that lie in the data folder, and which one is drawn',
    right: 'office.write',
    cache: 'none',
    answer: baseMaps,
  },
  chooseBaseMap: {
    method: 'PUT',
    path: '/api/base-maps',
    summary: 'Chooses the base map that is drawn under every map',
    right: 'office.write',
    cache: 'none',
    body: baseMapChoice,
    answer: baseMaps,
  },
} as const satisfies Record<string, RouteRow>;
