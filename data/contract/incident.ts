import { z } from 'zod';
import { areaCode, areaRef, bbox } from './area.ts';
import { hazardCode } from './hazard.ts';
import { wholeNumber } from './whole-number.ts';

export const incidentId = wholeNumber(1, 2_147_483_647).meta({
  description: 'Number of an incident',
  example: '3',
});

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);
const paragraph = z
  .string()
  .trim()
  .max(2000)
  .regex(/^(?:\P{Cc}|\n)*$/u);

/** What is done about it, by the office itself. */
export const HANDLINGS = ['dipantau', 'ditangani', 'selesai'] as const;
export const handling = z.enum(HANDLINGS).meta({ id: 'Handling' });
export type Handling = z.infer<typeof handling>;

/** Set by the bupati or wali kota by decree; a house fire has none. */
export const LEGAL_STATES = [
  'belum-ditetapkan',
  'siaga-darurat',
  'tanggap-darurat',
  'transisi-darurat',
] as const;
export const legalState = z.enum(LEGAL_STATES).meta({ id: 'LegalState' });
export type LegalState = z.infer<typeof legalState>;

export const legal = z
  .object({
    state: legalState,
    /** number of the decree; null: none */
    decree: line(120).nullable(),
    decreeOn: z.iso.date().nullable(),
    from: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
  })
  .meta({ id: 'Legal', description: 'Legal state of an emergency, with its decree' });
export type Legal = z.infer<typeof legal>;

/** What somebody counted in the field. */
export const FIGURES_SEEN = ['rumah', 'kk', 'jiwa', 'meninggal', 'hilang', 'luka', 'mengungsi'] as const;
export const figureSeen = z.enum(FIGURES_SEEN).meta({ id: 'FigureSeen' });
export type FigureSeen = z.infer<typeof figureSeen>;

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const MOST_DRAWN = 5000;
const lngLat = z
  .tuple([z.number(), z.number()])
  .meta({ id: 'LngLat', description: 'Longitude and latitude in degrees' });

/** How deep, or how badly; for the rate of who is displaced. */
const severity = {
  /** of water, in metres; null: not known */
  depthM: z.number().min(0).max(50).nullable().default(null),
  /** null: not known */
  class: z.enum(['rendah', 'sedang', 'tinggi']).nullable().default(null),
  /** share of those affected in it who are displaced, 0 to 1; null: by the rates of the office */
  displacedRate: z.number().min(0).max(1).nullable().default(null),
};

/** Where something happens, in one of several ways. Coordinates are longitude and latitude in degrees. */
export const footprintDraft = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('polygon'),
      rings: z.array(z.array(position).min(1).max(MOST_DRAWN)).min(1).max(100).meta({
        description: 'Outlines; what any of them holds is hit',
      }),
      ...severity,
    }),
    z.object({
      kind: z.literal('circle'),
      centre: position,
      radiusM: z.number().gt(0).max(100_000),
      ...severity,
    }),
    z.object({
      kind: z.literal('line'),
      line: z.array(position).min(1).max(MOST_DRAWN),
      bufferM: z.number().gt(0).max(20_000),
      ...severity,
    }),
    z.object({
      kind: z.literal('here'),
      centre: position,
      radiusM: z.number().gt(0).max(10_000),
      ...severity,
    }),
    z.object({
      kind: z.literal('zone'),
      set: z.int().min(1),
      /** zones of this class and of those above it */
      atLeast: z.enum(['rendah', 'sedang', 'tinggi']),
      /** only what lies in this area */
      within: areaCode,
      ...severity,
    }),
    z.object({ kind: z.literal('areas'), areas: z.array(areaCode).min(1).max(2000), ...severity }),
  ])
  .meta({ id: 'FootprintDraft', description: 'Where something happens' });
export type FootprintDraft = z.output<typeof footprintDraft>;

/** What was made of a footprint before it was taken: self-crossing lines were put right, corners were left out. */
const FOOTPRINT_NOTES = ['repaired', 'simplified'] as const;

