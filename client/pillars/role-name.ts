import { type PillarRoleCode, pillarRole } from '../../data/catalogue/psks.ts';
import type { Language } from '../../data/contract/view.ts';
import type { Speech } from '../words.ts';

/** A role written out, with what it is called for short where that is something else. */
export function roleInFull(code: PillarRoleCode, { words, language }: Speech): string {
  const name = nameOf(code, language);
  const short = words.pillars.role[code];
  const says = name.toLowerCase().includes(short.toLowerCase()) || name.includes('(');
  return says ? name : `${name} (${short})`;
}

function nameOf(code: PillarRoleCode, language: Language): string {
  return pillarRole(code).name[language];
}
