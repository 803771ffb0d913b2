import { paperQuery } from '../incident-paper.ts';
import { readyPackage, readyParams, readyQuery } from '../ready-package.ts';
import type { RouteRow } from '../route.ts';

/** Paket siaga: what has to be at hand in a desa or kelurahan before anything happens. */
export const readyPackageRoutes = {
  readyPackage: {
    method: 'GET',
    path: '/api/ready-packages/:area',
    summary:
      'Paket siaga of a desa or kelurahan: who lives there, what threatens them, where to go, whom to call',
    right: 'incidents.read',
    cache: 'none',
    params: readyParams,
    query: readyQuery,
    answer: readyPackage,
  },
  readyPackagePaper: {
    method: 'GET',
    path: '/api/ready-packages/:area/paper',
    summary: 'Paket siaga as PDF',
    right: 'incidents.read',
    cache: 'none',
    params: readyParams,
    query: paperQuery.extend(readyQuery.shape),
    answer: 'file',
  },
} as const satisfies Record<string, RouteRow>;
