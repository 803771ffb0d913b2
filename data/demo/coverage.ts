import { randomOf } from './random.ts';

/** Which desa and RT told their figures in which year. */
export interface Coverage {
  told(desa: number, unit: number, year: number): boolean;
  /** true where every unit of the desa was told */
  whole(desa: number, year: number): boolean;
}

/** Of a hundred desa so many had told, year by year: it took some years to get going, and of the last some are late. */
const TOLD = [71, 81, 90, 97, 92] as const;
/** Of a hundred desa that tell, so many leave some RT out. */
const WITH_HOLES = 8;

/**
 * @param villages desa, each with its finest areas
 * @param years how many; the last of them is the current one
 */
export function coverage(
  villages: ReadonlyMap<number, readonly number[]>,
  years: number,
  seed: string,
): Coverage {
  const chance = randomOf(`${seed} coverage`);
  const silent = new Set<string>();
  const holes = new Set<string>();
  const broken = new Set<string>();
  for (const [desa, units] of villages) {
    // A diligent office tells every year: the same number decides for all of them, with a little luck.
    const diligence = chance.below(100);
    for (let year = 0; year < years; year += 1) {
      const luck = chance.below(21) - 10;
      const bound = TOLD[TOLD.length - years + year] ?? TOLD[0];
      if (diligence + luck >= bound + 3) silent.add(`${desa} ${year}`);
    }
    const untidy = chance.below(100) < WITH_HOLES && units.length > 3;
    for (const unit of untidy ? units : []) {
      for (let year = 0; year < years; year += 1) {
        if (chance.next() > 0.14) continue;
        holes.add(`${unit} ${year}`);
        broken.add(`${desa} ${year}`);
      }
    }
  }
  return {
    told: (desa, unit, year) => !silent.has(`${desa} ${year}`) && !holes.has(`${unit} ${year}`),
    whole: (desa, year) => !silent.has(`${desa} ${year}`) && !broken.has(`${desa} ${year}`),
  };
}