export const footprint = z
  .object({
    id: z.int(),
    kind: z.enum(['polygon', 'circle', 'line', 'here', 'areas', 'zone', 'file']),
    depthM: z.number().nullable(),
    class: z.enum(['rendah', 'sedang', 'tinggi']).nullable(),
    displacedRate: z.number().nullable(),
    /** of 'areas' */
    areas: z.array(areaRef),
    km2: z.number(),
    /** null: the areas that it names have no shape */
    bounds: bbox.nullable(),
    /** GeoJSON MultiPolygon, to about a metre; null as above */
    shape: z
      .object({
        type: z.literal('MultiPolygon'),
        coordinates: z.array(z.array(z.array(lngLat))),
      })
      .nullable(),
    notes: z.array(z.enum(FOOTPRINT_NOTES)),
    /** of its land, what lies in no area of the regency whose border is loaded: nobody there is counted; null: none */
    outsideKm2: z.number().nullable(),
    madeAt: z.iso.datetime(),
    madeBy: z.string(),
    /** null: it counts */
    withdrawnAt: z.iso.datetime().nullable(),
    withdrawnBy: z.string().nullable(),
  })
  .meta({ id: 'Footprint', description: 'A footprint of an incident' });
export type Footprint = z.infer<typeof footprint>;

/** Counts of one area. Those that are left out stay as they were. */
export const figuresDraft = z
  .object({
    area: areaCode,
    figures: z.partialRecord(figureSeen, z.int().min(0).max(10_000_000)),
    /** when it was counted: an entry made without a network is sent later */
    at: z.iso.datetime().nullable().default(null),
    /** who told it; null: whoever enters it */
    reporter: line(120).nullable().default(null),
  })
  .meta({ id: 'FiguresDraft' });
export type FiguresDraft = z.output<typeof figuresDraft>;

const fieldFigure = z
  .object({
    area: areaRef,
    what: figureSeen,
    count: z.int(),
    at: z.iso.datetime(),
    reporter: z.string(),
    /** an earlier count of the same; only the latest counts */
    superseded: z.boolean(),
    /** a total of some of the finest areas in it: of how many of how many; null: of the whole area */
    ofParts: z.object({ told: z.int(), all: z.int() }).nullable(),
  })
  .meta({ id: 'FieldFigure', description: 'What somebody counted in the field' });

const heads = z.int().min(0).max(1_000_000).nullable().default(null);

/** Who stays at a titik pengungsian on a day. */
export const headcountDraft = z
  .object({
    /** a facility that is known; null: a place by name */
    facility: z.int().min(1).nullable().default(null),
    place: line(120).nullable().default(null),
    on: z.iso.date(),
    kk: heads,
    jiwa: z.int().min(0).max(1_000_000),
    male: heads,
    female: heads,
    balita: heads,
    lansia: heads,
    disabilitas: heads,
    ibuHamil: heads,
    ibuMenyusui: heads,
    /** with this one every place is counted: what is estimated beside it holds no more, until the next that says nothing */
    allPlaces: z.boolean().default(false),
    at: z.iso.datetime().nullable().default(null),
  })
  .meta({ id: 'HeadcountDraft' });
export type HeadcountDraft = z.output<typeof headcountDraft>;

const known = z.int().nullable();
const headcount = z
  .object({
    facility: z.object({ id: z.int(), name: z.string() }).nullable(),
    place: z.string().nullable(),
    on: z.iso.date(),
    kk: known,
    jiwa: z.int(),
    male: known,
    female: known,
    balita: known,
    lansia: known,
    disabilitas: known,
    ibuHamil: known,
    ibuMenyusui: known,
    allPlaces: z.boolean(),
    at: z.iso.datetime(),
    reporter: z.string(),
    /** the last of its place: what needs are made of */
    counts: z.boolean(),
  })
  .meta({ id: 'Headcount', description: 'Who stays at a place on a day' });

/** What an area reported once all was over. */
export const afterwardsDraft = z.object({
  rows: z
    .array(
      z.object({
        area: areaCode,
        affected: z.int().min(0).max(10_000_000).nullable(),
        displaced: z.int().min(0).max(10_000_000).nullable(),
      }),
    )
    .max(2000),
  source: line(200),
});

