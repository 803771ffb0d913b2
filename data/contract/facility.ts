import { z } from 'zod';
import { personName, phone } from './account.ts';
import { areaCode, areaRef } from './area.ts';
import { wholeNumber } from './whole-number.ts';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u);

export const FACILITY_KINDS = [
  'posko',
  'titik-pengungsian',
  'lumbung-sosial',
  'dapur-umum',
  'puskesmas',
  'lainnya',
] as const;
export const facilityKind = z
  .enum(FACILITY_KINDS)
  .meta({ id: 'FacilityKind', description: 'Kind of a facility', example: 'titik-pengungsian' });
export type FacilityKind = z.infer<typeof facilityKind>;

export const facilityId = wholeNumber(1, 2_147_483_647).meta({
  description: 'Number of a facility',
  example: '7',
});

/** Longitude and latitude in degrees, WGS 84, within what a country's map may hold. */
export const facilityPoint = z
  .tuple([z.number().min(90).max(145), z.number().min(-15).max(10)])
  .meta({ id: 'FacilityPoint', description: 'Longitude and latitude (WGS 84)', example: [114.59, -3.32] });

const count = (most: number) => z.int().min(0).max(most).nullable();

/** All of a facility, as somebody writes it. */
export const facilityDraft = z
  .object({
    kind: facilityKind,
    name: line(120),
    area: areaCode.meta({ description: 'The finest area known that it lies in' }),
    /** null: not known; distances are then measured from the middle of the area, and said so */
    at: facilityPoint.nullable(),
    /** persons who can stay there */
    capacity: count(100_000),
    toilets: count(10_000),
    waterPoints: count(10_000),
    /** packs that a dapur umum cooks for one mealtime */
    packsPerMeal: count(100_000),
    contactName: personName.nullable(),
    /** absent: stays as it is; null: none */
    contactPhone: phone.nullable().optional(),
    from: z.iso.date().nullable(),
    /** last day; null: still in use */
    until: z.iso.date().nullable(),
  })
  .meta({ id: 'FacilityDraft', description: 'A facility as it is to be' });
export type FacilityDraft = z.output<typeof facilityDraft>;

export const facility = z
  .object({
    id: z.int(),
    kind: facilityKind,
    name: z.string(),
    area: areaRef,
    /** its own point, or the middle of its area */
    at: facilityPoint.nullable(),
    placed: z
      .enum(['point', 'area', 'none'])
      .meta({ description: 'Where `at` comes from: entered, the middle of the area, or not known' }),
    capacity: z.int().nullable(),
    toilets: z.int().nullable(),
    waterPoints: z.int().nullable(),
    packsPerMeal: z.int().nullable(),
    contactName: z.string().nullable(),
    /** the number is read by itself, and who read it is recorded */
    hasPhone: z.boolean(),
    from: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
    /** in use on the day asked for */
    inUse: z.boolean(),
    /** how many items it has in stock; 0: nothing */
    items: z.int(),
    /** may the asker change it? */
    managed: z.boolean(),
    simulated: z.boolean(),
    /** what a change says it is based on */
    version: z.int(),
  })
  .meta({ id: 'Facility', description: 'A facility for disasters' });
export type Facility = z.infer<typeof facility>;

export const facilitiesQuery = z.object({
  within: areaCode.optional(),
  kind: facilityKind.optional(),
  search: z.string().trim().min(1).max(60).optional().meta({ description: 'Part of a name' }),
  on: z.iso.date().optional().meta({ description: 'The day; today without it' }),
  ended: z.enum(['with', 'without']).default('without'),
});

export const facilities = z
  .object({
    on: z.iso.date(),
    byKind: z.array(z.object({ kind: facilityKind, n: z.int() })),
    /** persons who can stay in all titik pengungsian found, and how many of these say no capacity */
    capacity: z.object({ persons: z.int(), unknown: z.int() }),
    facilities: z.array(facility),
  })
  .meta({ id: 'Facilities', description: 'Facilities for disasters, by name' });
