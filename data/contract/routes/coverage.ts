import { z } from 'zod';
import { bivariate, bivariateQuery, coverage, coverageQuery } from '../coverage.ts';
import { norm, normDraft, normId } from '../norm.ts';
import type { RouteRow } from '../route.ts';

/** Who is served, where too few serve, and how many there should be. */
export const coverageRoutes = {
  coverage: {
    method: 'GET',
    path: '/api/coverage',
    summary: 'Who is served by a role, and where too few serve: the gap list',
    right: 'figures.read',
    cache: 'data',
    query: coverageQuery,
    answer: coverage,
  },
  bivariate: {
    method: 'GET',
    path: '/api/coverage/bivariate',
    summary: 'Need held against coverage in 3 x 3 classes, and where much need meets few officers',
    right: 'figures.read',
    cache: 'data',
    query: bivariateQuery,
    answer: bivariate,
  },
  norms: {
    method: 'GET',
    path: '/api/norms',
    summary: 'How many officers of each role there should be, and what that stands on',
    right: 'figures.read',
    cache: 'data',
    answer: z.object({ norms: z.array(norm) }),
  },
  makeNorm: {
    method: 'POST',
    path: '/api/norms',
    summary: 'Makes a norm',
    right: 'norms.manage',
    cache: 'none',
    body: normDraft,
    answer: norm,
  },
  changeNorm: {
    method: 'PUT',
    path: '/api/norms/:norm',
    summary: 'Says a norm anew',
    right: 'norms.manage',
    cache: 'none',
    params: z.object({ norm: normId }),
    body: normDraft.extend({
      basedOn: normDraft.optional().meta({
        description: 'The norm as it was looked at: where it says another thing by now it is not changed',
      }),
    }),
    answer: norm,
  },
  removeNorm: {
    method: 'DELETE',
    path: '/api/norms/:norm',
    summary: 'Removes a norm',
    right: 'norms.manage',
    cache: 'none',
    params: z.object({ norm: normId }),
    answer: z.object({ norms: z.array(norm) }),
  },
} as const satisfies Record<string, RouteRow>;
