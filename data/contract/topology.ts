import { z } from 'zod';

/** What does not fit: ground of two areas, ground of none between them, ground beyond the area they lie in. */
const misfitKind = z.enum(['overlap', 'gap', 'outside']);
export type MisfitKind = z.infer<typeof misfitKind>;

const misfit = z.object({
  kind: misfitKind,
  /** the areas it lies between, 'Mantuil (63.71.01.1001)'; of `outside` the area and the one above it */
  areas: z.array(z.string()),
  m2: z.int(),
  /** mean width, metres: twice the area by the length of its rim */
  widthM: z.number(),
  /** thin: two drawings of one line, not ground that somebody claims */
  sliver: z.boolean(),
  /** where it is, longitude and latitude */
  at: z.tuple([z.number(), z.number()]),
  /** its place and outline in the picture */
  x: z.number(),
  y: z.number(),
  path: z.string(),
});
export type Misfit = z.infer<typeof misfit>;

const misfitSum = z.object({ count: z.int(), slivers: z.int(), m2: z.int() });

/** How the shapes of a file lie to each other and to the areas above them, measured on the ellipsoid, with a small map. */
export const topologyReport = z
  .object({
    /** shapes compared */
    checked: z.int(),
    overlap: misfitSum,
    gap: misfitSum,
    outside: misfitSum,
    /** the largest, at most 60 */
    misfits: z.array(misfit),
    /** outlines as SVG paths in a box of this size */
    picture: z.object({ width: z.int(), height: z.int(), areas: z.array(z.string()) }),
  })
  .meta({ id: 'TopologyReport', description: 'Overlaps, gaps and what sticks out, with a small map' });
export type TopologyReport = z.infer<typeof topologyReport>;
