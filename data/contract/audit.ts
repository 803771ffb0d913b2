import { z } from 'zod';
import { wholeNumber } from './whole-number.ts';

/** What an event was about, as the administrator's page sorts them. */
export const AUDIT_KINDS = ['view', 'export', 'import', 'account', 'refused', 'setting', 'audit'] as const;
export const auditKind = z.enum(AUDIT_KINDS).meta({
  id: 'AuditKind',
  description:
    'seen; taken away; brought in or taken back; accounts and sign-ins; asked for outside the own areas; settings; the audit itself',
});
export type AuditKind = z.infer<typeof auditKind>;

const day = z.iso.date().optional();
const text = z
  .string()
  .min(1)
  .max(80)
  .regex(/^\P{Cc}+$/u)
  .optional();

/** Which events: each filter is optional, and all hold together. Days are those of UTC. */
const filters = {
  kind: auditKind.optional(),
  who: text.meta({ description: 'Part of the name of who did it', example: 'sari' }),
  area: text.meta({
    description: 'Code of an area: events about it or about areas in it',
    example: '63.71.01',
  }),
  from: day.meta({ description: 'First day', example: '2026-03-01' }),
  to: day.meta({ description: 'Last day, with it', example: '2026-03-31' }),
};

export const auditQuery = z.object({
  ...filters,
  before: wholeNumber(1, 2_147_483_647)
    .optional()
    .meta({ description: 'Only events before this number: the next page' }),
});
export const auditFileQuery = z.object({
  ...filters,
  lang: z.enum(['id', 'en']).default('id').meta({ description: 'Language of the file' }),
});

export const auditEvent = z
  .object({
    id: z.int(),
    at: z.iso.datetime(),
    /** 'Nama (nama.pengguna)', 'terminal: root', 'system: demo' */
    who: z.string(),
    /** role codes it had then, joined by '+'; null for the terminal and the system */
    role: z.string().nullable(),
    kind: auditKind,
    /** 'view.values', 'export.taken', 'import.applied' */
    action: z.string(),
    subject: z.string().nullable(),
    /** codes of areas with what they are called today; the name is null where there is no such area any more */
    areas: z.array(z.object({ code: z.string(), name: z.string().nullable() })),
    reads: z.enum(['exact', 'published']).nullable(),
    /** the address it was asked from */
    place: z.string().nullable(),
    /** what else is kept, without any figure */
    detail: z.record(z.string(), z.unknown()),
    /** number in the chain; null for the few seconds until it is sealed */
    seal: z.int().nullable(),
  })
  .meta({ id: 'AuditEvent', description: 'What somebody saw or did' });
export type AuditEventAnswer = z.infer<typeof auditEvent>;

export const auditPage = z.object({
  /** newest first, at most 100 */
  events: z.array(auditEvent),
  /** give as `before` for what is older; null at the end */
  next: z.int().nullable(),
});

const chainFault = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), seal: z.int(), id: z.int() }),
  z.object({ kind: z.literal('missing'), from: z.int(), to: z.int() }),
  z.object({ kind: z.literal('rewritten'), seal: z.int() }),
]);

export const auditCheck = z
  .object({
    /** no fault, a good signature, nothing doubted */
    whole: z.boolean(),
    /** what is wrong, at most 100 */
    faults: z.array(chainFault),
    links: z.int(),
    /** the end of the chain: noted elsewhere, it shows a chain that was rewritten whole */
    head: z.object({ seal: z.int(), hash: z.string() }),
    sealedAt: z.iso.datetime().nullable(),
    signature: z.enum(['good', 'none', 'other-key', 'wrong']),
    /** numbers of events that say that the end before them was signed with no key, or with another one */
    doubted: z.array(z.int()),
    unsealed: z.int(),
  })
  .meta({ id: 'AuditCheck', description: 'What was found when the chain of events was followed' });
