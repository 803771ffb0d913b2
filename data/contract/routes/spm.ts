import { z } from 'zod';
import { importReport } from '../import.ts';
import type { RouteRow } from '../route.ts';
import {
  spmCode,
  spmEntry,
  spmFormQuery,
  spmQuery,
  spmService,
  spmServiceChange,
  spmServiceDraft,
  spmTable,
} from '../spm.ts';

/** What a Dinas Sosial is scored on (SPM bidang sosial): who is to be served, who was, and what lies between. */
export const spmRoutes = {
  spm: {
    method: 'GET',
    path: '/api/spm',
    summary: 'A service over the areas of a level: target, served, not yet served, budget',
    right: 'figures.read',
    cache: 'data',
    query: spmQuery,
    answer: spmTable,
  },
  spmServices: {
    method: 'GET',
    path: '/api/spm/services',
    summary: 'The services of the minimum standards, and those that the office added',
    right: 'figures.read',
    cache: 'data',
    answer: z.object({ services: z.array(spmService) }),
  },
  spmForm: {
    method: 'GET',
    path: '/api/spm/form',
    summary: 'A blank workbook to fill in: a row for each service and area',
    right: 'imports.write',
    cache: 'none',
    query: spmFormQuery,
    answer: 'file',
  },
  makeSpmService: {
    method: 'POST',
    path: '/api/spm/services',
    summary: 'Adds a service; figures for it come by import or by hand',
    right: 'indicators.write',
    cache: 'none',
    body: spmServiceDraft,
    answer: spmService,
  },
  changeSpmService: {
    method: 'PUT',
    path: '/api/spm/services/:service',
    summary: 'Says a service anew, retires it or takes it up again; its figures stay',
    right: 'indicators.write',
    cache: 'none',
    params: z.object({ service: spmCode }),
    body: spmServiceChange,
    answer: spmService,
  },
  enterSpm: {
    method: 'POST',
    path: '/api/spm/entries',
    summary: 'Enters figures of a service by hand: an import like any other',
    right: 'imports.write',
    cache: 'none',
    progress: true,
    body: spmEntry,
    answer: importReport,
  },
} as const satisfies Record<string, RouteRow>;
