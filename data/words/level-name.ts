import { villageKind } from '../catalogue/codes.ts';
import type { Level } from '../catalogue/levels.ts';
import type { LevelName } from './answer.ts';

/**
 * How the areas of a level are called where they lie: the 52 of a city are kelurahan, those of a regency often desa
 * and kelurahan; regencies and cities are told by their code (from 71 on a city).
 */
export function levelName(level: Level, codes: readonly string[]): LevelName {
  if (level === 'desa') {
    const kinds = new Set(codes.map((code) => (villageKind(code) === 'kelurahan' ? 'kelurahan' : 'desa')));
    if (kinds.size !== 1) return 'desaKelurahan';
    return kinds.has('kelurahan') ? 'kelurahan' : 'desa';
  }
  if (level === 'kabupaten') {
    const cities = codes.filter((code) => Number(code.slice(3, 5)) >= 71).length;
    if (cities > 0 && cities === codes.length) return 'kota';
    return cities === 0 && codes.length > 0 ? 'kabupaten' : 'kabupatenKota';
  }
  return level;
}

/** The same before the areas themselves are known: what lies below an area with this code is probably called. */
export function levelNameUnder(level: Level, within: string): LevelName {
  const isCity = Number(within.slice(3, 5)) >= 71;
  if (level === 'desa') return isCity ? 'kelurahan' : 'desaKelurahan';
  return level === 'kabupaten' ? 'kabupatenKota' : level;
}
