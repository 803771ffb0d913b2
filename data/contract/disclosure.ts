import { z } from 'zod';
import { NEED_GROUPS, NEED_TYPES } from '../catalogue/needs.ts';
import { LEAST_REASON, LONGEST_REASON } from '../catalogue/written-reason.ts';
import { areaCode, areaRef, level } from './area.ts';
import { period } from './period.ts';
import { sex } from './values.ts';
import { wholeNumber } from './whole-number.ts';

/**
 * Tables of the published figures, each with a finest level of its own: the total, the groups, distinct persons, single
 * open types, street types, the office's own counts, and closed types (each at its own level).
 */
export const PUBLISHED_FAMILIES = ['total', 'group', 'distinct', 'type', 'street', 'own', 'closed'] as const;
export const publishedFamily = z.enum(PUBLISHED_FAMILIES).meta({
  id: 'PublishedFamily',
  description: 'total, groups, distinct persons, open types, street types, own counts, closed types',
});
export type PublishedFamily = z.infer<typeof publishedFamily>;

/** Figures are published by regency, kecamatan or desa/kelurahan: RW and RT are for those who read exact figures. */
export const publishedLevel = z
  .enum(['kabupaten', 'kecamatan', 'desa'])
  .meta({ id: 'PublishedLevel', description: 'A level at which figures can be published', example: 'desa' });
export type PublishedLevel = z.infer<typeof publishedLevel>;

const typeCode = z.string().regex(/^PMKS-\d{2}$/);
const needGroup = z.enum(NEED_GROUPS.map(({ slug }) => slug));
const threshold = z.int().min(0).max(100_000);
const note = z
  .string()
  .trim()
  .max(LONGEST_REASON)
  .regex(/^\P{Cc}*$/u);

/** A closed type whose finest level the office has chosen; finer than the program's own needs a reason that all can read. */
const closedLevel = z.object({
  type: typeCode,
  finest: publishedLevel,
  /** shown on the privacy page; null where the level is not finer than the program's own */
  reason: z
    .string()
    .trim()
    .min(LEAST_REASON)
    .max(LONGEST_REASON)
    .regex(/^\P{Cc}+$/u)
    .nullable(),
});

/** What an office decides of what it publishes. Limits (`ceilings`) are checked when it is saved, and named then. */
export const disclosureSettings = z
  .object({
    /** counts under it are hidden; of closed types and of all others */
    k: z.object({ open: threshold, closed: threshold }),
    /** finest level of each table */
    levels: z.object({
      total: publishedLevel,
      group: publishedLevel,
      distinct: publishedLevel,
      type: publishedLevel,
      street: publishedLevel,
      own: publishedLevel,
      /** of the split by sex of whatever is published */
      sexes: publishedLevel,
      /** of those served, of whatever is published */
      served: publishedLevel,
    }),
    /** only those that differ from the program's own */
    closed: z.array(closedLevel).max(NEED_TYPES.length),
    /** which open types count to which group: each type of the total in exactly one */
    groups: z.array(z.object({ group: needGroup, types: z.array(typeCode).max(NEED_TYPES.length) })).max(20),
    /** a new release each night when something changed */
    daily: z.boolean(),
  })
  .meta({ id: 'DisclosureSettings', description: 'Thresholds, finest levels, groups and schedule' });
export type DisclosureSettings = z.infer<typeof disclosureSettings>;

/** How many cells of one table and level are shown, and how many are not. */
export const cellCounts = z
  .object({
    family: publishedFamily,
    level,
    /** false: everybody; true: the split by sex */
    bySex: z.boolean(),
    shown: z.int(),
    /** hidden because they are small */
    primary: z.int(),
    /** hidden so that no small one can be worked out */
    complement: z.int(),
    /** figures of an earlier release */
    kept: z.int(),
  })
  .meta({ id: 'CellCounts', description: 'Cells of one published table and level: shown, hidden, kept' });
export type CellCounts = z.infer<typeof cellCounts>;

/** Why a release was made. */
const RELEASE_REASONS = ['first', 'request', 'daily'] as const;
const releaseReason = z.enum(RELEASE_REASONS);
export type ReleaseReason = z.infer<typeof releaseReason>;

export const releaseId = wholeNumber(1, 2_147_483_647).meta({
  description: 'Number of a release',
  example: '3',
});

export const releaseHead = z
  .object({
    id: z.int(),
    madeAt: z.iso.datetime(),
    madeBy: z.string(),
    reason: releaseReason,
    note: z.string(),
    /** the one that published scopes read */
    current: z.boolean(),
    /** newest first */
    periods: z.array(period),
    regencies: z.int(),
    /** cells of all tables together */
    shown: z.int(),
    primary: z.int(),
    complement: z.int(),
    kept: z.int(),
    /** other settings than the release before */
    settingsChanged: z.boolean(),
  })
  .meta({ id: 'ReleaseHead', description: 'A release in a list' });
export type ReleaseHead = z.infer<typeof releaseHead>;

/** Which figure: never how many. */
const namedCell = z.object({
  area: areaRef,
  period,
  /** slug and name of the series */
  series: z.string(),
  name: z.object({ id: z.string(), en: z.string() }),
  sex,
  measure: z.enum(['tercatat', 'terlayani']),
});

/**
 * opened: hidden before, shown now. closed: the other way round. changed: shown in both, with another figure. added,
 * removed: in one of the two only.
 */
