import { z } from 'zod';
import { areaCode, areaRef, level } from './area.ts';
import { settledBasis } from './hazard.ts';
import { indicator, indicatorId } from './indicator.ts';
import { legend } from './legend.ts';
import { normId } from './norm.ts';
import { period } from './period.ts';
import { wholeNumber } from './whole-number.ts';

/**
 * reported: said by a source here. rolledUp: sum over all areas below. partial: sum over n of m areas below, never a
 * total. estimated: carried across a change of areas. hidden: not published, to protect people. none: no data.
 */
export const BASES = ['none', 'reported', 'rolledUp', 'partial', 'estimated', 'hidden'] as const;
export const basis = z.enum(BASES).meta({ id: 'Basis', description: 'Where a value comes from' });
export type Basis = z.infer<typeof basis>;

export const sex = z
  .enum(['A', 'L', 'P', 'T'])
  .meta({ id: 'Sex', description: 'A all, L male, P female, T tidak dirinci (not stated)' });
export type Sex = z.infer<typeof sex>;

export const valuesQuery = z.object({
  indicator: indicatorId,
  level,
  within: areaCode,
  period,
  sex: sex.default('A'),
  measure: z.enum(['tercatat', 'terlayani']).default('tercatat').meta({ description: 'recorded or served' }),
  method: z.enum(['ckmeans', 'quantile', 'equal']).default('ckmeans'),
  classes: wholeNumber(2, 7).default(5),
  norm: normId.optional().meta({
    description: 'Of officers: held against this norm of the role instead of the one that holds',
  }),
});

const count = z.int().nullable();

/**
 * unknown: what a rate divides by is not known for the same areas. zero: it is known, and is nobody or nothing.
 * sketch: the border is sketched, and nothing is measured on it.
 */
const noRate = z
  .enum(['unknown', 'zero', 'sketch'])
  .meta({ id: 'NoRate', description: 'Why there is a count but no rate' });
export type NoRate = z.infer<typeof noRate>;

const about = z
  .object({
    /** in English only where it is translated; else empty */
    definition: z.object({ id: z.string(), en: z.string() }),
    decree: z.string().nullable(),
  })
  .meta({ id: 'FigureAbout', description: 'What a figure counts, and what it stands on' });
export type FigureAbout = z.infer<typeof about>;

export const valueTable = z
  .object({
    indicator,
    level,
    within: areaRef,
    period,
    /** "keadaan per": the latest as-of date of the facts used */
    asOf: z.iso.date().nullable(),
    sources: z.array(
      z.object({
        importId: z.int(),
        name: z.string(),
        asOf: z.iso.date().nullable(),
        simulated: z.boolean(),
      }),
    ),
    simulated: z.boolean(),
    /** period of the population used as denominator; null for counts and densities per km2 */
    denominatorPeriod: period.nullable(),
    denominatorSource: z.string().nullable(),
    /** Columns of equal length, one row an area of the level, in the order of the code. */
    id: z.array(z.int()),
    /** null: no data, or a rate whose two sides do not cover the same areas */
    value: z.array(z.number().nullable()),
    /** why a rate has no value although there is a count; absent where there is no such area */
    reason: z.array(noRate.nullable()).optional(),
    count: z.array(count),
    basis: z.array(basis),
    /** parts with data and parts in all, below the area; null where reported */
    n: z.array(count),
    m: z.array(count),
    /** class index in the legend; -1 no data, -2 zero, -3 partial, -4 hidden */
    class: z.array(z.int()),
    /** reported minus the sum of its parts, where both exist and differ */
    difference: z.array(count),
    /** The same indicator for `within` itself. */
    total: z.object({
      value: z.number().nullable(),
      count,
      basis,
      n: count,
      m: count,
      difference: count,
      /** day of the release whose figure it still is; absent: of the one that is read, or exact */
      kept: z.iso.date().optional(),
    }),
    /** the release that published figures are of; null: exact figures */
    release: z.object({ id: z.int(), madeAt: z.iso.datetime() }).nullable(),
    /** how many of the figures are hidden; their basis says which */
    hidden: z.object({ n: z.int() }),
    /** figures that stay those of an earlier release: its day; absent where there are none */
    kept: z.array(z.iso.date().nullable()).optional(),
    /** how many areas of the level have data, out of how many */
    reported: z.object({ n: z.int(), m: z.int() }),
    /** who is counted, and the decree that says so: of services alone */
    about: about.optional(),
    /** of those who live in zones: areas told by what is settled of them; absent: all by their land */
    settled: settledBasis.optional(),
    /** of those in zones: areas that were drawn anew and wait to be measured; absent: none */
    waiting: z.int().optional(),
    legend,
  })
  .meta({
    id: 'ValueTable',
    description: 'One indicator over the areas of one level, columnar, with its legend',
  });
export type ValueTable = z.infer<typeof valueTable>;

export const CLASS_NO_DATA = -1;
export const CLASS_ZERO = -2;
export const CLASS_PARTIAL = -3;
export const CLASS_HIDDEN = -4;
