import { z } from 'zod';

export const measure = z.enum(['count', 'per1000', 'perKm2', 'per100Households']).meta({
  id: 'Measure',
  description: 'count; per 1,000 people; per square kilometre; per 100 households',
});
export type Measure = z.infer<typeof measure>;

export const indicatorId = z
  .string()
  .regex(/^[a-z0-9-]+\.(count|per1000|perKm2|per100Households)$/)
  .meta({
    id: 'IndicatorId',
    description: '<series slug>.<measure>',
    example: 'lanjut-usia-terlantar.per1000',
  });

const bilingual = z.object({ id: z.string(), en: z.string() });

export const indicator = z
  .object({
    id: indicatorId,
    /** 'total', 'jiwa', a group or a type slug */
    series: z.string(),
    family: z.enum(['total', 'distinct', 'group', 'type', 'population']),
    name: bilingual,
    measure,
    unit: bilingual,
    /** What one count is: persons recorded under a type, families, distinct persons. */
    counts: z.enum(['ppks', 'keluarga', 'jiwa']),
    access: z.enum(['open', 'street', 'closed']),
    /** Rates are never added; counts are, inside one series. */
    additive: z.boolean(),
  })
  .meta({ id: 'Indicator', description: 'Something that can be mapped' });
export type Indicator = z.infer<typeof indicator>;
