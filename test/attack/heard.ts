import { makeRegistry } from '../../data/catalogue/indicators.ts';
import type { Indicator } from '../../data/contract/indicator.ts';
import type { ValueTable } from '../../data/contract/values.ts';
import type { Claim, OneOf, SeenCell } from './knowledge.ts';
import { keyOf } from './world.ts';

/** What one role found out of one release and period. */
export interface Found {
  readonly period: string;
  readonly cells: Map<string, SeenCell>;
  readonly claims: Claim[];
  readonly oneOf: OneOf[];
}

/** What an asker reads exactly by role: it is theirs, and no part of what is published. */
export interface Held {
  readonly areas: readonly string[];
  /** above it the role reads the published table */
  readonly coarsest: Level | null;
  /** slugs, or all open types */
  readonly series: 'open' | readonly string[];
}

export const LEVELS = ['provinsi', 'kabupaten', 'kecamatan', 'desa'] as const;
export type Level = (typeof LEVELS)[number];
/** A rate has six significant digits. */
const DIGITS = 6;
export const BIG = 1e9;

/** What somebody has heard so far: figures as they were told, and whatever else says something of one. */
export class Heard {
  readonly found = new Map<string, Found>();
  readonly codes = new Map<number, string>();
  indicators: readonly Indicator[] = [];
  readonly #holds: Held | undefined;

  constructor(holds: Held | undefined) {
    this.#holds = holds;
  }

  of(period: string): Found {
    return this.found.get(period) as Found;
  }

  /** Is it read exactly, and by right? */
  isHeld({ series, access }: Pick<Indicator, 'series' | 'access'>, area: string): boolean {
    const holds = this.#holds;
    if (
      !holds ||
      access === 'closed' ||
      !holds.areas.some((own) => area === own || area.startsWith(`${own}.`))
    )
      return false;
    const isOf = holds.series === 'open' ? access === 'open' : holds.series.includes(series);
    const at = area.split('.').length - 1;
    return isOf && (holds.coarsest === null || at >= LEVELS.indexOf(holds.coarsest));
  }

  figure(
    found: Found,
    key: string,
    { basis, count, kept }: { basis: ValueTable['basis'][number]; count: number | null; kept: string | null },
  ): void {
    if (basis === 'none') return;
    const before = found.cells.get(key);
    if (basis === 'hidden') {
      // A count beside a hidden basis is a leak like any other.
      if (count !== null) this.claim(found, key, count, 0, `count beside hidden ${key}`);
      if (before === undefined) found.cells.set(key, { state: kept ? 'kept' : 'hidden', count: null });
      else if (before.count !== null) this.claim(found, key, before.count, 0, `hidden elsewhere ${key}`);
      return;
    }
    if (count === null) return;
    if (before?.state === 'hidden') this.claim(found, key, count, 0, `shown elsewhere ${key}`);
    else if (before === undefined) found.cells.set(key, { state: kept ? 'kept' : 'shown', count });
    else if (before.count !== count) this.claim(found, key, count, 0, `another figure of ${key}`);
    else if (kept) found.cells.set(key, { state: 'kept', count });
  }

  claim(found: Found, key: string, value: number, by: number, from: string): void {
    const cell = found.cells.get(key);
    // Of a figure that is kept the same old one is told again.
    if (cell && cell.count !== null && Math.abs(cell.count - value) <= by + 1e-6) return;
    found.claims.push({ terms: [[key, 1]], lo: value - by - 1e-6, hi: value + by + 1e-6, from });
  }

  /** A rate is over whoever lives where it was counted, and those are no more than all. */
  atMost(found: Found, key: string, most: number, from: string): void {
    found.claims.push({ terms: [[key, 1]], lo: 0, hi: most + 1e-6, from });
  }

  /** What a rate of an area is a count of one of: everybody can read how many live there. */
  per(found: Found, { measure }: Pick<Indicator, 'measure'>, area: string): number | undefined {
    const people = (series: string) =>
      found.cells.get(keyOf(series, 'tercatat', 'A', area))?.count ?? undefined;
    const [persons, households] = [people('penduduk'), people('kk')];
    if (measure === 'per1000') return persons === undefined ? undefined : persons / 1000;
    if (measure === 'per100Households') return households === undefined ? undefined : households / 100;
    return undefined;
  }
}

export function roundedBy(value: number): number {
  if (value === 0) return 0;
  return 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - DIGITS);
}

const REGISTRY = makeRegistry();

/** 'PMKS-08' of an indicator, 'own:RTLH' of one of the office's own. */
export function seriesOf({ series }: Pick<Indicator, 'series'>): string {
  const service = /^spm-(.*)$/.exec(series)?.[1];
  if (service !== undefined) return `spm:${service}`;
  const own = /^kantor-(.*)$/.exec(series)?.[1];
  return own === undefined
    ? (REGISTRY.find(`${series}.count`)?.entry.series ?? series)
    : `own:${own.toUpperCase()}`;
}
