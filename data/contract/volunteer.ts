import { z } from 'zod';
import { PILLAR_LEVELS, PILLAR_ROLE_CODES, PILLAR_SUBJECTS } from '../catalogue/psks.ts';
import { personName, phone } from './account.ts';
import { areaCode, areaRef } from './area.ts';
import { wholeNumber } from './whole-number.ts';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u);

export const pillarId = wholeNumber(1, 2_147_483_647).meta({
  description: 'Number of a pillar in the register',
  example: '41',
});
export const pillarRoleCode = z
  .enum(PILLAR_ROLE_CODES)
  .meta({ id: 'PillarRole', description: 'Role of a social pillar', example: 'psm' });
const pillarSubject = z
  .enum(PILLAR_SUBJECTS)
  .meta({ id: 'PillarSubject', description: 'What is counted as one', example: 'person' });
const pillarLevel = z.enum(PILLAR_LEVELS).meta({ id: 'PillarLevel', example: 'muda' });
const availability = z.enum(['ready', 'limited', 'away', 'unknown']).meta({ id: 'Availability' });
export type Availability = z.infer<typeof availability>;

/** One role that somebody holds or held, with the areas served in it. */
const pillarRoleDraft = z.object({
  /** the number that the role has; absent: a new one */
  no: z.int().min(1).max(99).optional(),
  /**
   * of one that has a number: what is said holds from this day on, and what the register held until then stays as a role that is
   * over. Absent: what it held was wrong, and is replaced
   */
  movedOn: z.iso.date().optional(),
  role: pillarRoleCode,
  from: z.iso.date().nullable(),
  /** last day; null: still serving */
  until: z.iso.date().nullable(),
  decree: line(120).nullable(),
  decreeOn: z.iso.date().nullable(),
  /** share: stated part of the service, 0 to 1; null: not stated */
  areas: z.array(z.object({ code: areaCode, share: z.number().gt(0).max(1).nullable() })).max(200),
});

const certificateDraft = z.object({
  no: z.int().min(1).max(99).optional(),
  kind: line(120),
  /** the role that it is for; null: any */
  role: pillarRoleCode.nullable(),
  issuer: line(120).nullable(),
  number: line(80).nullable(),
  issued: z.iso.date().nullable(),
  /** last day; null: for good */
  validUntil: z.iso.date().nullable(),
});

/** All of a pillar, as somebody writes it: what is left out is gone from now on, and stays in the earlier version. */
export const pillarDraft = z
  .object({
    subject: pillarSubject,
    name: personName,
    home: areaCode.nullable(),
    /** absent: stays as it is; null: none */
    phone: phone.nullable().optional(),
    availability,
    level: pillarLevel.nullable(),
    roles: z.array(pillarRoleDraft).max(40),
    certificates: z.array(certificateDraft).max(40),
  })
  .meta({ id: 'PillarDraft', description: 'A pillar of the register, as it is to be' });
export type PillarDraft = z.output<typeof pillarDraft>;

const servedArea = areaRef
  .extend({
    share: z.number().nullable(),
    /** false: the area was merged away or is not any more */
    holds: z.boolean(),
  })
  .meta({ id: 'ServedArea', description: 'An area served in a role' });

const roleHeld = z
  .object({
    no: z.int(),
    role: pillarRoleCode,
    from: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
    decree: z.string().nullable(),
    decreeOn: z.iso.date().nullable(),
    areas: z.array(servedArea),
    /** on the day asked for */
    serving: z.boolean(),
  })
  .meta({ id: 'RoleHeld', description: 'A role that somebody holds or held' });

/** none: has none. valid, ending (within 90 days), ended: the best certificate there is. */
const certified = z.enum(['none', 'valid', 'ending', 'ended']).meta({ id: 'Certified' });
export type Certified = z.infer<typeof certified>;

/** Home: for those who do not manage the person's area never finer than the desa/kelurahan. */
const pillarBase = z.object({
  id: z.int(),
  subject: pillarSubject,
  name: z.string(),
  home: areaRef.nullable(),
  level: pillarLevel.nullable(),
  certified,
  /** may the asker change it? */
  managed: z.boolean(),
  simulated: z.boolean(),
});

export const pillarRow = pillarBase.extend({ roles: z.array(roleHeld) }).meta({
  id: 'PillarRow',
  description: 'A pillar in the list: of others only name, role, area and home desa',
});
export type PillarRow = z.infer<typeof pillarRow>;

