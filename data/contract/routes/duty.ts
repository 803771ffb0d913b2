import { z } from 'zod';
import { accountId } from '../account.ts';
import { areaCode } from '../area.ts';
import { contactNo, phoneAnswer } from '../contact.ts';
import {
  duties,
  dutyDraft,
  dutyId,
  dutyStep,
  incidentNumber,
  linkedPillar,
  minutesByHand,
  shelterMinutes,
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
      phones: flag.default(false).meta({
        description:
          'true: with numbers of those whose area the asker manages, and of contacts to a Tagana while an emergency right or a duty goes on; recorded',
      }),
    }),
    answer: z.object({ text: z.string(), people: z.int(), withPhone: z.int() }),
  },
  contactToCall: {
    method: 'GET',
    path: '/api/incidents/:incident/contacts/:area/:no/phone',
    summary:
      'The number of a contact of an area that is hit, for whoever manages the register there and for a Tagana while an emergency right or a duty goes on; recorded',
    right: 'incidents.read',
    cache: 'none',
    params: ofIncident.extend({ area: areaCode, no: contactNo }),
    answer: phoneAnswer,
  },
  setShelterMinutes: {
    method: 'PUT',
    path: '/api/incidents/:incident/shelter-minutes',
    summary: 'Minutes from the scene to a place to stay as somebody says them, or null: computed again',
    right: 'incidents.read',
    cache: 'none',
    params: ofIncident,
    body: shelterMinutes,
    answer: shelterMinutes,
  },
  linkAccount: {
    method: 'PUT',
    path: '/api/accounts/:account/pillar',
    summary: 'Says who an account is in the register: whoever is on duty may then report from there',
    right: 'accounts.pillars',
    cache: 'none',
    params: z.object({ account: accountId }),
    body: z.object({ pillar: z.int().min(1).nullable() }),
    answer: linkedPillar,
  },
  linkedPillar: {
    method: 'GET',
    path: '/api/accounts/:account/pillar',
    summary: 'Who an account is in the register of the pillars',
    right: 'accounts.pillars',
    cache: 'none',
    params: z.object({ account: accountId }),
    answer: linkedPillar,
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
