import { z } from 'zod';
import { level } from './area.ts';

/** An office's own code, as its files write it: capitals, digits and hyphens. It never changes and is never used again. */
export const ownCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/)
  .min(2)
  .max(24)
  .meta({ id: 'OwnCode', description: 'Code of an indicator of the office', example: 'RTLH' });

/**
 * What one figure is. jiwa: persons. keluarga: families (KK, KPM). unit: other things (houses, places). nilai: a rate or
 * percentage as the source gives it, which is never added up.
 */
export const ownKind = z
  .enum(['jiwa', 'keluarga', 'unit', 'nilai'])
  .meta({ id: 'OwnKind', description: 'What one figure of an own indicator is' });
export type OwnKind = z.infer<typeof ownKind>;

export const ownRate = z.enum(['per1000', 'per100Households', 'perKm2']);
export type OwnRate = z.infer<typeof ownRate>;

const said = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^\P{Cc}*$/u);
const bilingual = (most: number) => z.object({ id: said(most).min(1), en: said(most) });

/** What may be said anew at any time. An English name that is left empty is the Indonesian one. */
const changeable = {
  name: bilingual(80).meta({ description: 'Name; English may be empty', example: { id: 'RTLH', en: '' } }),
  /** what is counted, as said after a number: 'unit rumah', 'KPM', 'persen' */
  unit: bilingual(40),
  source: said(160),
  /** closed: never shown or accepted finer than `finest`, whoever asks */
  access: z.enum(['open', 'closed']),
  /** finest level the office has it at; null: any. A closed one must say it. */
  finest: level.nullable(),
  rates: z.array(ownRate).max(3),
  /** code of an own indicator that this one is a part of: shown as a percentage of it */
  shareOf: ownCode.nullable(),
};

export const ownDraft = z
  .object({ code: ownCode, kind: ownKind, ...changeable })
  .meta({ id: 'OwnIndicatorDraft', description: 'An indicator that an office makes' });
export type OwnDraft = z.infer<typeof ownDraft>;

/** A change says everything anew but the code and what a figure is: those hold the figures together. */
export const ownChange = z
  .object({ ...changeable, retired: z.boolean() })
  .meta({ id: 'OwnIndicatorChange', description: 'An own indicator as it shall be from now on' });
export type OwnChange = z.infer<typeof ownChange>;

/** An indicator as kept. */
export const ownIndicator = ownDraft
  .extend({
    /** retired: its figures are kept, and it is shown nowhere */
    retired: z.boolean(),
    figures: z.int().meta({ description: 'Figures that applied imports hold for it' }),
    periods: z.array(z.string()),
  })
  .meta({ id: 'OwnIndicator', description: 'An indicator of the office with what there is of it' });
export type OwnIndicator = z.infer<typeof ownIndicator>;

/** What the registry needs to know of an own indicator. */
export type OwnDefinition = OwnDraft & { readonly retired: boolean };
