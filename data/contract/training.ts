import { z } from 'zod';
import { areaCode, areaRef } from './area.ts';
import { pillarChange, pillarRoleCode } from './volunteer.ts';
import { wholeNumber } from './whole-number.ts';

const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u);

export const trainingId = wholeNumber(1, 2_147_483_647).meta({
  description: 'Number of a training',
  example: '7',
});
const trainingKind = z
  .enum(['bimtek', 'workshop', 'pembekalan', 'kelas', 'lainnya'])
  .meta({ id: 'TrainingKind' });
export type TrainingKind = z.infer<typeof trainingKind>;

/** A training with its participants, whole: who is left out did not take part. */
export const trainingDraft = z
  .object({
    kind: trainingKind,
    name: text(160),
    theme: text(160).nullable(),
    place: text(160).nullable(),
    organiser: text(160).nullable(),
    area: areaCode.nullable().meta({ description: 'Where it was held' }),
    from: z.iso.date(),
    until: z.iso.date(),
    cancelled: z.boolean().default(false),
    participants: z.array(z.object({ pillar: z.int().min(1), role: pillarRoleCode.nullable() })).max(2000),
  })
  .meta({ id: 'TrainingDraft' });
export type TrainingDraft = z.output<typeof trainingDraft>;

const trainingBase = z.object({
  id: z.int(),
  kind: trainingKind,
  name: z.string(),
  theme: z.string().nullable(),
  place: z.string().nullable(),
  organiser: z.string().nullable(),
  area: areaRef.nullable(),
  from: z.iso.date(),
  until: z.iso.date(),
  cancelled: z.boolean(),
  simulated: z.boolean(),
  byRole: z.array(z.object({ role: pillarRoleCode.nullable(), n: z.int() })),
});

export const trainingRow = trainingBase.meta({ id: 'TrainingRow' });
export const training = trainingBase
  .extend({
    version: z.int(),
    /** those that the asker may read, by name; the others are only counted in byRole */
    participants: z.array(z.object({ pillar: z.int(), name: z.string(), role: pillarRoleCode.nullable() })),
    managed: z.boolean(),
    /** newest first; of who manages the training, of others none */
    changes: z.array(pillarChange),
  })
  .meta({ id: 'Training' });
