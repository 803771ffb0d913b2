import { z } from 'zod';
import { areaCode, areaRef, level } from './area.ts';
import { period } from './period.ts';
import { basis } from './values.ts';

export const spmCode = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,38}$/)
  .meta({ id: 'SpmCode', description: 'A service of the minimum standards', example: 'lansia-terlantar' });

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^\P{Cc}*$/u);

/** What is said beside the number. */
const said = {
  name: z.object({ id: line(160).min(1), en: line(160) }),
  definition: line(600),
  decree: line(160).nullable(),
};
export const spmServiceDraft = z.object({ code: spmCode, ...said }).meta({ id: 'SpmServiceDraft' });
export const spmServiceChange = z.object({ ...said, retired: z.boolean() }).meta({ id: 'SpmServiceChange' });
export const spmService = spmServiceDraft.extend({ retired: z.boolean(), standard: z.boolean() }).meta({
  id: 'SpmService',
  description: 'A service that a regency is scored on, or one that the office added',
});
export type SpmService = z.infer<typeof spmService>;

export const spmQuery = z.object({ within: areaCode, level, period, service: spmCode });

/** A blank workbook: of one service, or of all in use. */
export const spmFormQuery = spmQuery
  .omit({ service: true })
  .extend({ service: spmCode.optional(), lang: z.enum(['id', 'en']).default('id') });

const amounts = {
  /** null: not known, or hidden */
  target: z.int().nullable(),
  served: z.int().nullable(),
  unserved: z.int().nullable(),
  /** percent of the target */
  achieved: z.number().nullable(),
};

const spmRow = areaRef
  .extend({
    ...amounts,
    basis,
    /** of those served, who may be told otherwise than the target */
    servedBasis: basis,
    /** day of the earlier release that the target or those served are still of; not there: both are of this one */
    kept: z.iso.date().optional(),
    /** whole rupiah; null: not given */
    budget: z.int().nullable(),
  })
  .meta({ id: 'SpmRow' });
export type SpmRow = z.infer<typeof spmRow>;

/** What the sentence about a service is made of. */
export const spmFacts = z
  .object({
    code: spmCode,
    service: z.object({ id: z.string(), en: z.string() }),
    within: areaRef,
    level,
    ...amounts,
    /** the amounts are of those areas alone that have reported: no total of `within` */
    partial: z.boolean(),
    areas: z.int(),
    /** areas with both figures, and those whose figures are hidden */
    reported: z.int(),
    hidden: z.int(),
    /** areas whose target is told, and of whom nobody knows how many were served */
    unknown: z.int(),
    /** areas where more were served than there were to be served */
    over: z.int(),
    /** the fewest areas that hold at least 60 % of those not served; null: not known, hidden, or nobody */
    most: z.object({ areas: z.int(), names: z.array(z.string()), share: z.number() }).nullable(),
  })
  .meta({ id: 'SpmFacts' });
export type SpmFacts = z.infer<typeof spmFacts>;

export const spmTable = z
  .object({
    service: spmService,
    facts: spmFacts,
    /** those not served first */
    rows: z.array(spmRow),
    periods: z.array(period).meta({ description: 'Periods that have figures, newest first' }),
    simulated: z.boolean(),
    release: z.object({ id: z.int(), madeAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'SpmTable', description: 'Target, served and not yet served, by area' });
export type SpmTable = z.infer<typeof spmTable>;

/** Figures as somebody enters them; those of an area replace what was there. */
export const spmEntry = z.object({
  service: spmCode,
  period,
  asOf: z.iso.date().nullable(),
  source: line(160),
  rows: z
    .array(
      z.object({
        code: areaCode,
        target: z.int().min(0).max(100_000_000),
        /** null: not known; what is known already stays */
        served: z.int().min(0).max(100_000_000).nullable(),
        budget: z.int().min(0).max(1_000_000_000_000_000).nullable(),
      }),
    )
    .min(1)
    .max(1000),
});
export type SpmEntry = z.infer<typeof spmEntry>;
