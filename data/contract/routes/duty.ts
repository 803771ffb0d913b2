import { z } from 'zod';
import {
  duties,
  dutyDraft,
  dutyId,
  dutyStep,
  incidentNumber,
  minutesByHand,
  travelSettings,
  travelSettingsNow,
  whoComes,
  whoComesQuery,
} from '../duty.ts';
import { flag } from '../flag.ts';
import type { RouteRow } from '../route.ts';

const ofIncident = z.object({ incident: incidentNumber });

/** Who comes to an incident: ranked by time, assigned, confirmed, arrived, relieved; and how times are made. */
export const dutyRoutes = {
  whoComes: {
    method: 'GET',
    path: '/api/incidents/:incident/who-comes',
    summary: 'Who can come, by time to the scene; without those whose own area is hit or who are on duty',
    right: 'incidents.write',
    cache: 'none',
    params: ofIncident,
    query: whoComesQuery,
    answer: whoComes,
  },
  duties: {
    method: 'GET',
    path: '/api/incidents/:incident/duties',
    summary: 'Who is, and was, on duty for an incident',
    right: 'incidents.read',
    cache: 'none',
    params: ofIncident,
    answer: duties,
  },
  assignDuty: {
    method: 'POST',
    path: '/api/incidents/:incident/duties',
    summary: 'Assigns somebody to an incident; refused while the same person is on another duty',
    right: 'incidents.write',
    cache: 'none',
    params: ofIncident,
    body: dutyDraft,
    answer: duties,
  },
  changeDuty: {
    method: 'POST',
    path: '/api/duties/:duty',
    summary: 'Confirms, notes the arrival of, or relieves somebody on duty',
    right: 'incidents.write',
    cache: 'none',
    params: z.object({ duty: dutyId }),
    body: dutyStep,
    answer: duties,
  },
  setMinutes: {
    method: 'PUT',
    path: '/api/incidents/:incident/minutes',
    summary: 'Says how many minutes somebody needs to the scene; it wins over what is computed',
    right: 'incidents.write',
    cache: 'none',
    params: ofIncident,
    body: minutesByHand,
    answer: z.object({ pillar: z.int(), minutes: z.int().nullable() }),
  },
  callList: {
    method: 'GET',
    path: '/api/incidents/:incident/call-list',
    summary: 'Who is on duty, and contacts of the areas hit, as text to paste into a message',
    right: 'incidents.write',
    cache: 'none',
    params: ofIncident,
    query: z.object({
      lang: z.enum(['id', 'en']).default('id'),
      phones: flag
        .default(false)
        .meta({ description: 'true: with numbers of those whose area the asker manages; recorded' }),
    }),
    answer: z.object({ text: z.string(), people: z.int(), withPhone: z.int() }),
  },
  travelSettings: {
    method: 'GET',
    path: '/api/travel',
    summary: 'How times to a scene are made, and which roads are loaded',
    right: 'incidents.read',
    cache: 'none',
    answer: travelSettingsNow,
  },
  saveTravelSettings: {
    method: 'PUT',
    path: '/api/travel',
    summary: 'Sets how times to a scene are made',
    right: 'incidents.manage',
    cache: 'none',
    ofOffice: true,
    body: travelSettings,
    answer: travelSettingsNow,
  },
} as const satisfies Record<string, RouteRow>;
