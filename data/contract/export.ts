import { z } from 'zod';
import { valuesQuery } from './values.ts';

/** The files that a view can be taken away as; pictures are made in the browser. */
const TAKEN_FORMATS = ['xlsx', 'csv', 'geojson', 'kmz'] as const;
export const takenFormat = z.enum(TAKEN_FORMATS).meta({
  id: 'TakenFormat',
  description: 'xlsx workbook, csv table, geojson (RFC 7946), kmz for Google Earth',
  example: 'xlsx',
});
export type TakenFormat = z.infer<typeof takenFormat>;

/** What is asked of a file: the same as of a table of values, besides in which language and from which address. */
export const takenQuery = valuesQuery.extend({
  lang: z.enum(['id', 'en']).default('id').meta({ description: 'Language of the file' }),
  /** Written into the file, so that a reader finds the view again; never followed. */
  origin: z
    .string()
    .max(200)
    .regex(/^https?:\/\/[a-z0-9.:[\]-]+$/i)
    .optional()
    .meta({ description: 'Scheme and host the asker sees Petasos at', example: 'http://localhost:8080' }),
});
