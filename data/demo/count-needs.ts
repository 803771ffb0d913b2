import { NEED_TYPES } from '../catalogue/needs.ts';
import { NEED_MODELS, type NeedModel } from './need-model.ts';
import { fractal } from './noise.ts';
import { mix, type Random, randomOf } from './random.ts';

/** A finest area as need sees it. Kilometres on any plane: only nearness matters. */
export interface Unit {
  /** number of the area, and of the desa that it lies in (itself where it is one) */
  readonly area: number;
  readonly desa: number;
  readonly x: number;
  readonly y: number;
  /** 0 the remotest country, 1 the middle of a town */
  readonly urban: number;
  /** hundreds of metres above the sea */
  readonly height: number;
  /** 1 where poverty heaps (a riverside, a fishing shore), 0 elsewhere */
  readonly shore: number;
  /** people by place in the list of years */
  readonly persons: readonly number[];
}

/** Counts of one type: for each unit and year how many, and how many of them are women. */
export interface Counted {
  readonly code: string;
  readonly count: Int32Array;
  readonly women: Int32Array;
}

/** Where `count` keeps a unit's figure of a year. */
export function cell(unit: number, year: number, years: number): number {
  return unit * years + year;
}

/**
 * Counts of the open types and the street types: negative-binomial (a place keeps its own gamma-distributed luck through
 * the years, each year is Poisson on top), near places alike through a smooth field, a desa alike through its own share.
 */
export function countNeeds(units: readonly Unit[], years: number, seed: string): Counted[] {
  const salt = mix(randomOf(`${seed} field`).below(2 ** 31));
  const poverty = standardised(
    units.map(
      (u) => 0.8 * u.shore + 0.12 * u.height - 0.4 * u.urban + 1.3 * fractal(u.x / 6.5, u.y / 6.5, salt, 3),
    ),
  );
  const town = standardised(units.map((u) => u.urban));
  const height = standardised(units.map((u) => u.height));
  return openModels().map((model) => {
    const chance = randomOf(`${seed} ${model.code}`);
    const own = villageEffects(units, chance);
    const field = units.map(
      (u, i) =>
        model.poverty * (poverty[i] as number) +
        model.town * (town[i] as number) +
        model.height * (height[i] as number) +
        0.5 *
          fractal(u.x / 4.5 + 50, u.y / 4.5, salt + mix(model.code.length + Number(model.code.slice(5))), 2) +
        0.3 * (own.get(u.desa) ?? 0),
    );
    return draw(units, years, { model, field, chance });
  });
}

function openModels(): readonly NeedModel[] {
  const closed = new Set(NEED_TYPES.filter((t) => t.access === 'closed').map((t) => t.code));
  return NEED_MODELS.filter((m) => !closed.has(m.code));
}

function villageEffects(units: readonly Unit[], chance: Random): Map<number, number> {
  const own = new Map<number, number>();
  for (const { desa } of units) if (!own.has(desa)) own.set(desa, chance.normal());
  return own;
}

function draw(
  units: readonly Unit[],
  years: number,
  { model, field, chance }: { model: NeedModel; field: readonly number[]; chance: Random },
): Counted {
  const last = years - 1;
  const weight = units.map((u, i) => (u.persons[last] ?? 0) * Math.exp(field[i] as number));
  const people = units.reduce((sum, u) => sum + (u.persons[last] ?? 0), 0);
  const level = (people * model.rate) / 1000 / (weight.reduce((a, b) => a + b, 0) || 1);
  const count = new Int32Array(units.length * years);
  const women = new Int32Array(units.length * years);
  for (const [i, unit] of units.entries()) {
    const luck = chance.gamma(model.evenness) / model.evenness;
    const growth = Math.exp(model.drift + 0.05 * chance.normal());
    for (let year = 0; year < years; year += 1) {
      const persons = unit.persons[year] ?? 0;
      const mean = persons * level * Math.exp(field[i] as number) * luck * growth ** (year - last);
      const n = Math.min(Math.floor(persons / 2), chance.poisson(mean));
      count[cell(i, year, years)] = n;
      women[cell(i, year, years)] = chance.binomial(n, model.women);
    }
  }
  return { code: model.code, count, women };
}

/** The same values with mean 0 and standard deviation 1; what lies far out counts as two and a bit. */
function standardised(values: readonly number[]): number[] {
  const mean = values.reduce((a, b) => a + b, 0) / (values.length || 1);
  const spread = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length || 1)) || 1;
  return values.map((v) => Math.min(2.2, Math.max(-2.2, (v - mean) / spread)));
}
