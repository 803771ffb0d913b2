import { z } from 'zod';
import { areaCode } from '../area.ts';
import { incidentId } from '../incident.ts';
import {
  backTest,
  estimateBody,
  groupReport,
  reportQuery,
  responseSettings,
  responseSettingsNow,
  sheet,
  sheetQuery,
  tried,
} from '../response.ts';
import type { RouteRow } from '../route.ts';

const one = z.object({ incident: incidentId });

/** The response sheet: who is hit, what they need, what there is; and what it is made with. */
export const responseRoutes = {
  responseSheet: {
    method: 'GET',
    path: '/api/incidents/:incident/sheet',
    summary: 'Who is hit, what they need for how many days, what stock there is and where they can stay',
    right: 'incidents.read',
    cache: 'none',
    params: one,
    query: sheetQuery,
    answer: sheet,
  },
  tryFootprint: {
    method: 'POST',
    path: '/api/response/estimate',
    summary: 'Who a footprint would hit; nothing is kept',
    right: 'incidents.read',
    cache: 'none',
    body: estimateBody,
    answer: tried,
  },
  incidentReport: {
    method: 'GET',
    path: '/api/incidents/:incident/report',
    summary: 'The message for the group, in the usual order, without a name of a victim',
    right: 'incidents.read',
    cache: 'none',
    params: one,
    query: reportQuery,
    answer: groupReport,
  },
  backTest: {
    method: 'GET',
    path: '/api/response/back-test',
    summary: 'Estimates of past incidents held against what was reported, and the rates that would fit',
    right: 'incidents.read',
    cache: 'none',
    query: z.object({ within: areaCode.optional() }),
    answer: backTest,
  },
  responseSettings: {
    method: 'GET',
    path: '/api/response/settings',
    summary: 'Rates, shares and profiles of needs',
    right: 'incidents.read',
    cache: 'none',
    answer: responseSettingsNow,
  },
  saveResponseSettings: {
    method: 'PUT',
    path: '/api/response/settings',
    summary: 'Says rates, shares and profiles of needs anew',
    right: 'incidents.manage',
    cache: 'none',
    body: responseSettings,
    answer: responseSettingsNow,
  },
} as const satisfies Record<string, RouteRow>;
