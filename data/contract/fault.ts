import { z } from 'zod';
import { level } from './area.ts';

/** Every fault the API can answer with: code -> HTTP status. Messages come from the dictionary by code. */
export const FAULTS = {
  'bad-request': 400,
  'unknown-area': 404,
  'unknown-indicator': 404,
  'unknown-import': 404,
  'unknown-period': 404,
  'too-fine': 403,
  'unknown-tile-set': 404,
  'not-found': 404,
  'method-not-allowed': 405,
  'database-unreachable': 503,
  forbidden: 403,
  'cross-site': 403,
  'other-name': 403,
  'signed-out': 401,
  'sign-in-failed': 401,
  'totp-wrong': 401,
  'account-locked': 423,
  'too-many-tries': 429,
  'must-first': 403,
  'outside-scope': 403,
  'not-released': 403,
  'published-coarser': 403,
  'disclosure-refused': 422,
  'release-busy': 409,
  'release-failed': 500,
  'unknown-release': 404,
  'import-outside': 403,
  'setup-unusable': 403,
  'invitation-unusable': 410,
  'unknown-account': 404,
  'account-refused': 422,
  'role-refused': 422,
  'wider-refused': 422,
  'wrong-content-type': 415,
  'reason-needed': 422,
  'too-large': 413,
  busy: 503,
  'database-restarted': 503,
  'database-in-use': 409,
  'folder-switching': 503,
  'folder-busy': 503,
  'demo-open': 409,
  'real-data': 409,
  'demo-loaded': 409,
  'logo-refused': 422,
  'import-refused': 422,
  'kind-unclear': 422,
  'own-refused': 422,
  'unknown-plan': 404,
  'plan-refused': 422,
  'move-refused': 422,
  'plan-outdated': 409,
  'unknown-norm': 404,
  'norm-refused': 422,
  'unknown-service': 404,
  'spm-refused': 422,
  'unknown-pillar': 404,
  'unknown-training': 404,
  'register-refused': 422,
  'register-changed': 409,
  'unknown-incident': 404,
  'incident-refused': 422,
  'undo-blocked': 409,
  'unknown-facility': 404,
  'facility-refused': 422,
  'facility-changed': 409,
  'unknown-movement': 404,
  'stock-refused': 422,
  'stock-short': 409,
  'unknown-duty': 404,
  'on-duty': 409,
  'duty-refused': 422,
  internal: 500,
} as const;
export type FaultCode = keyof typeof FAULTS;

/** Why one field of a request cannot be read. The sentence comes from the dictionary. */
export const FIELD_FAULTS = ['missing', 'unknown', 'form', 'range', 'choice'] as const;
export type FieldFault = (typeof FIELD_FAULTS)[number];

/** RFC 9457 problem details. */
export const problemDetails = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string().optional(),
    /** which parameter, what was given (shortened), what is allowed */
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    /** of 'published-coarser' and 'too-fine': the finest level at which it can be read */
    finest: level.optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });
export type ProblemDetails = z.infer<typeof problemDetails>;
