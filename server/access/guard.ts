import type { SeriesEntry } from '../../data/catalogue/indicators.ts';
import { isFiner, type Level } from '../../data/catalogue/levels.ts';
import type { Right } from '../../data/catalogue/rights.ts';
import { Fault } from '../fault.ts';
import { covers, type Part } from './principal.ts';
import type { Scope } from './scope.ts';

/** Figures of one series at one level, of an area or of all areas of that level within it. */
export interface Wanted {
  /** the area itself, or the one within which */
  readonly code: string;
  readonly level: Level;
  readonly entry: Pick<SeriesEntry, 'slug' | 'access'>;
}

/**
 * How figures may be read. exact. published: from the published table. unreleased: they would be read from the published
 * table, which does not hold them yet. outside: not at all.
 */
export type Reading = 'exact' | 'published' | 'unreleased' | 'outside';

/** How the asker may read these figures. */
export function readingOf(scope: Scope, { code, level, entry }: Wanted): Reading {
  const covering = scope.parts.filter((part) => covers(part.areas, code));
  if (covering.some((part) => isExactFor(part, level, entry))) return 'exact';
  if (isReleased(level, entry) && scope.parts.some((part) => touches(part, code))) return 'published';
  return covering.length > 0 ? 'unreleased' : 'outside';
}

/** Is there anything to read that way? */
export function isRead(reading: Reading): reading is 'exact' | 'published' {
  return reading === 'exact' || reading === 'published';
}

/** As readingOf; throws Fault 'outside-scope' or 'not-released' where there is nothing to read. */
export function requireFigures(scope: Scope, wanted: Wanted): 'exact' | 'published' {
  const reading = readingOf(scope, wanted);
  if (reading === 'outside') throw new Fault('outside-scope');
  if (reading === 'unreleased') throw new Fault('not-released');
  return reading;
}

/** Does anything that the asker reads lie in the area, or hold it? */
export function touchesArea(scope: Scope, code: string): boolean {
  return scope.parts.some((part) => touches(part, code));
}

/** Does the asker read the series anywhere, at some level? */
export function readsSeries(scope: Scope, entry: Wanted['entry']): boolean {
  return scope.parts.some((part) => isOfPart(part, entry) || entry.slug === 'total');
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
  return part.series === 'open' ? entry.access === 'open' : part.series.includes(entry.slug);
}

/** Until there are releases the published table holds one thing: the total of whole regencies and provinces. */
function isReleased(level: Level, entry: Wanted['entry']): boolean {
  return entry.slug === 'total' && (level === 'kabupaten' || level === 'provinsi');
}

/** Does the part lie in the area, or cover it? */
function touches(part: Part, code: string): boolean {
  return covers(part.areas, code) || (part.areas !== 'all' && part.areas.some((own) => covers([code], own)));
}
