import { z } from 'zod';

/** One class of a sequential legend; lower is inclusive, upper inclusive only in the last class. */
const legendClass = z
  .object({
    lower: z.number(),
    upper: z.number(),
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
    areas: z.int(),
    /** of categories: what is said of it, instead of a range */
    label: z.object({ id: z.string(), en: z.string() }).optional(),
  })
  .meta({ id: 'LegendClass', description: 'A value range, its colour and how many areas fall in it' });

export const legend = z
  .object({
    /** categories: each class is a state, its value the index */
    method: z.enum(['ckmeans', 'quantile', 'equal', 'single', 'none', 'categories']),
    classes: z.array(legendClass),
    /** surveyed zero */
    zero: z.object({ colour: z.string(), areas: z.int() }),
    noData: z.object({ colour: z.string(), areas: z.int() }),
    /** partial: a sum over some of the areas; drawn like no class, because a partial sum is never a total */
    partial: z.object({ colour: z.string(), areas: z.int() }),
    /** areas that have a class though only a part of them reported: rates over that part */
    partOf: z.object({ areas: z.int() }),
    hidden: z.object({ colour: z.string(), areas: z.int() }),
    /** digits after the decimal mark to print bounds and values with */
    decimals: z.int(),
  })
  .meta({ id: 'Legend', description: 'The one legend: it colours map, table, legend and paper alike' });
export type Legend = z.infer<typeof legend>;
