import { z } from 'zod';
import { pillarRoleCode } from './volunteer.ts';
import { wholeNumber } from './whole-number.ts';

/** peraturan: a decree says so. contoh: practice of a place. asumsi: somebody's assumption, to be changed. */
export const NORM_MARKS = ['peraturan', 'contoh', 'asumsi'] as const;
const normMark = z.enum(NORM_MARKS).meta({ id: 'NormMark', description: 'What a norm stands on' });
export type NormMark = z.infer<typeof normMark>;

/** A norm can be for each area of these. */
export const NORM_LEVELS = ['kabupaten', 'kecamatan', 'desa', 'dusun', 'rw', 'rt'] as const;

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^\P{Cc}*$/u);

export const normId = wholeNumber(1, 2_147_483_647).meta({ description: 'Number of a norm', example: '1' });

/** How minutes are made of a straight line: its kilometres, longer by the detour, at this speed. */
const reach = z
  .object({
    minutes: z.number().gt(0).max(600),
    /** kilometres an hour on the way */
    speedKmh: z.number().min(1).max(150),
    /** how many times longer the way is than the straight line */
    detour: z.number().min(1).max(5),
  })
  .meta({ id: 'NormReach', description: 'Within how many minutes, along a straight line' });
export type NormReach = z.infer<typeof reach>;

/**
 * `rate` officers for each area of a level; for every `per` of a figure (any series that is counted: people, families,
 * people in need, people in a zone); or within some minutes of each area of a level.
 */
export const normDraft = z
  .object({
    role: pillarRoleCode,
    unit: z.enum(['area', 'figures', 'reach']),
    /** of units 'area' and 'reach', else null */
    level: z.enum(NORM_LEVELS).nullable(),
    /** of unit 'figures', else null: 'penduduk', 'kk', 'total', 'kantor-kpm-pkh', 'paparan-banjir-tinggi-penduduk', or in any
     * of several zones 'zona_banjir_tsunami_tinggi_penduduk' */
    series: z.string().max(300).nullable(),
    /** of unit 'figures', else null: 250 in "1 for 250 families" */
    per: z.int().min(1).max(10_000_000).nullable(),
    /** of unit 'reach', else null */
    reach: reach.nullable(),
    /** null: not set yet, and nothing is coloured by it */
    rate: z.number().min(0).max(100_000).nullable(),
    /** certified: only who holds a certificate that is valid */
    counts: z.enum(['all', 'certified']),
    mark: normMark,
    /** number and article; needed where the mark is 'peraturan' */
    decree: line(160).nullable(),
    note: line(300),
    from: z.iso.date().nullable(),
    /** last day */
    until: z.iso.date().nullable(),
    active: z.boolean(),
  })
  .meta({ id: 'NormDraft', description: 'How many officers of a role there should be' });
export type NormDraft = z.infer<typeof normDraft>;

export const norm = normDraft.extend({ id: z.int() }).meta({ id: 'Norm', description: 'A norm as kept' });
export type Norm = z.infer<typeof norm>;

/** Why a norm is refused. */
export const NORM_REFUSALS = [
  'zero-rate',
  'unit',
  'decree',
  'dates',
  'overlap',
  'series',
  'assumed',
  'unknown',
] as const;
export type NormRefusal = (typeof NORM_REFUSALS)[number];
