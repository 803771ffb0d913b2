import type { Indicator } from '../contract/indicator.ts';
import { isFiner, type Level } from './levels.ts';

/**
 * The finest level at which figures are published (design, "Shape first"): totals, groups, distinct persons and who lives
 * there by desa/kelurahan; single types, some types together, the office's own and street types by kecamatan. Closed types have a limit of their
 * own besides, which no table of values goes beyond.
 */
export function finestPublished({ family, access }: Pick<Indicator, 'family' | 'access'>): Level {
  if (access !== 'open') return 'kabupaten';
  return family === 'type' || family === 'own' || family === 'aid' ? 'kecamatan' : 'desa';
}

/** Is a table of these figures finer than what may be published? */
export function isBeyondPublished(indicator: Pick<Indicator, 'family' | 'access'>, level: Level): boolean {
  return isFiner(level, finestPublished(indicator));
}

/** A reason is a sentence: shorter than this it says nothing. */
export const LEAST_REASON = 10;
export const LONGEST_REASON = 300;
