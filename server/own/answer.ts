import { makeRegistry, type Registry } from '../../data/catalogue/indicators.ts';
import type { Db } from '../db/open.ts';
import { loadNaming } from '../naming/query.ts';
import { loadOwn } from './query.ts';

/** Everything that can be mapped here: the program's series and the office's own, in the office's words. */
export async function loadRegistry(db: Db): Promise<Registry> {
  const [own, naming] = await Promise.all([loadOwn(db), loadNaming(db)]);
  return makeRegistry(own, naming.need);
}
