import { z } from 'zod';
import {
  afterwardsDraft,
  figuresDraft,
  footprintDraft,
  headcountDraft,
  incident,
  incidentChangeBody,
  incidentDraft,
  incidentId,
  incidentPlace,
  incidentPlaceBody,
  incidents,
  incidentsQuery,
  legal,
} from '../incident.ts';
import type { RouteRow } from '../route.ts';
import { wholeNumber } from '../whole-number.ts';

const one = z.object({ incident: incidentId });

/** Incidents: what happened where, what was counted, and what is done. */
export const incidentRoutes = {
  incidents: {
    method: 'GET',
    path: '/api/incidents',
    summary: 'Incidents, those still handled first, the newest first',
    right: 'incidents.read',
    cache: 'none',
    query: incidentsQuery,
    answer: incidents,
  },
  incident: {
    method: 'GET',
    path: '/api/incidents/:incident',
    summary: 'An incident with its footprints, field figures, headcounts and every change',
    right: 'incidents.read',
    cache: 'none',
    params: one,
    answer: incident,
  },
  incidentPlace: {
    method: 'POST',
    path: '/api/incidents/place',
    summary:
      'The desa/kelurahan under a place on the map, before an incident is opened there; nothing is kept',
    right: 'incidents.write',
    cache: 'none',
    body: incidentPlaceBody,
    answer: incidentPlace,
  },
  openIncident: {
    method: 'POST',
    path: '/api/incidents',
    summary: 'Opens an incident: hazard, where, and what is known',
    right: 'incidents.write',
    cache: 'none',
    body: incidentDraft,
    answer: incident,
  },
  changeIncident: {
    method: 'PUT',
    path: '/api/incidents/:incident',
    summary: 'Says fields of an incident anew; what it said before stays in its history',
    right: 'incidents.write',
    cache: 'none',
    params: one,
    body: incidentChangeBody,
    answer: incident,
  },
  setLegalState: {
    method: 'PUT',
    path: '/api/incidents/:incident/legal',
    summary: 'The legal state of the emergency, with its decree',
    right: 'incidents.manage',
    cache: 'none',
    params: one,
    body: legal,
    answer: incident,
  },
  addFootprint: {
    method: 'POST',
    path: '/api/incidents/:incident/footprints',
    summary: 'Adds a footprint: drawn, picked, or taken from a hazard zone',
    right: 'incidents.read',
    cache: 'none',
    params: one,
    body: z.object({ footprint: footprintDraft }),
    answer: incident,
  },
  loadFootprint: {
    method: 'POST',
    path: '/api/incidents/:incident/footprints/file',
    summary: 'Adds a footprint from a map file (GeoJSON, KML, KMZ, zipped Shapefile, GeoPackage, TopoJSON)',
    right: 'incidents.write',
    cache: 'none',
    params: one,
    query: z.object({
      name: z.string().trim().min(1).max(200),
      depthM: z
        .string()
        .regex(/^\d{1,2}(\.\d{1,2})?$/)
        .optional(),
      class: z.enum(['rendah', 'sedang', 'tinggi']).optional(),
      displacedRate: z
        .string()
        .regex(/^(0(\.\d{1,4})?|1)$/)
        .optional(),
    }),
    upload: { limitBytes: 64 * 1024 * 1024 },
    ofOffice: true,
    answer: incident,
  },
  withdrawFootprint: {
    method: 'DELETE',
    path: '/api/incidents/:incident/footprints/:footprint',
    summary: 'Withdraws a footprint; it is kept, and counts no more',
    right: 'incidents.write',
    cache: 'none',
    params: one.extend({ footprint: wholeNumber(1, 2_147_483_647) }),
    answer: incident,
  },
  reportFigures: {
    method: 'POST',
    path: '/api/incidents/:incident/figures',
    summary: 'What was counted in the field; it takes the place of the estimate of its area',
    right: 'incidents.read',
    cache: 'none',
    params: one,
    body: z.object({ figures: z.array(figuresDraft).min(1).max(500) }),
    answer: incident,
  },
  reportHeadcount: {
    method: 'POST',
    path: '/api/incidents/:incident/headcounts',
    summary: 'Who stays at a titik pengungsian on a day',
    right: 'incidents.read',
    cache: 'none',
    params: one,
    body: headcountDraft,
    answer: incident,
  },
  saveAfterwards: {
    method: 'PUT',
    path: '/api/incidents/:incident/afterwards',
    summary: 'Counts reported afterwards, area by area, to hold against the estimate',
    right: 'incidents.write',
    cache: 'none',
    params: one,
    body: afterwardsDraft,
    answer: incident,
  },
} as const satisfies Record<string, RouteRow>;
