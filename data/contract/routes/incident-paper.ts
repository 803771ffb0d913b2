import { z } from 'zod';
import { incidentId } from '../incident.ts';
import { incidentMapAnswer, paperQuery, recordQuery, sheetPaperQuery } from '../incident-paper.ts';
import type { RouteRow } from '../route.ts';

const one = z.object({ incident: incidentId });

/** Incidents on paper and as files: what the screens show, from the same answers. */
export const incidentPaperRoutes = {
  incidentMap: {
    method: 'GET',
    path: '/api/incidents/:incident/map',
    summary: 'Map of an incident as lines: borders, footprints, titik pengungsian',
    right: 'incidents.read',
    cache: 'none',
    params: one,
    answer: incidentMapAnswer,
  },
  sheetPaper: {
    method: 'GET',
    path: '/api/incidents/:incident/paper',
    summary: 'The response sheet as one A4 page (PDF)',
    right: 'incidents.read',
    cache: 'none',
    params: one,
    query: sheetPaperQuery,
    answer: 'file',
  },
  incidentRecord: {
    method: 'GET',
    path: '/api/incidents/:incident/record',
    summary: 'The record of an incident: PDF, XLSX or GeoJSON',
    right: 'incidents.read',
    cache: 'none',
    params: one,
    query: recordQuery,
    answer: 'file',
  },
  bnbaForm: {
    method: 'GET',
    path: '/api/incidents/:incident/bnba',
    summary: 'The empty by-name-by-address form, to be filled in by hand (PDF)',
    right: 'incidents.read',
    cache: 'none',
    params: one,
    query: paperQuery,
    answer: 'file',
  },
} as const satisfies Record<string, RouteRow>;
