import { coarserLevel } from '../../data/catalogue/disclosure.ts';
import type { SeriesEntry } from '../../data/catalogue/indicators.ts';
import { isFiner, type Level } from '../../data/catalogue/levels.ts';
import type { Right } from '../../data/catalogue/rights.ts';
import type { PublishedLevel } from '../../data/contract/disclosure.ts';
import type { Sex } from '../../data/contract/values.ts';
import { Fault } from '../fault.ts';
import { covers, type Part } from './principal.ts';
import type { PublishedEntry, Shape } from './release-view.ts';
import type { Scope } from './scope.ts';

/** Figures of one series at one level, of an area or of all areas of that level within it. */
export interface Wanted {
  /** the area itself, or the one within which */
  readonly code: string;
  readonly level: Level;
  readonly entry: PublishedEntry & Pick<SeriesEntry, 'slug'>;
  /** everybody, where it is not said */
  readonly sex?: Sex;
  /** those recorded, where it is not said */
  readonly measure?: 'tercatat' | 'terlayani';
}

/**
 * How figures may be read. exact. published: from the published table. coarser: the published table holds them at coarser
 * levels only. unreleased: they would be read from it, and there is none yet, or it does not hold them at all. outside:
 * not at all.
 */
export type Reading = 'exact' | 'published' | 'coarser' | 'unreleased' | 'outside';

/** How the asker may read these figures. */
export function readingOf(scope: Scope, wanted: Wanted): Reading {
  const { code, level, entry } = wanted;
  const covering = scope.parts.filter((part) => covers(part.areas, code));
  if (covering.some((part) => isExactFor(part, level, entry))) return 'exact';
  const finest = finestReleased(scope, wanted);
  const isTouched = scope.parts.some((part) => touches(part, code));
  if (finest !== null && isTouched) return isFiner(level, finest) ? 'coarser' : 'published';
  return covering.length === 0 ? 'outside' : 'unreleased';
}

/** The finest level at which the release that is read holds figures; null: it does not hold them. */
export function finestReleased(
  { release }: Scope,
  asked: Pick<Wanted, 'entry' | 'sex' | 'measure'>,
): PublishedLevel | null {
  const finest = release?.finestOf(asked.entry) ?? null;
  return finest === null || release === null ? null : finestIn(release, finest, asked);
}

/** Are figures of this level finer than what may be published at this moment? */
export function isBeyondShape(
  shape: Shape,
  level: Level,
  asked: Pick<Wanted, 'entry' | 'sex' | 'measure'>,
): boolean {
  return isFiner(level, finestIn(shape, shape.finestOf(asked.entry), asked));
}

/** @param finest of everybody recorded */
function finestIn(
  { sexes, served }: Pick<Shape, 'sexes' | 'served'>,
  finest: PublishedLevel,
  { entry, sex = 'A', measure = 'tercatat' }: Pick<Wanted, 'entry' | 'sex' | 'measure'>,
): PublishedLevel {
  // People are no secret, neither are women and men.
  if (entry.family === 'population') return finest;
  const bySex = sex === 'A' ? finest : coarserLevel(finest, sexes);
  return measure === 'tercatat' ? bySex : coarserLevel(bySex, served);
}

/**
 * As readingOf; throws Fault 'outside-scope', 'not-released' or 'published-coarser' (naming the level) where there is
 * nothing to read.
 * @param called what a level is called there: in both languages by its Indonesian word
 */
export function requireFigures(
  scope: Scope,
  wanted: Wanted,
  called: (level: Level) => string = (level) => level,
): 'exact' | 'published' {
  const reading = readingOf(scope, wanted);
  if (reading === 'outside') throw new Fault('outside-scope');
  if (reading === 'unreleased') throw new Fault('not-released');
  if (reading !== 'coarser') return reading;
  const finest = finestReleased(scope, wanted) ?? 'kabupaten';
  throw new Fault('published-coarser', { finest: called(finest) }, [], { finest });
}

/** Does anything that the asker reads lie in the area, or hold it? */
export function touchesArea(scope: Scope, code: string): boolean {
  return scope.parts.some((part) => touches(part, code));
}

/** Does the asker read the series exactly anywhere, at some level? */
export function readsExactly(scope: Scope, entry: Wanted['entry']): boolean {
  return scope.parts.some((part) => isOfPart(part, entry));
}

/** Does the asker read the series anywhere, from the published table? */
export function readsPublished(scope: Scope, entry: Wanted['entry']): boolean {
  return scope.parts.length > 0 && finestReleased(scope, { entry }) !== null;
}

/** Is nothing read exactly? Then what is answered does not change between releases. */
export function readsOnlyPublished(scope: Scope): boolean {
  return scope.parts.every((part) => part.as === 'published');
}

/** Rights of those who are told what is brought in, whatever figures they read. */
const TOLD_OF_IMPORTS: readonly Right[] = [
  'imports.read',
  'imports.write',
  'forms.read',
  'disclosure.manage',
  'audit.read',
];

/** Is nothing told but what releases tell, not even that something was brought in since? */
export function knowsReleasesOnly(scope: Scope): boolean {
  return readsOnlyPublished(scope) && !TOLD_OF_IMPORTS.some((right) => scope.rights.has(right));
}

/** Does the asker hold the right for this area and all below it? */
export function holdsIn(scope: Scope, right: Right, code: string): boolean {
  const areas = scope.rights.get(right);
  return areas !== undefined && covers(areas, code);
}

/** Throws Fault 'outside-scope' where the right is not held for the area and all below it. */
export function requireIn(scope: Scope, right: Right, code: string): void {
  if (!holdsIn(scope, right, code)) throw new Fault('outside-scope');
}

/** Throws Fault 'outside-scope' where the right is not held everywhere. */
export function requireEverywhere(scope: Scope, right: Right): void {
  if (scope.rights.get(right) !== 'all') throw new Fault('outside-scope');
}

function isExactFor(part: Part, level: Level, entry: Wanted['entry']): boolean {
  if (part.as !== 'exact') return false;
  if (part.coarsest !== null && isFiner(part.coarsest, level)) return false;
  if (part.finest !== null && isFiner(level, part.finest)) return false;
  return isOfPart(part, entry);
}

/** Is it a series of an exact part? */
function isOfPart(part: Part, entry: Wanted['entry']): boolean {
  if (part.as !== 'exact') return false;
  if (part.series === 'all') return true;
  // A closed type is read from the published table by everybody, also where a grant names it.
  if (entry.access === 'closed') return false;
  return part.series === 'open' ? entry.access === 'open' : part.series.includes(entry.slug);
}

/** Does the part lie in the area, or cover it? */
function touches(part: Part, code: string): boolean {
  return covers(part.areas, code) || (part.areas !== 'all' && part.areas.some((own) => covers([code], own)));
}
