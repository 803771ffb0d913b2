import { makeRegistry } from '../../../data/catalogue/indicators.ts';
import { ownSlug } from '../../../data/catalogue/own.ts';
import { TAGANA_SERIES } from '../../../data/catalogue/roles.ts';
import type { Db } from '../../db/open.ts';

/** Slugs of everything that a grant may be narrowed to: the series of the program, and those of the office. */
export async function knownSeries(db: Db): Promise<Set<string>> {
  const own = await db.selectFrom('own_indicator').select('code').execute();
  return new Set([
    ...makeRegistry().indicators.map((i) => i.series),
    ...TAGANA_SERIES,
    ...own.map(({ code }) => ownSlug(code)),
  ]);
}
