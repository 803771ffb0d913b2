import type { Level } from '../catalogue/levels.ts';
import { type Random, randomOf } from './random.ts';

/** Target and served of a service in a desa. */
export interface SpmRow {
  /** number of the desa in the list */
  readonly area: number;
  readonly service: string;
  readonly period: string;
  readonly target: number;
  readonly served: number;
}

/** Money for a service in the whole regency, in rupiah. */
export interface SpmMoney {
  readonly service: string;
  readonly period: string;
  readonly amount: number;
}

const YEARS = ['2024', '2025'] as const;
/** How many a desa has on average, and how large a part of them is served: somebody's guess, to show the program. */
const SERVICES = [
  { service: 'disabilitas-terlantar', mean: 5, served: 0.62, each: 2_400_000 },
  { service: 'anak-terlantar', mean: 6, served: 0.7, each: 1_900_000 },
  { service: 'lansia-terlantar', mean: 8, served: 0.55, each: 2_100_000 },
  { service: 'tuna-sosial', mean: 0.5, served: 0.8, each: 1_500_000 },
  { service: 'korban-bencana', mean: 2, served: 0.95, each: 900_000 },
] as const;
/** One desa in so many says nothing of a service. */
const SILENT = 18;

/** Simulated figures of the minimum standards: in most desa of the regency, in the last two years. */
export function makeSpm(
  seed: string,
  areas: readonly { readonly level: Level }[],
): { readonly rows: SpmRow[]; readonly money: SpmMoney[] } {
  const random = randomOf(`${seed} spm`);
  const rows: SpmRow[] = [];
  const money: SpmMoney[] = [];
  for (const period of YEARS) {
    for (const { service, mean, served, each } of SERVICES) {
      let sum = 0;
      for (const [area, { level }] of areas.entries()) {
        if (level !== 'desa' || random.next() * SILENT < 1) continue;
        const target = drawn(random, mean);
        const share = Math.min(1, served * (0.6 + 0.8 * random.next()));
        const reached = Math.round(target * share);
        rows.push({ area, service, period, target, served: reached });
        sum += reached;
      }
      money.push({ service, period, amount: Math.round((sum * each) / 1_000_000) * 1_000_000 });
    }
  }
  return { rows, money };
}

/** A whole number around a mean, with a long tail: some desa have many. */
function drawn(random: Random, mean: number): number {
  const spread = -Math.log(1 - random.next());
  return Math.floor(mean * (0.3 + 0.7 * spread) + random.next());
}
