import { randomOf } from './random.ts';

/** Which desa and RT told their figures in which year. */
export interface Coverage {
  told(desa: number, unit: number, year: number): boolean;
  /** true where every unit of the desa was told */
  whole(desa: number, year: number): boolean;
}

/** Of a hundred desa so many had told, year by year: it took some years to get going. */
const TOLD = [71, 81, 90, 97, 97] as const;
/** Of the last year one kecamatan in so many is still collecting; all others are through. */
const ONE_LATE_OF = 5;
/** Where one is still collecting: of a hundred desa so many are silent, so many leave some RT out. */
const STILL_SILENT = 32;
const STILL_HOLES = 30;

interface Village {
  readonly kecamatan: number;
  /** its finest areas */
  readonly units: readonly number[];
}

/**
 * What is missing of the last year lies together, as it does in an office: a few kecamatan have not sent all yet.
 *
 * @param villages by number
 * @param years how many; the last of them is the current one
 */
export function coverage(villages: ReadonlyMap<number, Village>, years: number, seed: string): Coverage {
  const chance = randomOf(`${seed} coverage`);
  const kecamatan = [...new Set([...villages.values()].map((v) => v.kecamatan))];
  const collecting = new Set(
    kecamatan
      .map((number) => ({ number, lot: chance.next() }))
      .sort((a, b) => a.lot - b.lot)
      .slice(0, Math.ceil(kecamatan.length / ONE_LATE_OF))
      .map(({ number }) => number),
  );
  const silent = new Set<string>();
  const holes = new Set<string>();
  const broken = new Set<string>();
  for (const [desa, { kecamatan: of, units }] of villages) {
    // A diligent office tells every year: the same number decides for all of them, with a little luck.
    const diligence = chance.below(100);
    for (let year = 0; year < years - 1; year += 1) {
      const luck = chance.below(21) - 10;
      const bound = TOLD[TOLD.length - years + year] ?? TOLD[0];
      if (diligence + luck >= bound + 3) silent.add(`${desa} ${year}`);
    }
    const [isSilent, isUntidy] = [chance.below(100) < STILL_SILENT, chance.below(100) < STILL_HOLES];
    if (!collecting.has(of)) continue;
    const last = years - 1;
    if (isSilent) silent.add(`${desa} ${last}`);
    else if (isUntidy && units.length > 3) {
      for (const unit of units) {
        if (chance.next() > 0.14) continue;
        holes.add(`${unit} ${last}`);
        broken.add(`${desa} ${last}`);
      }
    }
  }
  return {
    told: (desa, unit, year) => !silent.has(`${desa} ${year}`) && !holes.has(`${unit} ${year}`),
    whole: (desa, year) => !silent.has(`${desa} ${year}`) && !broken.has(`${desa} ${year}`),
  };
}
