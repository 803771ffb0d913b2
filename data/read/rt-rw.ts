import type { Level } from '../catalogue/levels.ts';
import { wordMap } from '../catalogue/word-map.ts';

export type BelowVillage = Extract<Level, 'dusun' | 'rw' | 'rt'>;

/** The numbers of an area below the desa. Left out: not said, or said to be missing ('0', '-'). */
export type Numbers = Partial<Record<BelowVillage, number>>;

const WORD: Readonly<Record<BelowVillage, string>> = {
  dusun: 'dusun|dukuh|padukuhan|pedukuhan|lingkungan|lingk|banjar|jorong|dsn|dk',
  rw: 'rw|rukun\\s*warga',
  rt: 'rt|rukun\\s*tetangga',
};
const ROMAN = /^(?=[ivxl])(xl|l?x{0,3})(ix|iv|v?i{0,3})$/;
const ROMAN_VALUE: ReadonlyMap<string, number> = wordMap({ i: 1, v: 5, x: 10, l: 50 });

/** 'xiv' -> 14, up to 89; undefined for what is no Roman number. */
export function romanNumber(text: string): number | undefined {
  const lower = text.toLowerCase();
  if (!ROMAN.test(lower)) return undefined;
  let sum = 0;
  for (let i = 0; i < lower.length; i += 1) {
    const v = ROMAN_VALUE.get(lower[i] ?? '') ?? 0;
    sum += v < (ROMAN_VALUE.get(lower[i + 1] ?? '') ?? 0) ? -v : v;
  }
  return sum;
}

/** A number from 1 to 999 as offices write it: 5, '005', 'IV'. 'none' for blank, '-' and zero; undefined otherwise. */
export function partNumber(text: string): number | 'none' | undefined {
  const t = text.trim();
  if (/^[-–—.]*$/.test(t) || /^0+$/.test(t)) return 'none';
  if (/^\d{1,4}$/.test(t)) {
    const n = Number(t);
    return n <= 999 ? n : undefined;
  }
  return romanNumber(t);
}

/**
 * Reads how a table says an RT, RW or dusun: "RW 010", "RW13", "RT 003/RW 05", "RT.3 RW.5", "Dukuh III", "003/005"
 * (RT before RW, as in addresses; a name may follow), and a bare number for the level its column is about. Undefined: no such number in it
 * ('Kawasan Industri'); an empty object: said to be missing ('', '-', '0').
 */
export function readNumbers(value: unknown, column: BelowVillage): Numbers | undefined {
  if (value === null || value === undefined) return {};
  const text = String(value).trim();
  const bare = partNumber(text);
  if (bare === 'none') return {};
  if (bare !== undefined) return { [column]: bare };
  const slashed = SLASHED.exec(text);
  if (slashed && column !== 'dusun') return { ...part('rt', slashed[1]), ...part('rw', slashed[2]) };
  const numbers: Numbers = {};
  let rest = text.toLowerCase();
  for (const level of ['dusun', 'rw', 'rt'] as const) {
    const said = new RegExp(
      `(?:^|[^a-z])(?:${WORD[level]})(?:[\\s.:_-]|no\\.?)*(\\d{1,4}|[ivxl]+)(?![a-z0-9])`,
    ).exec(rest);
    if (!said) continue;
    const n = partNumber(said[1] ?? '');
    if (n === undefined) return undefined;
    if (n !== 'none') numbers[level] = n;
    rest = `${rest.slice(0, said.index)} ${rest.slice(said.index + said[0].length)}`;
  }
  const left = rest.replace(/[\s/,.;:()_-]+/g, '');
  if (left !== '') return undefined;
  return rest === text.toLowerCase() ? undefined : numbers;
}

function part(level: BelowVillage, digits: string | undefined): Numbers {
  const n = partNumber(digits ?? '');
  return typeof n === 'number' ? { [level]: n } : {};
}

/** 'RT/RW' as addresses write it, perhaps with a name behind: '05/002', '05/002 Kampung Baru'. */
const SLASHED = /^(\d{1,3})\s*\/\s*(\d{1,3})(?:[\s,.-]+[^\d\s].*)?$/;

/** Does a text begin with RT and RW numbers: '05/002'? */
export function isSlashed(text: string): boolean {
  return SLASHED.test(text.trim());
}

/** What stands behind the numbers of '05/002 Kampung Baru'; a text without them as it is. */
export function behindNumbers(text: string): string {
  return isSlashed(text) ? text.replace(/^\s*\d+\s*\/\s*\d+[\s,.-]*/, '') : text;
}

const PREFIX: Readonly<Record<BelowVillage, string>> = { dusun: 'd', rw: 'rw', rt: 'rt' };

/** The part of an area code: ('rw', 3) -> 'rw003', ('dusun', 5) -> 'd05'. */
export function codePart(level: BelowVillage, n: number): string {
  return `${PREFIX[level]}${String(n).padStart(level === 'dusun' ? 2 : 3, '0')}`;
}

/** The part of an area that has no number, told apart by order only: ('rw', 1) -> 'rwx01'. */
export function unnumberedPart(level: BelowVillage, n: number): string {
  return `${PREFIX[level]}x${String(n).padStart(2, '0')}`;
}

/** The code below a desa that the numbers say: ('63.71.01.1001', { rw: 3, rt: 12 }) -> '63.71.01.1001.rw003.rt012'. */
export function codeBelow(village: string, numbers: Numbers): string {
  let code = village;
  for (const level of ['dusun', 'rw', 'rt'] as const) {
    const n = numbers[level];
    if (n !== undefined) code += `.${codePart(level, n)}`;
  }
  return code;
}
