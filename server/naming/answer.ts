import type { Naming } from '../../data/contract/naming.ts';
import type { Words } from '../../data/words/id.ts';
import { officeWords } from '../../data/words/office.ts';
import type { Db } from '../db/open.ts';
import { loadNaming, loadRegencies } from './query.ts';

/** What makes a dictionary the office's: plain data, so that a thread can be told of it. */
export interface OfficeSpeech {
  readonly naming: Naming;
  /** codes of the regencies spoken of */
  readonly regencies: readonly string[];
}

/** How the office speaks of an area (by its code), or of everything that is set up here. */
export async function loadOfficeSpeech(db: Db, within?: string): Promise<OfficeSpeech> {
  const naming = await loadNaming(db);
  const isRegency = within !== undefined && within.length >= 5;
  return { naming, regencies: isRegency ? [within.slice(0, 5)] : await loadRegencies(db, within) };
}

/** A dictionary as the office speaks of an area (by its code), or of everything that is set up here. */
export async function speakAsOffice(db: Db, words: Words, within?: string): Promise<Words> {
  const { naming, regencies } = await loadOfficeSpeech(db, within);
  return officeWords(words, naming, regencies);
}
