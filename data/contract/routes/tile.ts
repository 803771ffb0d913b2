import { z } from 'zod';
import type { RouteRow } from '../route.ts';
import { wholeNumber } from '../whole-number.ts';

const tileParams = z.object({
  hash: z
    .string()
    .regex(/^[0-9a-f]{16,64}$/)
    .meta({ description: 'Content hash of the tile set' }),
  z: wholeNumber(0, 16),
  x: wholeNumber(0, 65_535),
  y: wholeNumber(0, 65_535),
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
    summary: 'A vector tile (layer land) of land and neighbouring countries',
    right: 'public',
    cache: 'immutable',
    params: tileParams,
    answer: 'tile',
  },
} as const satisfies Record<string, RouteRow>;
