import { z } from 'zod';
import { LEAST_REASON, LONGEST_REASON } from '../catalogue/written-reason.ts';
import { valuesQuery } from './values.ts';

/** The files that a view can be taken away as; pictures are made in the browser. */
const TAKEN_FORMATS = ['xlsx', 'csv', 'geojson', 'kmz'] as const;
export const takenFormat = z.enum(TAKEN_FORMATS).meta({
  id: 'TakenFormat',
  description: 'xlsx workbook, csv table, geojson (RFC 7946), kmz for Google Earth',
  example: 'xlsx',
});
export type TakenFormat = z.infer<typeof takenFormat>;

/** Why somebody takes figures that are finer than what is published; kept in the audit, and asked for nothing else. */
const exportReason = z
  .string()
  .trim()
  .min(LEAST_REASON)
  .max(LONGEST_REASON)
  .regex(/^\P{Cc}+$/u)
  .meta({
    description: 'Why: must be given for figures finer than the published shape, and is kept in the audit',
    example: 'Verifikasi lapangan bantuan banjir RW 003',
  });

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
  reason: exportReason.optional(),
});

/** A picture is drawn in the browser: what it shows is kept before, and what must stand on it is answered. */
export const pictureTaken = valuesQuery
  .pick({ indicator: true, level: true, within: true, period: true, sex: true })
  .extend({ reason: exportReason.optional() });

/** What stands on every sheet and picture of figures finer than the published shape; null on others. */
export const exportMark = z
  .object({
    /** who took it */
    name: z.string(),
    at: z.iso.datetime(),
  })
  .nullable()
  .meta({ id: 'ExportMark', description: 'Who took figures finer than the published shape, and when' });
export type ExportMark = z.infer<typeof exportMark>;
