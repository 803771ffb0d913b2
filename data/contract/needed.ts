import { z } from 'zod';
import { areaCode, areaRef, level } from './area.ts';
import { flag } from './flag.ts';
import { norm } from './norm.ts';
import { period } from './period.ts';
import { pillarRoleCode } from './volunteer.ts';
import { wholeNumber } from './whole-number.ts';

/** Where, when and at which level new officers are counted. */
export const recruitPlace = z.object({
  within: areaCode,
  period,
  level,
  withoutAway: flag.optional().meta({
    description: 'true: those who are not available are counted as serving nowhere',
  }),
});

export const recruitQuery = recruitPlace.extend({
  role: pillarRoleCode,
  mostNeedPerPerson: wholeNumber(1, 1_000_000).optional(),
});

export const neededFileQuery = recruitPlace.extend({
  lang: z.enum(['id', 'en']).default('id').meta({ description: 'Language of the file' }),
});

/**
 * Why a norm is not counted. no-rate: the office has not set it. reach: it asks who is near. no-register: the register holds nobody of the role.
 * no-figures: what it is for is known of no area. wider: it is for areas wider than the one asked for. no-areas: there are no areas of its
 * level. not-read: at its level the asker reads nothing.
 */
const uncountedReason = z
  .enum(['no-rate', 'reach', 'no-register', 'no-figures', 'wider', 'no-areas', 'not-read'])
  .meta({ id: 'UncountedReason' });
export type UncountedReason = z.infer<typeof uncountedReason>;

const neededRow = z.object({
  role: pillarRoleCode,
  norm,
  /** of the areas that were counted: that of the norm, or the one asked for */
  level,
  /** new ones until every area has as many as the norm asks for */
  needed: z.int(),
  /** the fewest that do, if one of them may serve several areas */
  shared: z.int(),
  areas: z.int(),
  /** areas with too few of them today */
  shortAreas: z.int(),
  /** areas of which it is not known how many are asked for, or it is hidden: not counted */
  unknown: z.int(),
  /** must come from the desa/kelurahan itself */
  fromDesa: z.boolean(),
  /** period of the figure that the norm is for; null: it is for areas */
  figuresPeriod: period.nullable(),
});
export type NeededRow = z.infer<typeof neededRow>;

export const needed = z
  .object({
    within: areaRef,
    level,
    /** who serves, and which norms hold, is as of this day */
    registerOn: z.iso.date(),
    rows: z.array(neededRow),
    uncounted: z.array(z.object({ role: pillarRoleCode, norm, why: uncountedReason })),
    /** new persons, bodies and families if each holds one role */
    total: z.object({ person: z.int(), institution: z.int(), family: z.int() }),
    /** new persons if one may serve several areas in the same role */
    personsShared: z.int(),
    /** new persons if one may hold several roles in the same area */
    personsTogether: z.int(),
    simulated: z.boolean(),
  })
  .meta({ id: 'OfficersNeeded', description: 'How many new officers meet every norm that holds' });
export type Needed = z.infer<typeof needed>;
