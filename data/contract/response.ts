import { z } from 'zod';
import { RELIEF_ITEM_CODES } from '../catalogue/relief-items.ts';
import { areaCode, areaRef } from './area.ts';
import { facility } from './facility.ts';
import { hazardCode, settledBasis } from './hazard.ts';
import { footprintDraft, handling, incidentEntry, legal } from './incident.ts';
import { period } from './period.ts';
import { wholeNumber } from './whole-number.ts';

/** What a figure stands on: a decree, practice of a place, or an assumption that an office changes. */
const MARKS = ['peraturan', 'contoh', 'asumsi'] as const;
const mark = z.enum(MARKS).meta({ id: 'Mark' });

const bilingual = z.object({ id: z.string(), en: z.string() });

/** At least, most likely, at most; null: not known at all. */
const range = z
  .object({
    /** of areas that lie wholly inside */
    low: z.int(),
    /** by the share of each area that is inside */
    best: z.int(),
    /** of every area that is touched */
    high: z.int(),
    /** of `best`, what was counted in the field */
    counted: z.int(),
  })
  .meta({ id: 'Range', description: 'Estimate of persons or families: low, best, high' });
export type Range = z.infer<typeof range>;

/** One area that is hit. */
const hitArea = areaRef
  .extend({
    parentName: z.string().nullable(),
    /** share of the area inside the footprints, 0 to 1; null: told of by a field figure alone */
    share: z.number().nullable(),
    /** share of what is settled of it inside, where `best` is made of that; null: `best` is made of `share` */
    lived: z.number().nullable(),
    persons: range.nullable(),
    households: range.nullable(),
    /** the persons were counted: by whom and when, of how many of its finest areas (null: all), and what the estimate was */
    field: z
      .object({
        at: z.iso.datetime(),
        reporter: z.string(),
        estimate: z.int().nullable(),
        ofParts: z.object({ told: z.int(), all: z.int() }).nullable(),
      })
      .nullable(),
    /** cells below it are sketched: it is measured itself, in their place */
    forSketched: z.boolean(),
  })
  .meta({ id: 'HitArea' });
export type HitArea = z.infer<typeof hitArea>;

const PROFILES = ['bnpb', 'sphere'] as const;
const profileCode = z.enum(PROFILES).meta({ id: 'NeedsProfile' });

/** What one of a line is for. */
export const NEED_PER = [
  'jiwa',
  'kk',
  'balita',
  'lansia',
  'disabilitas',
  'ibuHamil',
  'ibuMenyusui',
  'perempuan',
  'titik',
] as const;

/** once: for the whole time. day: each day. week: a week, or a part of one in proportion. */
const NEED_EVERY = ['once', 'day', 'week'] as const;

export const needLine = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9-]{1,38}$/),
    /** the item of the stock; null: nothing that lies in a store (toilets, space) */
    item: z.enum(RELIEF_ITEM_CODES).nullable(),
    name: bilingual,
    unit: bilingual,
    per: z.enum(NEED_PER),
    every: z.enum(NEED_EVERY),
    quantity: z.number().gt(0).max(100_000),
    /** another quantity for the first days */
    first: z.object({ days: z.int().min(1).max(30), quantity: z.number().min(0).max(100_000) }).nullable(),
    /** cooked or dry: one of the two is needed, never both; null: needed in any case */
    food: z.enum(['cooked', 'dry']).nullable(),
    mark,
    source: z.string().max(200),
  })
  .meta({ id: 'NeedLine', description: 'How much of something how many people need' });
export type NeedLine = z.infer<typeof needLine>;

/** Who of those affected is displaced, by hazard and how badly. The first row that fits holds. */
export const rateRow = z
  .object({
    /** null: any */
    hazard: hazardCode.nullable(),
    /** depth from (included) until (not included), in metres; null: no limit */
    depthFromM: z.number().min(0).max(50).nullable(),
    depthUntilM: z.number().min(0).max(50).nullable(),
    /** null: any, also where it is not known */
    class: z.enum(['rendah', 'sedang', 'tinggi']).nullable(),
    rate: z.number().min(0).max(1),
    mark,
    source: z.string().max(200),
  })
  .meta({ id: 'DisplacedRate' });
