import type { SeriesEntry } from '../../../data/catalogue/indicators.ts';
import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import { isRateSeries } from '../../../data/catalogue/own.ts';
import type { Sex } from '../../../data/contract/values.ts';
import { finestReleased, readingOf } from '../../access/guard.ts';
import type { PublishedEntry } from '../../access/release-view.ts';
import type { Scope } from '../../access/scope.ts';
import type { Reader } from '../../disclosure/query.ts';
import { Fault } from '../../fault.ts';

/** A series as the guard and a refusal know it. */
export type ReadEntry = PublishedEntry & Pick<SeriesEntry, 'slug' | 'name'>;

/** Figures of some series together, at one level of one area: a share is read with the whole it is a part of. */
export interface ReadTogether {
  readonly code: string;
  readonly level: Level;
  readonly sex: Sex;
  readonly measure: 'tercatat' | 'terlayani';
  readonly entries: readonly ReadEntry[];
}

/** Series that an indicator is made of. */
export function entriesRead(entry: SeriesEntry, measure: string): ReadEntry[] {
  return measure === 'share' && entry.whole ? [entry, entry.whole] : [entry];
}

/**
 * Where figures are read: exactly where all of them may be, else all from the release. Undefined where one of them may
 * not be read at all.
 */
export function readerOf(
  scope: Scope,
  { code, level, sex, measure, entries }: ReadTogether,
): Reader | undefined {
  const readings = entries.map((entry) => readingOf(scope, { code, level, sex, measure, entry }));
  if (readings.every((r) => r === 'exact')) return 'exact';
  if (readings.some((r) => r !== 'exact' && r !== 'published')) return undefined;
  const isPublished = entries.every((entry) => isPublishedAt(scope, { level, sex, measure, entry }));
  return isPublished ? (scope.release ?? undefined) : undefined;
}

function isPublishedAt(
  scope: Scope,
  { level, sex, measure, entry }: Omit<ReadTogether, 'code' | 'entries'> & { readonly entry: ReadEntry },
): boolean {
  const finest = finestReleased(scope, { entry, sex, measure });
  return finest !== null && !isFiner(level, finest);
}

/**
 * As readerOf. Throws Fault 'outside-scope', 'not-released' or 'published-coarser', which names the finest level that is
 * published.
 * @param called what a level is called there: in both languages by its Indonesian word
 */
export async function requireReader(
  scope: Scope,
  asked: ReadTogether,
  called: (level: Level) => Promise<string>,
): Promise<Reader> {
  const reader = readerOf(scope, asked);
  if (reader !== undefined) return reader;
  const { code, level, sex, measure, entries } = asked;
  const readings = entries.map((entry) => readingOf(scope, { code, level, sex, measure, entry }));
  if (readings.includes('outside')) throw new Fault('outside-scope');
  if (readings.includes('unreleased')) {
    throw new Fault('not-released', { reason: entries.some((e) => isRateSeries(e.series)) ? 'rate' : '' });
  }
  const [coarse] = entries.filter((entry) => !isPublishedAt(scope, { level, sex, measure, entry }));
  const finest = (coarse && finestReleased(scope, { entry: coarse, sex, measure })) ?? 'kabupaten';
  const names = { indicator: coarse?.name.id ?? '', indicatorEn: coarse?.name.en ?? '' };
  throw new Fault('published-coarser', { ...names, finest: await called(finest) }, [], { finest });
}

/** What an answer says of the release that it was read of; null: exact figures. */
export function releaseOf(reader: Reader): { id: number; madeAt: string } | null {
  return reader === 'exact' ? null : { id: reader.id, madeAt: reader.madeAt };
}
