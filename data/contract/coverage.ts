import { z } from 'zod';
import { areaCode, areaRef, level } from './area.ts';
import { indicatorId } from './indicator.ts';
import { norm, normId } from './norm.ts';
import { period } from './period.ts';
import { pillarRoleCode } from './volunteer.ts';

/** From the worst (drawn darkest) to the best: the index is the value of the indicator `petugas-<role>.state`. */
export const COVER_STATES = ['belum-ada', 'satu-petugas', 'kurang', 'terpenuhi'] as const;
export const coverState = z.enum(COVER_STATES).meta({
  id: 'CoverState',
  description: 'nobody; too few and one person only; too few; as many as the norm says',
});
export type CoverState = z.infer<typeof coverState>;

export const coverageQuery = z.object({
  within: areaCode,
  level,
  period,
  role: pillarRoleCode,
  norm: normId.optional().meta({
    description:
      'A norm of the role, also one not in use; absent: the one that holds at the end of the period',
  }),
});

/** Areas by state, for the sentence and the legend. */
export const coverFacts = z
  .object({
    role: pillarRoleCode,
    level,
    within: areaRef,
    areas: z.int(),
    states: z.object({
      'belum-ada': z.int(),
      'satu-petugas': z.int(),
      kurang: z.int(),
      terpenuhi: z.int(),
      /** no figure to say how many there should be, or no norm with a rate */
      'belum-ada-data': z.int(),
      hidden: z.int(),
    }),
    /** distinct persons, bodies or families who serve anywhere within */
    supply: z.int(),
    /** null: not known, or hidden */
    demand: z.number().nullable(),
    missing: z.number().nullable(),
    /** people in need of areas without enough officers, in proportion; null: not known or hidden for some of them */
    withoutCover: z.int().nullable(),
    /** of those without anybody, else of those with too few, the first of the gap list, at most five */
    worst: z.array(z.string()),
    hasNorm: z.boolean(),
    /** the norm asks for officers within some minutes; null: it does not */
    reach: norm.shape.reach,
    /** minutes are along loaded roads where these lead */
    roads: z.boolean(),
  })
  .meta({ id: 'CoverFacts', description: 'What the sentence about coverage is made of' });
export type CoverFacts = z.infer<typeof coverFacts>;

const gap = areaRef
  .extend({
    parentName: z.string().nullable(),
    /** null: not known or hidden */
    state: coverState.nullable(),
    hidden: z.boolean(),
    /** distinct officers who serve the area or a part of it */
    supply: z.int(),
    /** of those who serve several areas only the share for this one */
    shared: z.number().nullable(),
    demand: z.number().nullable(),
    missing: z.number().nullable(),
    /** people in need there, and those of them without cover */
    need: z.int().nullable(),
    withoutCover: z.number().nullable(),
  })
  .meta({ id: 'CoverGap', description: 'An area with too few officers' });
export type CoverGap = z.infer<typeof gap>;

const release = z.object({ id: z.int(), madeAt: z.iso.datetime() }).nullable();

export const coverage = z
  .object({
    role: pillarRoleCode,
    /** the norm asked for, else the one that holds at the end of the period; null: none, or none with a rate */
    norm: norm.nullable(),
    facts: coverFacts,
    /** ranked by people without cover, then by officers missing; areas that are short, unknown or hidden */
    gaps: z.array(gap),
    /** the period of the figures that demand and need are of; null: there are none */
    figuresPeriod: period.nullable(),
    /** where the people in need of the list are told from; null: nothing is known of them, or may not be */
    needSource: z
      .object({ period, asOf: z.iso.date().nullable(), names: z.array(z.string()) })
      .nullable()
      .meta({ id: 'CoverNeedSource' }),
    simulated: z.boolean(),
    release,
  })
  .meta({ id: 'Coverage', description: 'Who is served by a role, and where too few serve' });
export type Coverage = z.infer<typeof coverage>;

export const bivariateQuery = coverageQuery.extend({
  need: indicatorId.default('total.count').meta({ description: 'What is held against coverage' }),
});

const bounds = z.array(z.tuple([z.number(), z.number()]));
const bilingual = z.object({ id: z.string(), en: z.string() });

/** Need against cover in 3 x 3 classes. */
export const bivariate = z
  .object({
    id: z.array(z.int()),
    /** 3 * need (0 low .. 2 high) + cover (0 little .. 2 much); -1 no data, -4 hidden */
    class: z.array(z.int()),
    need: z.object({ bounds, unit: bilingual }),
    /** officers for each that the norm asks for, in percent; without a norm officers */
    cover: z.object({ bounds, unit: bilingual }),
    /** by class */
    colours: z.array(z.string()).length(9),
    areas: z.array(z.int()).length(9),
    /** "PPKS tinggi, petugas kurang": much need and little cover */
    highlight: z.array(z.int()),
    /** period of the figures; null: there are none */
    figuresPeriod: period.nullable(),
    release,
  })
  .meta({ id: 'Bivariate', description: 'Need against coverage, by area' });
export type Bivariate = z.infer<typeof bivariate>;
