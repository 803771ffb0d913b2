import { closedLevelOf, coarserLevel, STANDARD_DISCLOSURE } from '../../data/catalogue/disclosure.ts';
import type { SeriesEntry } from '../../data/catalogue/indicators.ts';
import { isFiner, type Level } from '../../data/catalogue/levels.ts';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { isRateSeries } from '../../data/catalogue/own.ts';
import type { DisclosureSettings, PublishedLevel } from '../../data/contract/disclosure.ts';

/** What says how fine a series is published. */
export type PublishedEntry = Pick<SeriesEntry, 'series' | 'family' | 'access' | 'finest'>;

/**
 * The release that published figures are read of. What was tightened since it was made is closed already: its levels are
 * the coarser of what it was made with and what holds now, and `floor` is what counts must reach to be shown.
 */
export interface ReleaseView {
  readonly id: number;
  /** ISO instant */
  readonly madeAt: string;
  /** changes when the release or the settings in force do */
  readonly key: string;
  readonly k: DisclosureSettings['k'];
  /** the finest level at which a series is published; null: it is not */
  finestOf(entry: PublishedEntry): PublishedLevel | null;
  /** the finest level of each kind of figures */
  readonly levels: DisclosureSettings['levels'];
  /** the finest level of the split by sex */
  readonly sexes: PublishedLevel;
  /** of those served */
  readonly served: PublishedLevel;
  /** null: nothing is hidden that the release itself shows */
  readonly floor: DisclosureSettings['k'] | null;
}

/** How fine everything may be published at a moment; every series has a level, released or not. */
export interface Shape {
  finestOf(entry: PublishedEntry): PublishedLevel;
  readonly sexes: PublishedLevel;
  readonly served: PublishedLevel;
}

export interface KeptRelease {
  readonly id: number;
  readonly madeAt: Date;
  readonly settings: DisclosureSettings;
  readonly settingId: number | null;
}

const TYPES = new Map(NEED_TYPES.map((t) => [t.code, t]));

/** @param now the settings in force; null: those an office begins with */
export function makeReleaseView(
  release: KeptRelease,
  now: { readonly id: number | null; readonly settings: DisclosureSettings | null },
): ReleaseView {
  const made = release.settings;
  const held = now.settings ?? STANDARD_DISCLOSURE;
  const k = { open: Math.max(made.k.open, held.k.open), closed: Math.max(made.k.closed, held.k.closed) };
  const isRaised = k.open > made.k.open || k.closed > made.k.closed;
  const levels = coarserLevels(made.levels, held.levels);
  return {
    id: release.id,
    madeAt: release.madeAt.toISOString(),
    key: `${release.id}.${now.id ?? 0}`,
    k,
    finestOf(entry) {
      const [a, b] = [finestIn(made, entry), finestIn(held, entry)];
      return a === null || b === null ? null : coarserLevel(a, b);
    },
    levels,
    sexes: levels.sexes,
    served: levels.served,
    floor: isRaised ? k : null,
  };
}

function coarserLevels(
  a: DisclosureSettings['levels'],
  b: DisclosureSettings['levels'],
): DisclosureSettings['levels'] {
  const { total, group, distinct, type, street, own, sexes, served } = a;
  return {
    total: coarserLevel(total, b.total),
    group: coarserLevel(group, b.group),
    distinct: coarserLevel(distinct, b.distinct),
    type: coarserLevel(type, b.type),
    street: coarserLevel(street, b.street),
    own: coarserLevel(own, b.own),
    sexes: coarserLevel(sexes, b.sexes),
    served: coarserLevel(served, b.served),
  };
}

/** As the release that is read has it; before the first as the settings in force do. */
export function shapeInForce(release: ReleaseView | null, settings: DisclosureSettings): Shape {
  return {
    // Rates as their source gives them are in no release: taken away they are like the office's own counts.
    finestOf: (entry) => release?.finestOf(entry) ?? finestIn(settings, entry) ?? finestOwn(settings, entry),
    sexes: release?.sexes ?? settings.levels.sexes,
    served: release?.served ?? settings.levels.served,
  };
}

/** The finest level at which settings publish a series; null: they do not. */
function finestIn(settings: DisclosureSettings, entry: PublishedEntry): PublishedLevel | null {
  const { levels } = settings;
  switch (entry.family) {
    case 'total':
    case 'group':
    case 'distinct':
      return levels[entry.family];
    // Made of single types, and told where all of them are.
    case 'aid':
      return levels.type;
    case 'population':
    // Officers are no secret; of what they are held against only what is published is read.
    case 'cover':
      return 'desa';
    // In the plan as what the office itself counts: target, served, and what lies between.
    case 'spm':
      return levels.own;
    // Zones and borders are no secret; those who live in them are read as the series that they are of.
    case 'hazard':
      return 'desa';
    case 'own':
      // A rate as its source gives it says nothing of what it stands on: no plan could protect it.
      if (isRateSeries(entry.series)) return null;
      return finestOwn(settings, entry);
    case 'type': {
      const type = TYPES.get(entry.series);
      if (entry.access === 'street') return levels.street;
      if (entry.access === 'open' || type === undefined) return levels.type;
      return closedLevelOf(type, settings) ?? 'kabupaten';
    }
  }
}

function finestOwn({ levels }: DisclosureSettings, { access, finest }: PublishedEntry): PublishedLevel {
  return access === 'open' ? levels.own : coarserLevel(levels.own, publishable(finest));
}

/** A closed one that may be kept finer than the desa is published at the desa at the finest. */
function publishable(finest: Level | null): PublishedLevel {
  if (finest === null || isFiner(finest, 'desa')) return 'desa';
  return finest === 'provinsi' ? 'kabupaten' : (finest as PublishedLevel);
}
