import { type PillarRoleCode, pillarRole } from './psks.ts';

const BY_LETTERS: ReadonlySet<PillarRoleCode> = new Set(['psm', 'tksk', 'lks', 'lk3', 'wksbm', 'wpks']);
const SAID: Partial<Record<PillarRoleCode, string>> = { tagana: 'Tagana', pensosmas: 'Pensosmas' };

/** A role as it is said inside a sentence: 'PSM', 'Tagana', 'Karang Taruna'. */
export function roleShort(code: PillarRoleCode, lang: 'id' | 'en'): string {
  const role = pillarRole(code);
  return SAID[code] ?? (BY_LETTERS.has(code) ? role.abbreviation : role.name[lang]);
}
