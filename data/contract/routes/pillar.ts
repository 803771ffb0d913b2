import { z } from 'zod';
import type { RouteRow } from '../route.ts';
import { pillar, pillarId, pillarsPage, pillarsQuery } from '../volunteer.ts';

/** The register of the pillars: who serves where, trainings, certificates, and contacts of areas. */
export const pillarRoutes = {
  pillars: {
    method: 'GET',
    path: '/api/pillars',
    summary: 'The register of the pillars: who serves where, by area, role and name',
    right: 'pillars.read',
    cache: 'none',
    query: pillarsQuery,
    answer: pillarsPage,
  },
  pillar: {
    method: 'GET',
    path: '/api/pillars/:id',
    summary: 'One pillar: of those whose area the asker manages also certificates, trainings and changes',
    right: 'pillars.read',
    cache: 'none',
    params: z.object({ id: pillarId }),
    answer: pillar,
  },
} as const satisfies Record<string, RouteRow>;
