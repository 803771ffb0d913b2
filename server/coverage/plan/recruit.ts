import { askedOf, isCovered, type PlanCase, withoutCover } from './case.ts';

/** People: what is left of a sum of parts is off by less than this. */
const NOISE = 1e-6;

/** The next new officer. */
export interface RecruitStep {
  readonly unit: number;
  /** people in need who are covered with this one, and who are without after it */
  readonly gain: number;
  readonly without: number;
  readonly meets: boolean;
}

export interface Frontier {
  readonly without: number;
  readonly short: number;
  readonly steps: readonly RecruitStep[];
  /** new officers until every area has as many as are asked for */
  readonly meetsAll: number;
  /** new officers from whom on nobody in need is without cover */
  readonly coversAll: number;
}

/**
 * How many people are covered with each new officer. What the next one adds in an area never grows with how many are there,
 * and areas do not touch each other: taking the best next one each time is best for every number of them. Areas whose
 * need is not known come last.
 * @param supply officers in each unit today
 */
export function frontierOf(given: PlanCase, supply: readonly number[]): Frontier {
  const asked = given.units.map((unit) => askedOf(unit, given.limits));
  const open: { unit: number; gain: number; nth: number; meets: boolean }[] = [];
  let without = 0;
  let short = 0;
  for (const [u, unit] of given.units.entries()) {
    const [has, wants] = [supply[u] ?? 0, asked[u] ?? 0];
    without += withoutCover(unit.need, has, wants);
    if (isCovered(has, wants)) continue;
    short++;
    for (let n = 0; !isCovered(has + n, wants); n++) {
      const gain = withoutCover(unit.need, has + n, wants) - withoutCover(unit.need, has + n + 1, wants);
      open.push({ unit: u, gain, nth: n, meets: isCovered(has + n + 1, wants) });
    }
  }
  // Whole officers gain the same while an area is far from its norm; the last may gain less. Of equals the area with nobody.
  open.sort(
    (a, b) =>
      b.gain - a.gain || a.nth - b.nth || (supply[a.unit] ?? 0) - (supply[b.unit] ?? 0) || a.unit - b.unit,
  );
  let rest = without;
  const steps = open.map(({ unit, gain, meets }): RecruitStep => {
    rest = Math.max(0, rest - gain);
    return { unit, gain, without: rest < NOISE ? 0 : rest, meets };
  });
  return {
    without,
    short,
    steps,
    meetsAll: steps.length,
    coversAll: steps.filter((step) => step.gain > 0).length,
  };
}
