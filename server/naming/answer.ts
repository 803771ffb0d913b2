import type { Words } from '../../data/words/id.ts';
import { officeWords } from '../../data/words/office.ts';
import type { Db } from '../db/open.ts';
import { loadNaming, loadRegencies } from './query.ts';

/** A dictionary as the office speaks of an area (by its code), or of everything that is set up here. */
export async function speakAsOffice(db: Db, words: Words, within?: string): Promise<Words> {
  const naming = await loadNaming(db);
  const isRegency = within !== undefined && within.length >= 5;
  const regencies = isRegency ? [within.slice(0, 5)] : await loadRegencies(db, within);
  return officeWords(words, naming, regencies);
}
