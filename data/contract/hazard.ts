import { z } from 'zod';
import {
  CLASS_SCHEMES,
  CONTEXT_KINDS,
  HAZARD_CLASSES,
  HAZARD_CODES,
  HAZARD_QUALITIES,
  HAZARD_REACHES,
  OUTSIDE_ZONES,
} from '../catalogue/hazards.ts';
import { areaCode, areaRef, bbox, level } from './area.ts';
import { indicatorId } from './indicator.ts';
import { period } from './period.ts';

export const hazardCode = z
  .enum(HAZARD_CODES)
  .meta({ id: 'HazardCode', description: 'Kind of a hazard', example: 'banjir' });
export const hazardClass = z
  .enum(HAZARD_CLASSES)
  .meta({ id: 'HazardClass', description: 'tidak: looked at, and in no zone' });
const hazardReach = z
  .enum(HAZARD_REACHES)
  .meta({ id: 'HazardReach', description: 'A class of danger, or a class and all above it' });
export const classScheme = z.enum(CLASS_SCHEMES).meta({
  id: 'ClassScheme',
  description: 'How a file says classes; an index by the breaks of Perka BNPB 2/2012 (0.333, 0.666)',
});
export const outsideZones = z.enum(OUTSIDE_ZONES).meta({
  id: 'OutsideZones',
  description: 'What a set says of places outside its zones: not prone, or not looked at',
});

export const contextKind = z.enum(CONTEXT_KINDS).meta({
  id: 'ContextKind',
  description:
    'umum: lines and points; permukiman: where people live, by which shares of an area are measured',
});

const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u);
const year = z.int().min(1900).max(2100);

/** A set of zones, or of areas with a class, of one hazard and one source. */
export const hazardSet = z
  .object({
    id: z.int(),
    importId: z.int(),
    hazard: hazardCode,
    name: z.string(),
    source: z.string().nullable(),
    licence: z.string().nullable(),
    year: year.nullable(),
    from: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
    quality: z.enum(HAZARD_QUALITIES),
    outside: outsideZones,
    simulated: z.boolean(),
    /** by class, as the source calls it; areaKm2 is measured on the ellipsoid, null for areas with a class */
    classes: z.array(
      z.object({
        class: hazardClass,
        labels: z.array(z.string()),
        areaKm2: z.number().nullable(),
        zones: z.int(),
      }),
    ),
    bbox: bbox.nullable(),
    /** names what `hazardZones` answers; null: the set has no shapes */
    hash: z.string().nullable(),
  })
  .meta({ id: 'HazardSet', description: 'Zones of one hazard from one source' });
export type HazardSet = z.infer<typeof hazardSet>;

/** Lines and points that lie under every map, and settled areas. */
export const contextLayer = z
  .object({
    importId: z.int(),
    name: z.string(),
    source: z.string().nullable(),
    features: z.int(),
    kind: contextKind,
    /** of a layer of settlements */
    year: year.nullable(),
    bbox,
    hash: z.string(),
  })
  .meta({ id: 'ContextLayer' });
export type ContextLayer = z.infer<typeof contextLayer>;

export const hazards = z
  .object({
    sets: z.array(hazardSet),
    context: z.array(contextLayer),
    /** hazards with a set, in the order of a picker */
    present: z.array(hazardCode),
  })
  .meta({ id: 'Hazards', description: 'Which hazards are known of here, and from where' });
export type Hazards = z.infer<typeof hazards>;

export const shapeHash = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .meta({ description: 'Hash of the shapes', example: '0f1e2d3c4b5a6978' });

/** Which shares are of what is settled, and which of the whole area: areas each, and the layers that say it. */
export const settledBasis = z
  .object({
    areas: z.int(),
    byLand: z.int(),
    layers: z.array(z.object({ name: z.string(), source: z.string().nullable(), year: year.nullable() })),
  })
  .meta({ id: 'SettledBasis', description: 'Shares by settled area, and by area' });
export type SettledBasis = z.infer<typeof settledBasis>;

/** GeoJSON as maps read it: of zones the class and its label, of context its name and kind. No figure is in it. */
export const shapes = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        properties: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }),
      }),
    ),
  })
  .meta({ id: 'MapShapes', description: 'Shapes of a layer, simplified for drawing' });

export const exposureQuery = z.object({
  within: areaCode,
  level,
  period,
  hazard: hazardCode,
  reach: hazardReach.default('sedang-ke-atas'),
});

