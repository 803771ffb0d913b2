import { z } from 'zod';

const keptBackup = z.object({
  name: z.string().meta({ example: 'petasos-20260302T030000Z-hourly.json.gz' }),
  madeAt: z.iso.datetime(),
  bytes: z.int().min(0),
  reason: z.enum(['hourly', 'daily', 'manual', 'migration']),
});

/** How the installation is: for those who keep it running. */
export const systemState = z
  .object({
    version: z.string(),
    database: z.enum(['embedded', 'server']),
    /** last step of the schema */
    schema: z.string(),
    backups: z.object({
      /** by the timer, where something changed; null in the demo, which is not backed up */
      every: z.enum(['hour', 'day']).nullable(),
      /** newest first, those in the data folder of this server, at most 50 */
      kept: z.array(keptBackup),
      /** of the newest that can be read; null: there is none */
      ageHours: z.number().min(0).nullable(),
      /** something is not in the newest one yet */
      changedSince: z.boolean(),
      /** something changed, and the timer should have made one by now */
      late: z.boolean(),
    }),
    /** which key seals; never the key */
    key: z.object({ version: z.int().min(1), fingerprint: z.string(), since: z.iso.datetime().nullable() }),
  })
  .meta({ id: 'SystemState', description: 'Versions, backups and key of an installation' });
export type SystemState = z.infer<typeof systemState>;
