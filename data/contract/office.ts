import { z } from 'zod';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);

export const timeZone = z
  .enum(['WIB', 'WITA', 'WIT'])
  .meta({ id: 'TimeZone', description: 'Local time of the office: UTC+7, +8, +9', example: 'WITA' });
export type TimeZone = z.infer<typeof timeZone>;

/** Minutes east of UTC. */
export const ZONE_MINUTES: Record<TimeZone, number> = { WIB: 420, WITA: 480, WIT: 540 };

/** Somebody who signs for the office: of the class of pillars and officers, kept for that purpose and no other. */
export const signatory = z
  .object({
    name: line(120).min(1).meta({ example: 'Nama Pejabat, S.Sos.' }),
    position: line(160).min(1).meta({ example: 'Kepala Dinas Sosial' }),
    /** civil-service number; null where there is none or it is not wanted */
    nip: z
      .string()
      .regex(/^\d{18}$/)
      .nullable()
      .meta({ example: '18 angka' }),
    /** last day on which this person signs; null: until taken off the list */
    until: z.iso.date().nullable().meta({ example: '2027-12-31' }),
  })
  .meta({ id: 'Signatory', description: 'Somebody who signs for the office' });
export type Signatory = z.infer<typeof signatory>;

/** What an office says of itself in a form; its logo is sent apart. */
export const officeForm = z.object({
  name: line(200).meta({ example: 'Dinas Sosial Kota Banjarmasin' }),
  timeZone: timeZone.nullable(),
  signatories: z.array(signatory).max(6),
});
export type OfficeForm = z.infer<typeof officeForm>;

/** Steps of *Siapkan wilayah saya*, in the order they are offered. */
export const SETUP_STEPS = ['region', 'office', 'boundaries', 'population', 'need', 'lists'] as const;
export const setupStep = z.enum(SETUP_STEPS).meta({ id: 'SetupStep' });
export type SetupStep = z.infer<typeof setupStep>;
export type StepState = 'done' | 'skipped' | 'missing';

export const office = officeForm
  .extend({
    /** a PNG of at most LOGO_PIXELS on its longer side, as a data: URL; null where there is none */
    logo: z.object({ src: z.string(), width: z.int(), height: z.int() }).nullable(),
    skipped: z.array(setupStep),
  })
  .meta({ id: 'Office', description: 'Who runs this Petasos, and which steps of the set-up were skipped' });
export type Office = z.infer<typeof office>;

export const LOGO_PIXELS = 320;
export const LOGO_LIMIT_BYTES = 5e6;
