import { z } from 'zod';
import { bbox } from './area.ts';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);

/** Where a base map of the office's own is drawn from: an archive of tiles in the data folder. */
export const drawnBaseMap = z
  .object({
    /** names the content; its tiles stand beside those of land and sea */
    hash: z.string(),
    kind: z.enum(['vector', 'raster']),
    minZoom: z.int(),
    maxZoom: z.int(),
    bounds: bbox,
    /** layers of vector tiles */
    layers: z.array(z.string()),
    /** whose map it is, as it must be said */
    attribution: z.string(),
  })
  .meta({ id: 'DrawnBaseMap', description: 'A base map from a PMTiles archive, drawn under every map' });
export type DrawnBaseMap = z.infer<typeof drawnBaseMap>;

/** Why a file is no base map. */
const ARCHIVE_FAULTS = [
  'not-pmtiles',
  'old-version',
  'truncated',
  'damaged',
  'unsupported',
  'empty',
] as const;
export type ArchiveFault = (typeof ARCHIVE_FAULTS)[number];

const baseMapFile = z
  .object({
    file: z.string(),
    bytes: z.int(),
    /** null: it can be chosen */
    fault: z.enum(ARCHIVE_FAULTS).nullable(),
    map: drawnBaseMap.nullable(),
    /** as the archive calls itself */
    name: z.string(),
  })
  .meta({ id: 'BaseMapFile' });
export type BaseMapFile = z.infer<typeof baseMapFile>;

export const baseMaps = z
  .object({
    /** where an administrator of the machine puts the files */
    folder: z.string(),
    files: z.array(baseMapFile),
    chosen: z
      .object({
        file: z.string(),
        name: z.string(),
        attribution: z.string(),
        /** changed: another file lies there under the same name */
        state: z.enum(['drawn', 'missing', 'changed']),
      })
      .nullable(),
  })
  .meta({ id: 'BaseMaps', description: 'Files of base maps in the data folder, and which one is drawn' });
export type BaseMaps = z.infer<typeof baseMaps>;

export const baseMapChoice = z.object({
  file: line(200).min(1).nullable().meta({ description: 'null: land and sea alone' }),
  name: line(120).default(''),
  attribution: line(300).default(''),
});
