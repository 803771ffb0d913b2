import { type Counted, cell, type Unit } from './count-needs.ts';
import type { Place } from './plane.ts';
import { randomOf } from './random.ts';

/** Something that struck a place in a year and left people in need. */
export interface Happening {
  /** place in the list of years */
  readonly year: number;
  readonly code: 'PMKS-21' | 'PMKS-22';
  readonly at: Place;
  /** kilometres within which most are hit */
  readonly reach: number;
  /** of the people in the middle, the share that is still in need */
  readonly share: number;
}

/** Victims of disasters: nobody where nothing happened. */
export function countVictims(
  units: readonly Unit[],
  years: number,
  happenings: readonly Happening[],
  seed: string,
): Counted[] {
  return (['PMKS-21', 'PMKS-22'] as const).map((code) => {
    const chance = randomOf(`${seed} ${code}`);
    const count = new Int32Array(units.length * years);
    const women = new Int32Array(units.length * years);
    for (const h of happenings.filter((one) => one.code === code)) {
      for (const [i, unit] of units.entries()) {
        const away = ((unit.x - h.at.x) ** 2 + (unit.y - h.at.y) ** 2) / h.reach ** 2;
        if (away > 4) continue;
        const persons = unit.persons[h.year] ?? 0;
        const hit = chance.poisson(persons * h.share * Math.exp(-away) * chance.gamma(0.8));
        const at = cell(i, h.year, years);
        const n = Math.min(Math.floor(persons / 2), (count[at] as number) + hit);
        count[at] = n;
        women[at] = chance.binomial(n, 0.51);
      }
    }
    return { code, count, women };
  });
}