const count = z.object({
  /** people as a number with an interval is no count: rounded to whole ones; null: not known or hidden */
  exposed: z.int().nullable(),
  of: z.int().nullable(),
  hidden: z.boolean(),
});

/** What the sentence about a hazard is made of. */
export const exposureFacts = z
  .object({
    hazard: hazardCode,
    reach: hazardReach,
    level,
    within: areaRef,
    areas: z.object({
      all: z.int(),
      exposed: z.int(),
      notExposed: z.int(),
      /** of those not exposed: in zones with less than a hundredth of their land */
      slight: z.int(),
      /** in none of the sets */
      unknown: z.int(),
      /** drawn anew, and measured in a moment: neither known nor without data */
      waiting: z.int(),
    }),
    /** percent of the area's land in the zones; null: not known of all of it */
    land: z.number().nullable(),
    people: count,
    households: count,
    need: count,
    evacuation: count,
    /** areas with the most people exposed, at most five */
    worst: z.array(areaRef.extend({ people: z.int().nullable(), share: z.number() })),
    /** which sets it stands on */
    sets: z.array(z.object({ id: z.int(), name: z.string(), quality: z.enum(HAZARD_QUALITIES) })),
    /** areas that are sketched: measured on the real area that they lie in */
    sketched: z.int(),
    /** by what those who live in zones are told; null: by the land of the areas, for no layer of settlements says more */
    settled: settledBasis.nullable(),
    simulated: z.boolean(),
    release: z.object({ id: z.int(), madeAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'ExposureFacts', description: 'Who lives in the zones of a hazard' });
export type ExposureFacts = z.infer<typeof exposureFacts>;

export const manyHazardsQuery = z.object({ within: areaCode, level, period });

/** All hazards over each area. */
export const manyHazards = z
  .object({
    hazards: z.array(hazardCode),
    /** ids of the sets that anything here stands on */
    sets: z.array(z.int()),
    areas: z.array(
      areaRef.extend({
        /** hazards of at least medium danger; null: nothing is known of any */
        n: z.int().nullable(),
        /** how many of the hazards were looked at here */
        known: z.int(),
        worst: hazardCode.nullable(),
        /** drawn anew, and not measured on every hazard yet */
        waiting: z.boolean(),
        /** in the order of `hazards`: percent of the area in zones by class; null: not known */
        by: z.array(z.object({ rendah: z.number(), sedang: z.number(), tinggi: z.number() }).nullable()),
      }),
    ),
  })
  .meta({ id: 'ManyHazards', description: 'How many hazards an area has, and which is the worst' });
export type ManyHazards = z.infer<typeof manyHazards>;

export const hazardPairQuery = exposureQuery.extend({
  need: indicatorId.default('total.count').meta({ description: 'What is held against the hazard' }),
});

/** Areas with a class that somebody ticked on a list. */
export const hazardTicks = z
  .object({
    hazard: hazardCode,
    name: line,
    source: line.nullable().default(null),
    year: year.nullable().default(null),
    rows: z
      .array(z.object({ code: areaCode, class: hazardClass }))
      .min(1)
      .max(5000),
  })
  .meta({ id: 'HazardTicks' });
export type HazardTicks = z.infer<typeof hazardTicks>;

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const ring = z.array(position).min(4).max(2000);

/** Zones drawn by hand on the map. */
export const hazardDrawing = z
  .object({
    hazard: hazardCode,
    name: line,
    source: line.nullable().default(null),
    year: year.nullable().default(null),
    outside: outsideZones.default('belum-dikaji'),
    zones: z
      .array(z.object({ class: hazardClass, rings: z.array(ring).min(1).max(50) }))
      .min(1)
      .max(200),
  })
  .meta({ id: 'HazardDrawing', description: 'Polygons: the outer ring first, then its holes' });
export type HazardDrawing = z.infer<typeof hazardDrawing>;

export const hazardEventsQuery = z.object({ within: areaCode });

export const hazardEvents = z
  .object({
    events: z.array(
      areaRef.extend({
        hazard: hazardCode,
        year,
        on: z.iso.date().nullable(),
        count: z.int(),
        source: z.string().nullable(),
      }),
    ),
    /** how often, by hazard and year */
    years: z.array(z.object({ hazard: hazardCode, year, count: z.int() })),
  })
  .meta({ id: 'HazardEvents', description: 'What happened before, newest first' });
export type HazardEvents = z.infer<typeof hazardEvents>;
