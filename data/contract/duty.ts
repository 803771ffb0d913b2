import { z } from 'zod';
import { areaRef } from './area.ts';
import { coverState } from './coverage.ts';
import { pillarRoleCode } from './volunteer.ts';
import { wholeNumber } from './whole-number.ts';

export const incidentNumber = wholeNumber(1, 2_147_483_647).meta({
  description: 'Number of an incident',
  example: '3',
});
export const dutyId = wholeNumber(1, 2_147_483_647).meta({ description: 'Number of a duty', example: '5' });

/** How a time was found: straight line, roads, or said by somebody. */
export const timeBasis = z.enum(['straight', 'roads', 'hand']).meta({ id: 'TimeBasis' });
export type TimeBasis = z.infer<typeof timeBasis>;

const travelTime = z
  .object({
    /** from the call until there, in whole minutes, the time to get ready included */
    minutes: z.int(),
    basis: timeBasis,
    /** as the crow flies; null: by hand and not placed */
    km: z.number().nullable(),
    /** on site within the time that the ministry asks for */
    inTime: z.boolean(),
  })
  .meta({ id: 'TravelTime' });

/**
 * own-hit: the own RT is hit; desa-hit: the own desa/kelurahan is, and no finer home is known or drawn. hit: either, told to
 * who may not read the register there, for the two apart would say in which RT somebody lives.
 */
export const leftOutWhy = z
  .enum(['own-hit', 'desa-hit', 'hit', 'on-duty', 'away', 'no-place'])
  .meta({ id: 'LeftOutWhy' });
export type LeftOutWhy = z.infer<typeof leftOutWhy>;

const DUTY_STATES = ['assigned', 'confirmed', 'arrived', 'relieved'] as const;
export const dutyState = z.enum(DUTY_STATES).meta({ id: 'DutyState' });
export type DutyState = z.infer<typeof dutyState>;

const comer = z
  .object({
    pillar: z.int(),
    name: z.string(),
    role: pillarRoleCode,
    /** no finer than the desa/kelurahan */
    home: areaRef.nullable(),
    availability: z.enum(['ready', 'limited', 'away', 'unknown']),
    time: travelTime.nullable(),
    /** others of the role who serve the own desa/kelurahan and are on no duty */
    staysAtHome: z.int(),
    hasPhone: z.boolean(),
    /** may the asker see the number? */
    managed: z.boolean(),
  })
  .meta({ id: 'Comer', description: 'Somebody who can come' });
export type Comer = z.infer<typeof comer>;

export const whoComesQuery = z.object({
  role: pillarRoleCode.default('tagana'),
  most: wholeNumber(1, 200).default(40),
});

export const whoComes = z
  .object({
    incident: z.int(),
    role: pillarRoleCode,
    /** by time, the soonest first */
    comers: z.array(comer),
    /** how many could come in all, and how many of them in time */
    all: z.int(),
    inTime: z.int(),
    leftOut: z.array(
      z.object({ pillar: z.int(), name: z.string(), home: areaRef.nullable(), why: leftOutWhy }),
    ),
    /** what stays covered at home once all who are on duty for this incident are away, where that changes */
    atHome: z.array(
      z.object({ area: areaRef, before: coverState.nullable(), after: coverState.nullable(), left: z.int() }),
    ),
    /** how times were made */
    basis: z.object({
      roads: z.boolean(),
      detour: z.number(),
      kmPerHour: z.number(),
      readyMinutes: z.int(),
      inTimeMinutes: z.int(),
      mark: z.enum(['asumsi', 'contoh praktik']),
    }),
  })
  .meta({ id: 'WhoComes', description: 'Who can come to an incident, by time' });
export type WhoComes = z.infer<typeof whoComes>;

export const duty = z
  .object({
    id: z.int(),
    incident: z.int(),
    pillar: z.int(),
    /** null: erased at the own request */
    name: z.string().nullable(),
    role: pillarRoleCode,
    home: areaRef.nullable(),
    state: dutyState,
    minutes: z.int().nullable(),
    basis: timeBasis.nullable(),
    task: z.string().nullable(),
    assignedAt: z.iso.datetime(),
    assignedBy: z.string(),
    confirmedAt: z.iso.datetime().nullable(),
    arrivedAt: z.iso.datetime().nullable(),
    relievedAt: z.iso.datetime().nullable(),
    hasPhone: z.boolean(),
    managed: z.boolean(),
  })
  .meta({ id: 'Duty', description: 'Somebody on duty for an incident' });
export type Duty = z.infer<typeof duty>;

export const duties = z.object({ incident: z.int(), duties: z.array(duty) });

export const dutyDraft = z.object({
  pillar: z.int().min(1),
  role: pillarRoleCode,
  task: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^\P{Cc}*$/u)
    .nullable(),
});

export const dutyStep = z.object({
  step: z.enum(['confirm', 'arrive', 'relieve']),
});

export const minutesByHand = z.object({
  pillar: z.int().min(1),
  /** null: computed again */
  minutes: z.int().min(0).max(1440).nullable(),
});

/** null: computed again */
export const shelterMinutes = z.object({
  facility: z.int().min(1),
  minutes: z.int().min(0).max(1440).nullable(),
});

export const linkedPillar = z
  .object({ pillar: z.object({ id: z.int(), name: z.string() }).nullable() })
  .meta({ id: 'LinkedPillar', description: 'Who an account is in the register; null: not said' });

/** How times to a scene are made; every one an assumption until the office sets it. */
export const travelSettings = z
  .object({
    /** way on roads for each kilometre as the crow flies */
    detour: z.number().min(1).max(5),
    kmPerHour: z.number().min(3).max(120),
    /** from the call until on the way */
    readyMinutes: z.int().min(0).max(180),
    inTimeMinutes: z.int().min(5).max(720),
  })
  .meta({ id: 'TravelSettings' });
export type TravelSettings = z.infer<typeof travelSettings>;

export const travelSettingsNow = travelSettings.extend({
  /** false: as Petasos begins, an assumption */
  ownOffice: z.boolean(),
  /** road lines that are loaded; null: none */
  roads: z
    .object({ km: z.number(), junctions: z.int(), imports: z.array(z.int()), simulated: z.boolean() })
    .nullable(),
});