const cellChange = namedCell.extend({
  what: z.enum(['opened', 'closed', 'changed', 'added', 'removed']),
});

export const releaseDetail = releaseHead
  .extend({
    settings: disclosureSettings,
    cells: z.array(cellCounts),
    /** figures that stay those of an earlier release, for no allowed way to hide was left; at most `MOST_LISTED` */
    keptCells: z.array(namedCell.extend({ since: z.iso.datetime() })),
    /** compared with the release before it; null for the first */
    changes: z
      .object({
        before: z.int(),
        counts: z.object({
          opened: z.int(),
          closed: z.int(),
          changed: z.int(),
          added: z.int(),
          removed: z.int(),
          same: z.int(),
        }),
        /** at most `MOST_LISTED` */
        cells: z.array(cellChange),
      })
      .nullable(),
  })
  .meta({ id: 'ReleaseDetail', description: 'One release: settings, cells, what changed, what was kept' });
export type ReleaseDetail = z.infer<typeof releaseDetail>;

/** Lists of single cells end here; the counts beside them do not. */
export const MOST_LISTED = 500;

/** Why a new release would say something else than the current one. */
export const DUE_REASONS = ['none-yet', 'data', 'settings', 'groups'] as const;

/** In the place of a fault: nobody was left to say which. */
export const BROKEN_OFF = 'broken-off';

export const disclosureState = z
  .object({
    settings: disclosureSettings,
    /** how an office begins */
    standard: disclosureSettings,
    /** finest that can be chosen, and least thresholds */
    ceilings: z.object({
      k: z.object({ open: z.int(), closed: z.int() }),
      levels: disclosureSettings.shape.levels,
      closed: z.array(
        z.object({
          type: typeCode,
          name: z.object({ id: z.string(), en: z.string() }),
          /** the program's own */
          standard: publishedLevel,
          /** finest with a reason */
          finest: publishedLevel,
        }),
      ),
    }),
    /** types of the total, which the groups partition */
    types: z.array(z.object({ type: typeCode, name: z.object({ id: z.string(), en: z.string() }) })),
    changedAt: z.iso.datetime().nullable(),
    changedBy: z.string().nullable(),
    release: releaseHead.nullable(),
    /** empty: a new release would say the same */
    due: z.array(z.enum(DUE_REASONS)),
    /** a release that is being made, here or by another server */
    running: z.object({ since: z.iso.datetime(), by: z.string() }).nullable(),
    /** the last try, where it failed after the current release was made; code: a fault, or BROKEN_OFF */
    failed: z.object({ at: z.iso.datetime(), by: z.string(), code: z.string() }).nullable(),
  })
  .meta({
    id: 'DisclosureState',
    description: 'What is published how: settings, limits, the current release',
  });
export type DisclosureState = z.infer<typeof disclosureState>;

export const previewBody = z.object({
  settings: disclosureSettings,
  /** a regency or city; the first without it */
  within: areaCode.optional(),
  /** the newest without it */
  period: period.optional(),
});

export const disclosurePreview = z
  .object({
    within: areaRef,
    period,
    /** the same as the settings in force would give */
    before: z.array(cellCounts),
    after: z.array(cellCounts),
    /** for a map, columns of equal length by area: cells of a table that would be shown and hidden (kept ones are shown) */
    tables: z.array(
      z.object({
        family: publishedFamily,
        level,
        id: z.array(z.int()),
        shown: z.array(z.int()),
        hidden: z.array(z.int()),
      }),
    ),
    /** nothing but zeros would be left: such settings are refused */
    hidesEverything: z.boolean(),
    /** figures that would stay those of an earlier release */
    kept: z.int(),
  })
  .meta({
    id: 'DisclosurePreview',
    description: 'What settings would show and hide, in one regency and period',
  });
export type DisclosurePreview = z.infer<typeof disclosurePreview>;

export const releaseBody = z.object({ note: note.default('') });

/** What everybody may know of how figures are published here. */
export const privacyNotice = z
  .object({
    office: z.string(),
    k: disclosureSettings.shape.k,
    /** as published now: the coarser of the release and of what was decided since */
    levels: disclosureSettings.shape.levels,
    /** closed types that are told finer than the program's own level, and why */
    lowered: z.array(
      z.object({
        type: z.string(),
        name: z.object({ id: z.string(), en: z.string() }),
        finest: publishedLevel,
        reason: z.string(),
        /** decided, but told so from the next release on only */
        waits: z.boolean(),
      }),
    ),
    release: z.object({ id: z.int(), madeAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'PrivacyNotice', description: 'How figures are published here, and what was lowered why' });

/** How fine figures may be published: what is finer is taken away with a reason only. */
export const publishedShape = z
  .object({
    /** finest level by series slug */
    finest: z.record(z.string(), publishedLevel),
    /** of the split by sex, and of those served */
    sexes: publishedLevel,
    served: publishedLevel,
  })
  .meta({ id: 'PublishedShape', description: 'Finest levels in force, by series' });
export type PublishedShape = z.infer<typeof publishedShape>;

/** The published table as somebody reads it: which release, and how fine each series is; what is not in it is not published. */
export const publishedState = publishedShape
  .extend({
    release: z.object({ id: z.int(), madeAt: z.iso.datetime() }),
    /** counts under it are hidden */
    k: disclosureSettings.shape.k,
  })
  .meta({ id: 'PublishedState', description: 'What published figures stand on' });
export type PublishedState = z.infer<typeof publishedState>;
