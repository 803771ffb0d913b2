import { z } from 'zod';
import { areaCode } from './area.ts';

const listed = { code: areaCode, name: z.string() };

/** A province of the national code list with its regencies and cities. */
export const region = z
  .object({
    ...listed,
    regencies: z.array(z.object({ ...listed, kind: z.enum(['kabupaten', 'kota']) })),
  })
  .meta({ id: 'Region', description: 'A province of the code list with its regencies and cities' });
export type Region = z.infer<typeof region>;