export type RateRow = z.infer<typeof rateRow>;

const SHARE_GROUPS = ['balita', 'lansia', 'disabilitas', 'ibuHamil', 'ibuMenyusui', 'perempuan'] as const;
export const shareGroup = z.enum(SHARE_GROUPS);
export type ShareGroup = z.infer<typeof shareGroup>;
const shareRow = z.object({
  group: shareGroup,
  share: z.number().min(0).max(1),
  mark,
  source: z.string().max(200),
});

export const responseSettings = z
  .object({
    rates: z.array(rateRow).min(1).max(100),
    /** of people whose ages and needs are not known */
    shares: z.array(shareRow).max(SHARE_GROUPS.length),
    profiles: z.object({
      bnpb: z.array(needLine).max(60),
      sphere: z.array(needLine).max(60),
    }),
    /** packs that one dapur umum cooks for a mealtime where it says none itself */
    packsPerMeal: z.int().min(50).max(20_000),
    mealsPerDay: z.int().min(1).max(4),
    /** persons for each */
    personsPerToilet: z.int().min(1).max(500),
    personsPerWaterPoint: z.int().min(1).max(1000),
    /** persons of a family where families are not known */
    personsPerHousehold: z.number().min(1).max(10),
    /** no place to stay farther than this counts; null: the nearest until there is room for everybody */
    shelterKm: z.number().min(0.1).max(200).nullable().default(null),
  })
  .meta({
    id: 'ResponseSettings',
    description: 'Rates, shares and profiles that a response sheet is made with',
  });
export type ResponseSettings = z.infer<typeof responseSettings>;

export const responseSettingsNow = z.object({
  settings: responseSettings,
  /** false: as Petasos begins */
  ownOffice: z.boolean(),
  madeAt: z.iso.datetime().nullable(),
  madeBy: z.string().nullable(),
});

export const sheetQuery = z.object({
  days: wholeNumber(1, 90).default(3).meta({ description: 'For how many days', example: '3' }),
  profile: profileCode.default('bnpb'),
  /** meals from a kitchen, or dry rice */
  food: z.enum(['cooked', 'dry']).default('cooked'),
});

const needed = z
  .object({
    code: z.string(),
    item: z.enum(RELIEF_ITEM_CODES).nullable(),
    name: bilingual,
    unit: bilingual,
    /** for whom: so many of what one line is for */
    per: z.enum(NEED_PER),
    of: z.int(),
    need: z.number(),
    /** null: not an item of the stock */
    stock: z.number().nullable(),
    shortfall: z.number().nullable(),
    /** stock that waits for a decree and is not in `stock` */
    lockedByDecree: z.number(),
    /** stock in stores that are hit, or may be, and not in `stock` */
    stockHit: z.number(),
    mark,
    source: z.string(),
  })
  .meta({ id: 'NeedNow' });
export type NeedNow = z.infer<typeof needed>;

const vulnerable = z
  .object({
    group: shareGroup,
    best: z.int(),
    /** population: from ages of those who live there. field: counted at the places. asumsi: a default share */
    basis: z.enum(['population', 'field', 'asumsi']),
    /** area and period of the ages, or source of the share */
    source: z.string(),
  })
  .meta({ id: 'VulnerableGroup' });

