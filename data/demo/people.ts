import { type Random, randomOf } from './random.ts';

/** Years that the demo tells of; the last is the one most of it is about. */
export const DEMO_YEARS = ['2022', '2023', '2024', '2025'] as const;
/** Years told down to the RT; the earlier ones by desa, as when an office has just begun to ask the RT. */
export const RT_YEARS: readonly string[] = ['2025'];

/** Ages by five years as offices list them. */
const AGE_BANDS = [
  '0-4',
  '5-9',
  '10-14',
  '15-19',
  '20-24',
  '25-29',
  '30-34',
  '35-39',
  '40-44',
  '45-49',
  '50-54',
  '55-59',
  '60-64',
  '65-69',
  '70-74',
  '75+',
] as const;
/** Of 1,000 people, young country and old country: a rising and a settled age structure, made up. */
const YOUNG = [86, 87, 86, 84, 80, 77, 74, 72, 69, 64, 58, 50, 41, 31, 21, 20];
const OLD = [62, 66, 70, 70, 62, 60, 64, 68, 72, 75, 76, 72, 63, 50, 36, 34];
/** Men of a hundred people in each age group. */
const MEN = [51.3, 51.2, 51.3, 51.2, 50.9, 50.6, 50.3, 50.2, 50.1, 50, 49.8, 49.6, 49, 48, 46, 41.5];

/** One area's people in one year. */
export interface PeopleRow {
  /** number of the area */
  readonly area: number;
  readonly period: string;
  readonly sex: 'L' | 'P' | 'T';
  /** '*': all ages */
  readonly band: string;
  readonly persons: number;
  readonly households: number | null;
}

/** A finest area as the figures see it. */
export interface Settled {
  readonly area: number;
  /** number of its desa (itself where nothing is below) */
  readonly desa: number;
  readonly persons: number;
  /** 0 the remotest country, 1 the middle of a town */
  readonly urban: number;
}

export interface People {
  readonly rows: readonly PeopleRow[];
  /** people by finest area and year */
  persons(area: number, period: string): number;
}

/** Population by sex for the finest areas in the later years, by desa before, and by age for each desa: it all adds up. */
export function populate(settled: readonly Settled[], seed: string): People {
  const chance = randomOf(`${seed} people`);
  const rows: PeopleRow[] = [];
  const known = new Map<string, number>();
  const villages = Map.groupBy(settled, (s) => s.desa);
  for (const [desa, parts] of villages) {
    const urban = parts.reduce((sum, p) => sum + p.urban, 0) / parts.length;
    const growth = -0.004 + 0.021 * urban + 0.004 * chance.normal();
    const age = Math.min(1, Math.max(0, 0.5 - 0.45 * urban + 0.2 * chance.normal()));
    const perHousehold = 3.05 + 0.35 * (1 - age) + 0.08 * chance.normal();
    for (const period of DEMO_YEARS) {
      const factor = (1 + growth) ** (Number(period) - 2025);
      let [men, women, households] = [0, 0, 0];
      for (const { area, persons: now } of parts) {
        const persons = Math.max(1, Math.round(now * factor * (1 + 0.006 * chance.normal())));
        const m = chance.binomial(persons, 0.503);
        const kk = Math.max(
          1,
          Math.min(persons, Math.round(persons / (perHousehold + 0.12 * chance.normal()))),
        );
        known.set(`${area} ${period}`, persons);
        men += m;
        women += persons - m;
        households += kk;
        if (RT_YEARS.includes(period) || area === desa) rows.push(...bySex(area, period, m, persons - m, kk));
      }
      if (!RT_YEARS.includes(period) && parts[0]?.area !== desa)
        rows.push(...bySex(desa, period, men, women, households));
      rows.push(...byAge(desa, period, { men, women, age }, chance));
    }
  }
  return { rows, persons: (area, period) => known.get(`${area} ${period}`) ?? 0 };
}

function bySex(area: number, period: string, men: number, women: number, households: number): PeopleRow[] {
  const base = { area, period, band: '*' };
  return [
    { ...base, sex: 'T', persons: men + women, households },
    { ...base, sex: 'L', persons: men, households: null },
    { ...base, sex: 'P', persons: women, households: null },
  ];
}

function byAge(
  area: number,
  period: string,
  { men, women, age }: { men: number; women: number; age: number },
  chance: Random,
): PeopleRow[] {
  const older = Math.min(1, Math.max(0, age + 0.02 * (Number(period) - 2023)));
  const weight = AGE_BANDS.map((_, b) => lerp(YOUNG[b], OLD[b], older) * (1 + 0.04 * chance.normal()));
  const m = share(
    men,
    weight.map((w, b) => w * (MEN[b] as number)),
  );
  const f = share(
    women,
    weight.map((w, b) => w * (100 - (MEN[b] as number))),
  );
  return AGE_BANDS.flatMap((band, b): PeopleRow[] => {
    const base = { area, period, band, households: null };
    const [l, p] = [m[b] as number, f[b] as number];
    return [
      { ...base, sex: 'T', persons: l + p },
      // Of the earlier years only how old people are: the sexes of each age are asked of the last.
      ...(period === DEMO_YEARS.at(-1)
        ? [
            { ...base, sex: 'L' as const, persons: l },
            { ...base, sex: 'P' as const, persons: p },
          ]
        : []),
    ];
  });
}

function lerp(a = 0, b = 0, t = 0): number {
  return a + (b - a) * t;
}

/** Whole numbers in proportion to weights that add up to `total`: each takes its part of what is left. */
function share(total: number, weights: readonly number[]): number[] {
  let left = total;
  let weight = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => {
    const n = weight > 0 ? Math.min(left, Math.round((left * w) / weight)) : 0;
    left -= n;
    weight -= w;
    return n;
  });
}