/** ended: holds no role any more on the day. */
export const pillarStanding = z.enum(['serving', 'ended', 'all']);
const MOST_ROWS = 200;

/** The list of an area: who serves it, some of it, or all of it. */
export const pillarsQuery = z.object({
  within: areaCode.optional().meta({
    description: 'Serving in this area, above it or below it; of those who serve nowhere, living there',
  }),
  role: pillarRoleCode.optional(),
  search: z.string().trim().min(1).max(60).optional().meta({ description: 'Part of a name' }),
  standing: pillarStanding.default('serving'),
  on: z.iso.date().optional().meta({ description: 'The day; today without it' }),
  from: wholeNumber(0, 1_000_000).default(0),
  most: wholeNumber(1, MOST_ROWS).default(50),
});
export const pillarsPage = z
  .object({
    total: z.int(),
    /** persons, bodies and families in each role, of all that the filter finds */
    byRole: z.array(z.object({ role: pillarRoleCode, n: z.int() })),
    on: z.iso.date(),
    pillars: z.array(pillarRow),
  })
  .meta({ id: 'PillarsPage', description: 'A page of the register' });

const certificateHeld = certificateDraft
  .required({ no: true })
  /** coming: it is issued later than today */
  .extend({ standing: z.enum(['coming', 'valid', 'ending', 'ended']) })
  .meta({ id: 'CertificateHeld' });

const attended = z.object({
  id: z.int(),
  name: z.string(),
  kind: z.string(),
  from: z.iso.date(),
  until: z.iso.date(),
  role: pillarRoleCode.nullable(),
});

/** One change of a pillar or of a training: a file, or an edit by hand. */
export const pillarChange = z
  .object({
    importId: z.int(),
    kind: z.enum(['pillars', 'register', 'trainings']),
    fileName: z.string().nullable(),
    at: z.iso.datetime(),
    who: z.string(),
    state: z.enum(['applied', 'undone']),
    /** the version that holds now came with it */
    holds: z.boolean(),
    undoable: z.boolean(),
  })
  .meta({ id: 'PillarChange' });
export type PillarChange = z.infer<typeof pillarChange>;

/** Of peers `pillar` has no more than the row; the rest is for those who manage the person's area. */
export const pillar = pillarBase
  .extend({
    roles: z.array(roleHeld),
    /** the version that is shown: what is written says on which it was based */
    version: z.int(),
    own: z
      .object({
        /** is there a phone number? It is read by itself, and who read it is recorded */
        hasPhone: z.boolean(),
        availability,
        certificates: z.array(certificateHeld),
        trainings: z.array(attended),
        changes: z.array(pillarChange),
      })
      .nullable()
      .meta({ description: 'null: the asker does not manage the area' }),
  })
  .meta({ id: 'Pillar', description: 'A pillar of the register' });
export type Pillar = z.infer<typeof pillar>;

/** Two that may be one: both are shown to whoever manages both areas. */
export const likelySame = z
  .object({
    one: pillarRow,
    other: pillarRow,
    /** same name letter by letter, nearly the same, the same phone number */
    why: z.array(z.enum(['same-name', 'like-name', 'same-phone'])),
  })
  .meta({ id: 'LikelySame' });

export const mergeBody = z.object({
  keep: z.int().min(1),
  gone: z.int().min(1),
  /** whose name, home, phone, availability and level: without it those of `keep` */
  take: z
    .object({ name: z.int().optional(), home: z.int().optional(), phone: z.int().optional() })
    .optional(),
});

/** How many companions are certified, by role and area, and when certificates run out. */
export const certificationQuery = z.object({
  within: areaCode.optional(),
  role: pillarRoleCode.optional(),
  on: z.iso.date().optional(),
});
const certificationCounts = z.object({
  persons: z.int(),
  valid: z.int(),
  ending: z.int(),
  ended: z.int(),
  none: z.int(),
});
export const certification = z
  .object({
    on: z.iso.date(),
    byRole: z.array(certificationCounts.extend({ role: pillarRoleCode })),
    /** by kecamatan, or by desa/kelurahan within one: by role */
    byArea: z.array(certificationCounts.extend({ area: areaRef, role: pillarRoleCode })),
    /** months to come in which certificates run out */
    ending: z.array(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), n: z.int() })),
  })
  .meta({ id: 'Certification', description: 'Progress of certification' });