/** Everything that the sheet says of who is hit. */
const estimate = z
  .object({
    /** exact: of areas down to the RT. published: whole desa of the published table */
    reads: z.enum(['exact', 'published', 'mixed', 'none']),
    areas: z.array(hitArea).max(2000),
    /** how many areas are hit, also where the list is cut */
    areasHit: z.int(),
    desaHit: z.array(areaRef),
    /** of areas that are hit in part; null: all estimated by the share of their land */
    settled: settledBasis.nullable(),
    persons: range.nullable(),
    households: range.nullable(),
    /** areas that are hit and whose people are not known: in no figure */
    unknown: z.array(areaRef),
    /** PPKS by series: total, groups and types; only what the asker reads */
    ppks: z.array(
      z.object({
        series: z.string().meta({ description: 'Address name of the series', example: 'total' }),
        name: bilingual,
        family: z.string(),
        range,
        /** areas hit in which it is not known or hidden */
        unknown: z.int(),
        /** level whose figures it is made of */
        level: z.string(),
      }),
    ),
    vulnerable: z.array(vulnerable),
    /** periods of people and of PPKS */
    populationPeriod: period.nullable(),
    needPeriod: period.nullable(),
    km2: z.number(),
    simulated: z.boolean(),
    release: z.object({ id: z.int(), madeAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'Estimate', description: 'Who is hit: estimated, and counted where somebody counted' });
export type Estimate = z.infer<typeof estimate>;

/** Who has left home, and what that is made of. */
const displaced = z
  .object({
    low: z.int(),
    best: z.int(),
    high: z.int(),
    /** what `best` is. headcount: counted at places. field: told by area. rate: of those affected */
    basis: z.enum(['headcount', 'field', 'rate']),
    /** best by the rate, also where it was counted; null: those affected are not known */
    byRate: z.int().nullable(),
    /** of several what they make of everybody together */
    rate: z.number(),
    mark,
    source: z.string(),
    /** the rates of the footprints, the highest first, each with those affected that it is of */
    rates: z.array(z.object({ rate: z.number(), mark, source: z.string(), affected: z.int() })),
    households: z.int(),
    /** where they were counted, how many there, and whether somebody said that no place is left out */
    places: z.int(),
    staying: z.int(),
    /** of these places those whose last count is not of today */
    notToday: z.int(),
    allPlaces: z.boolean(),
    /** groups among them: of each place as it counted, of everybody else by share. field: all of it was counted */
    vulnerable: z.array(vulnerable),
  })
  .meta({ id: 'Displaced' });

const shelter = z
  .object({
    facility,
    /** as the crow flies from the scene; null: not placed */
    km: z.number().nullable(),
    /** said by somebody, else along the roads that are loaded; null: none are, or none lead there */
    minutes: z.int().nullable(),
    byHand: z.boolean(),
    /** who stays there by the last headcount */
    staying: z.int().nullable(),
  })
  .meta({ id: 'Shelter' });

/** What happened, in numbers counted in the field. */
const toll = z.partialRecord(
  z.enum(['rumah', 'kk', 'jiwa', 'meninggal', 'hilang', 'luka', 'mengungsi']),
  z.object({ count: z.int(), areas: z.int(), at: z.iso.datetime() }),
);

export const sheet = z
  .object({
    incident: incidentEntry,
    /** changes with everything that the sheet is made of */
    version: z.int(),
    /** whose borders: today, and of what is over the day it ended */
    on: z.iso.date(),
    madeAt: z.iso.datetime(),
    days: z.int(),
    profile: profileCode,
    food: z.enum(['cooked', 'dry']),
    legal,
    handling,
    toll,
    estimate,
    displaced: displaced.nullable(),
    needs: z.array(needed),
    /** the government's rice reserve in kg: locked until a state is declared, over once that has ended */
    reserve: z.object({ count: z.number(), state: z.enum(['locked', 'open', 'over']) }),
    shelters: z.object({
      list: z.array(shelter).max(60),
      /** inside a footprint, or not placed in an area that is hit: not to be used */
      hit: z.array(z.object({ id: z.int(), name: z.string() })),
      /** of the nearest until there is room for everybody: how many these are, and how far the farthest is */
      capacity: z.int(),
      counted: z.int(),
      withinKm: z.number().nullable(),
      /** how far the office lets places count; null: as far as needed */
      limitKm: z.number().nullable(),
      enough: z.boolean().nullable(),
    }),
    /** packs: what those known that are not hit cook for a mealtime */
    kitchens: z.object({
      needed: z.int(),
      mealsPerDay: z.int(),
      packsPerMeal: z.int(),
      known: z.int(),
      packs: z.int(),
    }),
    toilets: z.object({ needed: z.int(), known: z.int(), source: z.string() }),
    waterPoints: z.object({ needed: z.int(), known: z.int(), source: z.string() }),
    /** heads of RT, RW, dusun and desa to call, wherever something is hit */
    heads: z.array(
      z.object({
        area: areaRef,
        /** the desa/kelurahan that it lies in; null: it is one */
        desaName: z.string().nullable(),
        kind: z.string(),
        name: z.string(),
        no: z.int(),
        hasPhone: z.boolean(),
        /** may the asker read the number, through contactToCall? */
        managed: z.boolean(),
      }),
    ),
    /** what was assumed, in order of weight; the words are made by code */
    assumptions: z.array(
      z.object({
        code: z.enum([
          'displaced-rate',
          'share',
          'households',
          'families-told',
          'need',
          'kitchens',
          'unknown',
          'settled',
          'settled-waiting',
          'sketched',
          'by-size',
          'published',
        ]),
        detail: z.record(z.string(), z.union([z.string(), z.number()])),
        mark,
        source: z.string(),
      }),
    ),
  })
  .meta({ id: 'ResponseSheet', description: 'Who is hit, what they need, what there is' });
export type ResponseSheet = z.infer<typeof sheet>;

/** A footprint that is not kept: while it is drawn. */
export const estimateBody = z.object({
  footprint: footprintDraft,
  hazard: hazardCode,
  within: areaCode,
});
export const tried = z
  .object({ estimate, displaced: displaced.nullable() })
  .meta({ id: 'TriedFootprint', description: 'Who a footprint would hit' });

export const reportQuery = z.object({ lang: z.enum(['id', 'en']).default('id') });
export const groupReport = z.object({ text: z.string() });

const compared = z.object({
  estimate: z.int().nullable(),
  reported: z.int().nullable(),
  /** (estimate - reported) / reported, in percent; null: one of them is not known, or nobody was reported */
  offPercent: z.number().nullable(),
});

/** Estimate and report of an incident, area by area. */
export const backTest = z
  .object({
    incidents: z.array(
      z.object({
        incident: incidentEntry,
        source: z.string().nullable(),
        rows: z.array(
          z.object({
            area: areaRef,
            low: z.int().nullable(),
            high: z.int().nullable(),
            affected: compared,
            displaced: compared,
            /** displaced of those affected, as reported, 0 to 1 */
            reportedRate: z.number().nullable(),
          }),
        ),
        affected: compared,
        displaced: compared,
        rate: z.number().nullable(),
        reportedRate: z.number().nullable(),
        /** hit by the estimate, and nothing was reported of it, of a part of it or of what it lies in: the most first */
        unreported: z.array(z.object({ area: areaRef, estimate: z.int() })).max(100),
        unreportedAll: z.int(),
      }),
    ),
    /** what the reports say the rate should be, by hazard and by the line of the rates that was used */
    suggested: z.array(
      z.object({
        hazard: hazardCode,
        depthFromM: z.number().nullable(),
        depthUntilM: z.number().nullable(),
        class: z.enum(['rendah', 'sedang', 'tinggi']).nullable(),
        incidents: z.int(),
        affected: z.int(),
        displaced: z.int(),
        rate: z.number(),
        /** smallest and greatest of an area */
        least: z.number(),
        most: z.number(),
      }),
    ),
  })
  .meta({ id: 'BackTest', description: 'Estimates held against what was reported' });
export type BackTest = z.infer<typeof backTest>;