/** A place on the map, and the area that an incident there is filed under. */
export const incidentPlaceBody = z.object({ at: position });
export const incidentPlace = z.object({
  /** null: no desa/kelurahan with a border lies there */
  area: areaRef.nullable(),
  /** may the asker open an incident there? */
  writable: z.boolean(),
});

export const incidentDraft = z
  .object({
    hazard: hazardCode,
    /** empty: made of hazard and place */
    name: line(120).default(''),
    startedAt: z.iso.datetime(),
    /** the area it is in: of the areas told, or the regency; null: the desa/kelurahan in which a footprint of kind here lies */
    within: areaCode.nullable().default(null),
    footprint: footprintDraft.nullable().default(null),
    figures: z.array(figuresDraft).max(200).default([]),
    chronology: paragraph.default(''),
    /** made by the device once for each opening: what is sent twice, because an answer was lost, opens once */
    key: z
      .string()
      .regex(/^[a-z0-9-]{8,64}$/)
      .nullable()
      .default(null),
  })
  .meta({ id: 'IncidentDraft', description: 'An incident as it is opened' });

const incidentSaid = z
  .object({
    hazard: hazardCode,
    name: line(120).min(1),
    startedAt: z.iso.datetime(),
    handling,
    chronology: paragraph,
    /** what is destroyed, what is done, what is needed most: for the report */
    damage: paragraph,
    efforts: paragraph,
    urgent: paragraph,
    /** of the by-name-by-address form filled in on paper: its number, and the persons on it */
    bnbaNumber: line(80).nullable(),
    bnbaTotal: z.int().min(0).max(10_000_000).nullable(),
    /** share of those affected who are displaced, 0 to 1; null: by the rates */
    displacedRate: z.number().min(0).max(1).nullable(),
  })
  .partial();

export const incidentChangeBody = incidentSaid
  .extend({
    /** the fields as they were when they were read: what somebody else saved since then is not overwritten */
    was: incidentSaid.optional(),
  })
  .meta({ id: 'IncidentChangeBody', description: 'Fields that are left out stay as they are' });

const incidentHead = z.object({
  id: z.int(),
  hazard: hazardCode,
  name: z.string(),
  startedAt: z.iso.datetime(),
  handling,
  legal,
  /** the regency it is in */
  within: areaRef,
  /** the area it was opened for */
  place: areaRef,
  openedAt: z.iso.datetime(),
  openedBy: z.string(),
  simulated: z.boolean(),
  /** may the asker change it, and may the asker tell of it (figures, headcounts, footprints)? */
  managed: z.boolean(),
  tells: z.boolean(),
});
export const incidentEntry = incidentHead.meta({
  id: 'IncidentEntry',
  description: 'An incident in the list',
});
export type IncidentEntry = z.infer<typeof incidentEntry>;

/** One change, as the history keeps it. */
const change = z
  .object({
    at: z.iso.datetime(),
    by: z.string(),
    what: z.enum([
      'opened',
      'changed',
      'legal',
      'footprint',
      'withdrawn',
      'figures',
      'headcount',
      'afterwards',
    ]),
    /** names of the fields that changed, or codes of the areas told of */
    of: z.array(z.string()),
  })
  .meta({ id: 'IncidentChange' });

export const incident = incidentHead
  .extend({
    chronology: z.string(),
    damage: z.string(),
    efforts: z.string(),
    urgent: z.string(),
    bnbaNumber: z.string().nullable(),
    bnbaTotal: z.int().nullable(),
    displacedRate: z.number().nullable(),
    footprints: z.array(footprint),
    /** single areas where the asker reads them, else totals by desa; newest first */
    figures: z.array(fieldFigure),
    figuresByDesa: z.boolean(),
    headcounts: z.array(headcount),
    afterwards: z.array(
      z.object({ area: areaRef, affected: z.int().nullable(), displaced: z.int().nullable() }),
    ),
    afterwardsSource: z.string().nullable(),
    changes: z.array(change),
    /** changes with everything that the sheet is made of */
    version: z.int(),
  })
  .meta({ id: 'Incident', description: 'An incident with all that is known of it' });
export type Incident = z.infer<typeof incident>;

export const incidentsQuery = z.object({
  within: areaCode.optional(),
  handling: handling.optional(),
});
export const incidents = z.object({ incidents: z.array(incidentEntry) });
