import { z } from 'zod';

/** real: the office's own data. demo: the simulated regency, in a folder of its own. */
export const folderKind = z
  .enum(['real', 'demo'])
  .meta({ id: 'FolderKind', description: "The office's own data, or the demo", example: 'demo' });
export type FolderKind = z.infer<typeof folderKind>;

/** closing: the folder that was open. creating: an empty database. filling: with the simulated regency. publishing: its first release. opening: what is there. */
const SWITCH_STAGES = ['closing', 'creating', 'filling', 'publishing', 'opening'] as const;
export type SwitchStage = (typeof SWITCH_STAGES)[number];

export const folderState = z
  .object({
    /** null: while one is closed and the other not yet open */
    open: folderKind.nullable(),
    /** names the database that is open; every answer carries it in the header FOLDER_HEADER */
    id: z.string().nullable(),
    /** what somebody has chosen at the first run or later; null: nobody has been asked yet */
    chosen: folderKind.nullable(),
    switching: z
      .object({
        to: folderKind,
        stage: z.enum(SWITCH_STAGES),
        /** 0..1 of the whole change */
        share: z.number().min(0).max(1),
      })
      .nullable(),
    /** why the last change did not succeed: a code of the dictionary's faults or troubles, with what its sentence needs */
    failed: z
      .object({
        to: folderKind,
        code: z.string(),
        detail: z.record(z.string(), z.union([z.string(), z.number()])),
      })
      .nullable(),
    /** the demo is made and opens in seconds */
    demoReady: z.boolean(),
  })
  .meta({ id: 'FolderState', description: 'Which data folder is open, and what is under way' });
export type FolderState = z.infer<typeof folderState>;

/** Which folder an answer comes from: a page that knows another one forgets what it has. */
export const FOLDER_HEADER = 'Petasos-Folder';
