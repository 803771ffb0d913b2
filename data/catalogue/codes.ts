import type { Level } from './levels.ts';

/**
 * Area codes: the Kemendagri code (PP.KK.CC.VVVV) down to the desa, and below it level-prefixed parts.
 *
 * @example '63.71.01.1001.rw003.rt012' RT 012 of RW 003
 * @example '34.02.08.2003.d05.rt002'  RT 002 of dusun 05
 * @example '31.72.02.1005.rwx01'      an RW without a number, known only by its shape
 */
export const CODE_PATTERN =
  /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4}(\.d(?:x\d{2}|\d{2,3}))?(\.rw(?:x\d{2}|\d{3}))?(\.rt(?:x\d{2}|\d{3}))?)?)?)?$/;

const DOT_LEVELS: readonly Level[] = ['provinsi', 'kabupaten', 'kecamatan', 'desa'];

/** The level a well-formed code stands for, or undefined for a malformed one. */
export function levelOfCode(code: string): Level | undefined {
  if (!CODE_PATTERN.test(code)) return undefined;
  const parts = code.split('.');
  if (parts.length <= 4) return DOT_LEVELS[parts.length - 1];
  const last = parts[parts.length - 1] ?? '';
  if (last.startsWith('rt')) return 'rt';
  return last.startsWith('rw') ? 'rw' : 'dusun';
}

/** The code one part shorter, undefined above a provinsi. '63.71.01.1001.rw003' -> '63.71.01.1001'. */
export function parentCode(code: string): string | undefined {
  const dot = code.lastIndexOf('.');
  return dot < 0 ? undefined : code.slice(0, dot);
}

/** The regency part (PP.KK) of a code at or below the regency, else undefined. */
export function regencyCode(code: string): string | undefined {
  return /^\d{2}\.\d{2}/.test(code) ? code.slice(0, 5) : undefined;
}

/** desa adat, desa and kelurahan are told by the first digit of the village block (3, 2, 1). */
export function villageKind(code: string): 'kelurahan' | 'desa' | 'desa adat' | undefined {
  const block = code.split('.')[3];
  if (block === undefined || block.length !== 4) return undefined;
  return block.startsWith('1') ? 'kelurahan' : block.startsWith('3') ? 'desa adat' : 'desa';
}
