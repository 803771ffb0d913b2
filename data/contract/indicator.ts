import { z } from 'zod';
import { PILLAR_ROLE_CODES } from '../catalogue/psks.ts';

const MEASURES = [
  'count',
  'per1000',
  'perKm2',
  'per100Households',
  'share',
  'rate',
  'ratio',
  'missing',
  'state',
  'served',
  'unserved',
  'achieved',
] as const;

export const measure = z.enum(MEASURES).meta({
  id: 'Measure',
  description:
    'count; per 1,000 people; per square kilometre; per 100 households; percentage of another series; a rate as its source gives it; of officers: percent of what the norm asks for, how many are missing, state; of services: served, not yet served, percent served',
});
export type Measure = z.infer<typeof measure>;

export const indicatorId = z
  .string()
  .regex(new RegExp(`^[a-z0-9-]+\\.(${MEASURES.join('|')})$`))
  .meta({
    id: 'IndicatorId',
    description: '<series slug>.<measure>',
    example: 'lanjut-usia-terlantar.per1000',
  });

const bilingual = z.object({ id: z.string(), en: z.string() });

export const indicator = z
  .object({
    id: indicatorId,
    /** 'total', 'jiwa', a group or a type slug, 'kantor-rtlh' */
    series: z.string(),
    /**
     * aid: some types together, for those who help. own: made by the office itself. cover: officers. spm: services. hazard:
     * those who live in disaster-prone zones, and the zones themselves
     */
    family: z.enum([
      'total',
      'distinct',
      'group',
      'aid',
      'type',
      'own',
      'population',
      'cover',
      'spm',
      'hazard',
    ]),
    name: bilingual,
    measure,
    unit: bilingual,
    /** What one count is: persons recorded under a type, families, distinct persons, other things. */
    counts: z.enum(['ppks', 'keluarga', 'jiwa', 'lain']),
    /** the same in words, said after a count whatever the measure */
    countUnit: bilingual,
    access: z.enum(['open', 'street', 'closed']),
    /** Rates are never added; counts are, inside one series. */
    additive: z.boolean(),
    /** of family 'cover': the role whose officers they are */
    role: z.enum(PILLAR_ROLE_CODES).optional(),
  })
  .meta({ id: 'Indicator', description: 'Something that can be mapped' });
export type Indicator = z.infer<typeof indicator>;
