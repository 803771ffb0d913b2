import { z } from 'zod';
import { areaCode, level } from './area.ts';
import { period } from './period.ts';

/** A form to be filled in: of an area, or of each kecamatan or village in it (a zip). */
export const blankQuery = z.object({
  within: areaCode,
  each: z.enum(['kecamatan', 'desa']).optional().meta({ description: 'One form for each of these' }),
  period: period.optional().meta({ description: 'Written into the form' }),
  lang: z.enum(['id', 'en']).default('id').meta({ description: 'Language of the form' }),
});

export const reportedQuery = z.object({ within: areaCode, level, period });

/** yes: told as a whole or in all its smallest parts; partly: in some of them. */
export const reported = z
  .object({
    within: areaCode,
    level,
    period,
    areas: z.array(
      z.object({
        code: areaCode,
        name: z.string(),
        parent: z.string().nullable(),
        state: z.enum(['yes', 'partly', 'no']),
        /** smallest areas in it (RT where there are any), and those that have figures */
        parts: z.int(),
        partsTold: z.int(),
        /** figures were told of it as a whole */
        whole: z.boolean(),
        /** when figures of it came last */
        at: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({ id: 'Reported', description: 'Who has handed in figures of need for a period' });
export type Reported = z.infer<typeof reported>;
