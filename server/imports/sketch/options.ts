import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import { codePart } from '../../../data/read/rt-rw.ts';
import type { Finding } from '../findings.ts';
import { growAny, type Nursery } from '../tree/grow.ts';
import type { Standing } from './targets.ts';

export interface SketchOptions {
  /** code of the kelurahan or desa, or of the kecamatan or regency for all in it */
  readonly within: string;
  /** how many RW, and how many RT in each (without RW: in the area itself), where there is no list of them */
  readonly rw?: number | undefined;
  readonly rt?: number | undefined;
}

/** Codes have three digits for an RW and an RT. */
const MOST_NUMBERS = 999;

export function isGrown({ rw, rt }: SketchOptions): boolean {
  return rw !== undefined || rt !== undefined;
}

/** A number that no list of RW or RT has. */
export function wrongNumber({ rw, rt }: SketchOptions): Finding | undefined {
  for (const [option, n] of [
    ['--rw', rw],
    ['--rt', rt],
  ] as const) {
    if (n === undefined || (Number.isInteger(n) && n >= 1 && n <= MOST_NUMBERS)) continue;
    const hint = { option, most: MOST_NUMBERS };
    return { severity: 'error', code: 'sketch-number', value: n, hint };
  }
  return undefined;
}

/** How many cells the numbers ask for in each area. */
export function cellsAsked({ rw, rt }: SketchOptions): number {
  return (rw ?? 1) * (rt ?? 1);
}

/** Can an area of a level hold what the numbers ask for? RT hold nothing, RW only RT. */
export function canHold(level: Level, { rw, rt }: SketchOptions): boolean {
  if (rw !== undefined) return isFiner('rw', level);
  return rt === undefined ? level !== 'rt' : isFiner('rt', level);
}

/** Plans RW 001 to N in an area without a list, and RT 001 to N in each. */
export function growNumbers(
  nursery: Nursery,
  { version }: Standing,
  options: SketchOptions,
  on: string,
): void {
  const { rw, rt } = options;
  const homes = rw === undefined ? [version.code] : numbered(version.code, 'rw', rw);
  for (const home of homes) {
    growAny(nursery, home, null, on);
    for (const code of rt === undefined ? [] : numbered(home, 'rt', rt)) growAny(nursery, code, null, on);
  }
}

function numbered(within: string, level: 'rw' | 'rt', count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${within}.${codePart(level, i + 1)}`);
}
