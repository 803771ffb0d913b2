import { auditCheck, auditFileQuery, auditPage, auditQuery } from '../audit.ts';
import type { RouteRow } from '../route.ts';

/** The audit trail. */
export const auditRoutes = {
  audit: {
    method: 'GET',
    path: '/api/audit',
    summary: 'Who saw and did what, newest first: a page of events',
    right: 'audit.read',
    cache: 'none',
    query: auditQuery,
    answer: auditPage,
  },
  auditFile: {
    method: 'GET',
    path: '/api/audit/file',
    summary: 'The same events as a CSV file',
    right: 'audit.read',
    cache: 'none',
    query: auditFileQuery,
    answer: 'file',
  },
  auditCheck: {
    method: 'GET',
    path: '/api/audit/check',
    summary: 'Was any event changed or removed since it was sealed?',
    right: 'audit.read',
    cache: 'none',
    answer: auditCheck,
  },
} as const satisfies Record<string, RouteRow>;
