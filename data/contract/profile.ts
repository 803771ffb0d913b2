import { z } from 'zod';
import { areaCode, areaRef, level } from './area.ts';
import { indicator, indicatorId } from './indicator.ts';
import { period } from './period.ts';
import { basis, sex } from './values.ts';

export const profileParams = z.object({ code: areaCode });
export const profileQuery = z.object({ indicator: indicatorId, period, sex: sex.default('A') });

const whole = z.int().nullable();
/** day of the release whose figure it still is; absent: of the one that is read, or exact */
const kept = z.iso.date().optional();

/** A figure of one area: `n` of `m` parts below it have data, both null where it was reported without parts. */
const figure = z.object({
  /** a rate, or the count itself; null: no data, or no denominator over the same areas */
  value: z.number().nullable(),
  count: whole,
  basis,
  n: whole,
  m: whole,
  kept,
});

/** What changed just before a period, so that it cannot be compared with the one before. */
const profileBreak = z.enum(['vocabulary', 'boundary']);
export type ProfileBreak = z.infer<typeof profileBreak>;

/** One period of a trend. Basis 'none': a gap, never a zero. */
export const trendPoint = figure
  .extend({
    period,
    /** period of the population it is divided by; null for counts and densities per km2 */
    denominatorPeriod: period.nullable(),
    breaks: z.array(profileBreak),
  })
  .meta({ id: 'TrendPoint', description: 'An indicator of one area in one period' });
export type TrendPoint = z.infer<typeof trendPoint>;

/** One series of an area in the period: cases recorded, not persons, where it is a type or a group. */
export const compositionRow = z
  .object({
    series: z.string(),
    name: indicator.shape.name,
    family: z.enum(['total', 'group', 'type', 'own']),
    counts: indicator.shape.counts,
    /** of an own indicator what the office says it counts; null: recorded need, or families */
    unit: indicator.shape.unit.nullable(),
    access: indicator.shape.access,
    /** part of the one total of open types; the other series stand beside it */
    inTotal: z.boolean(),
    count: whole,
    basis,
    n: whole,
    m: whole,
    kept,
  })
  .meta({ id: 'CompositionRow', description: 'A total, group or type of need in one area' });
export type CompositionRow = z.infer<typeof compositionRow>;

export const sexFigure = figure
  .omit({ value: true })
  .extend({ sex: z.enum(['L', 'P', 'T']) })
  .meta({ id: 'SexFigure', description: 'A count by sex; T: not stated' });
export type SexFigure = z.infer<typeof sexFigure>;

const ageBand = z.object({ band: z.string(), all: whole, male: whole, female: whole });

export const profilePeople = z
  .object({
    period,
    asOf: z.iso.date().nullable(),
    source: z.string().nullable(),
    persons: figure.omit({ value: true }),
    households: figure.omit({ value: true }),
    male: whole,
    female: whole,
    /** young to old, of the areas of `level`: n of m of them tell their ages; null: none does */
    ages: z.object({ level, n: z.int(), m: z.int(), bands: z.array(ageBand) }).nullable(),
  })
  .meta({ id: 'ProfilePeople', description: 'Population of an area' });
export type ProfilePeople = z.infer<typeof profilePeople>;

export const comparedArea = figure
  .extend({
    area: areaRef,
    /** name of the area it lies in: there is an RW 001 in every kelurahan */
    parentName: z.string().nullable(),
  })
  .meta({ id: 'ComparedArea', description: 'The same indicator of another area' });
export type ComparedArea = z.infer<typeof comparedArea>;

export const profileSource = z
  .object({
    importId: z.int(),
    of: z.enum(['need', 'population', 'boundary']),
    /** what it brought figures of that is shown here, as `series` of an indicator names it; empty for a border */
    series: z.array(z.string()),
    name: z.string().nullable(),
    licence: z.string().nullable(),
    asOf: z.iso.date().nullable(),
    simulated: z.boolean(),
  })
  .meta({ id: 'ProfileSource', description: 'An import that figures or the border of an area come from' });
export type ProfileSource = z.infer<typeof profileSource>;

export const areaProfile = z
  .object({
    area: areaRef,
    indicator,
    period,
    sex,
    /** the level below which a closed type is not shown, where this area is finer: then there is no trend of it */
    tooFine: level.nullable(),
    /** oldest first, without holes: a period of the kind asked that nobody reported stands as a gap */
    trend: z.array(trendPoint),
    /** periods of another kind (a semester beside years) that have figures and are not in the trend */
    otherPeriods: z.array(period),
    /** the series reported anywhere in the regency in this period; without a figure here their basis is 'none' */
    composition: z.array(compositionRow),
    /** closed types that are reported and not shown at this level */
    withheld: z.int(),
    /** the count of the indicator by sex; empty where it has none */
    sexes: z.array(sexFigure),
    people: profilePeople.nullable(),
    comparison: z.object({
      /** border: the areas that share a border; siblings: those of the same parent, where there is no border to go by */
      by: z.enum(['border', 'siblings']),
      own: figure.nullable(),
      parent: comparedArea.nullable(),
      areas: z.array(comparedArea),
    }),
    sources: z.array(profileSource),
    simulated: z.boolean(),
    /** the release that published figures of it are of; null where all are exact */
    release: z.object({ id: z.int(), madeAt: z.iso.datetime() }).nullable(),
    /** some of its figures are hidden */
    hidden: z.boolean(),
  })
  .meta({
    id: 'AreaProfile',
    description: 'One area in depth: trend, composition, population, comparison, sources',
  });
export type AreaProfile = z.infer<typeof areaProfile>;
