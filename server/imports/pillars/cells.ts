import { PILLAR_LEVELS, type PillarLevel } from '../../../data/catalogue/psks.ts';
import type { Availability } from '../../../data/contract/volunteer.ts';
import { plainKey } from '../../../data/read/names.ts';

/** By how it is written; undefined: not known. */
export const AVAILABLE: Readonly<Record<string, Availability | undefined>> = {
  '': 'unknown',
  siap: 'ready',
  bersedia: 'ready',
  ya: 'ready',
  terbatas: 'limited',
  kadang: 'limited',
  tidak: 'away',
  cuti: 'away',
  tidaktersedia: 'away',
};

/** '' is none, and undefined no level there is. */
export function readLevel(text: string): PillarLevel | null | undefined {
  if (text === '') return null;
  const key = plainKey(text).replace('tagana', '');
  return PILLAR_LEVELS.find((level) => level === key);
}

/** '0,5', '50%', '50': a share of one. */
export function readShare(text: string): number | null | undefined {
  if (text === '') return null;
  const number = Number(text.replace('%', '').replace(',', '.').trim());
  const share = text.includes('%') || number > 1 ? number / 100 : number;
  return Number.isFinite(share) && share > 0 && share <= 1 ? share : undefined;
}

/** A number as it is dialled: a spreadsheet drops its first zero, and some put the country before it. */
export function readPhone(text: string): string | null | undefined {
  if (text === '' || text === '-') return null;
  const digits = text.replace(/[\s().-]/g, '').replace(/^'/, '');
  if (!/^\+?\d{8,15}$/.test(digits)) return undefined;
  return /^8\d/.test(digits) ? `0${digits}` : digits;
}
