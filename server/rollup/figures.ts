import { DISTINCT_SERIES } from '../../data/catalogue/needs.ts';
import { isRateSeries } from '../../data/catalogue/own.ts';
import type { TypeSum } from '../../data/catalogue/totals.ts';
import { BASES } from '../../data/contract/values.ts';
import type { RollupTable } from '../db/tables/figure.ts';
import { addTypes } from './add-types.ts';
import { coverOf, wholeValues } from './cover.ts';
import type { Measure, PartialLeaves, SeriesInput, SexOrAll } from './facts.ts';
import { emptyRolled, keepReported, NONE, type Rolled, rollUp } from './roll-up.ts';
import { at, type Tree } from './tree.ts';

export const PEOPLE_SERIES = 'penduduk';
export const FAMILIES_SERIES = 'kk';

export type RollupRow = Omit<RollupTable, 'build_id'>;

/** One series with its values, one measure and sex, over the tree. */
export interface Figures {
  readonly series: string;
  readonly measure: Measure;
  readonly sex: SexOrAll;
  readonly rows: RollupRow[];
}

interface Key {
  readonly series: string;
  readonly measure: Measure;
  readonly sex: SexOrAll;
}

/** Denominators of whole areas; NaN where not known. */
interface Denominators {
  readonly persons: Float64Array;
  readonly households: Float64Array;
  readonly areaM2: Float64Array;
}

/**
 * Everything the roll-up says about a tree: people and families, each type, the groups and the total, for everybody and
 * where told by sex. One item at a time, so that the caller can write it and let others run.
 *
 * @param sums which types the groups and the total add
 */
export function* makeFigures(
  tree: Tree,
  population: readonly SeriesInput[],
  needs: readonly SeriesInput[],
  sums: readonly TypeSum[],
): Generator<Figures> {
  const wholes = (series: string): Float64Array => {
    const input = population.find((p) => p.series === series);
    return input
      ? wholeValues(tree, rollTold(tree, input, 'A'))
      : new Float64Array(tree.size).fill(Number.NaN);
  };
  const per: Denominators = {
    persons: wholes(PEOPLE_SERIES),
    households: wholes(FAMILIES_SERIES),
    areaM2: tree.areaM2,
  };
  const rolled = new Map<string, Rolled>();
  for (const input of [...population, ...needs]) {
    for (const sex of input.sexes) {
      const key: Key = { series: input.series, measure: input.measure, sex };
      const values = rollTold(tree, input, sex);
      rolled.set(keyText(key), values);
      yield { ...key, rows: rowsOf(tree, key, values, per, { leaves: input.told(sex).partial }) };
    }
  }
  for (const sum of sums) {
    for (const measure of ['tercatat', 'terlayani'] as const) {
      const types = needs.filter((n) => n.measure === measure && sum.types.includes(n.series));
      for (const sex of sexesOfSum(types)) {
        const key: Key = { series: sum.series, measure, sex };
        const { rolled: values, even } = addTypes(tree, termsOf(tree, types, sex, rolled));
        yield { ...key, rows: rowsOf(tree, key, values, per, { even }) };
      }
    }
  }
}

function rollTold(tree: Tree, input: SeriesInput, sex: SexOrAll): Rolled {
  const { reported, partial } = input.told(sex);
  if (input.series === DISTINCT_SERIES || isRateSeries(input.series)) return keepReported(tree, reported);
  return rollUp(tree, reported, partial?.count);
}

function keyText({ series, measure, sex }: Key): string {
  return `${series} ${measure} ${sex}`;
}

function sexesOfSum(types: readonly SeriesInput[]): readonly SexOrAll[] {
  if (types.length === 0) return [];
  if (types.every((t) => t.sexes.length === 1)) return ['A'];
  const allStated = types.every((t) => t.sexes.length > 1 && !t.sexes.includes('T'));
  return allStated ? ['A', 'L', 'P'] : ['A', 'L', 'P', 'T'];
}

/**
 * The terms of a sum for one sex. A type that nobody tells by sex leaves L and P of the sum unknown, and is all of its
 * 'not stated'; one that is fully told by sex has nobody not stated. A type told only for the other sex (women) adds
 * nothing.
 */
function termsOf(
  tree: Tree,
  types: readonly SeriesInput[],
  sex: SexOrAll,
  rolled: ReadonlyMap<string, Rolled>,
): Rolled[] {
  return types.flatMap((type) => {
    const find = (s: SexOrAll) => rolled.get(keyText({ series: type.series, measure: type.measure, sex: s }));
    if (type.sexes.length > 1 || sex === 'A') {
      const values = find(sex) ?? rollTold(tree, type, sex);
      return values.basis.some((b) => b !== NONE) ? [values] : [];
    }
    return [sex === 'T' ? (find('A') ?? emptyRolled(tree.size)) : emptyRolled(tree.size)];
  });
}

function rowsOf(
  tree: Tree,
  key: Key,
  rolled: Rolled,
  per: Denominators,
  { even, leaves }: { even?: Uint8Array; leaves?: PartialLeaves | undefined },
): RollupRow[] {
  const persons = coverOf(tree, rolled, per.persons, { even, leaves: leaves?.persons });
  const households = coverOf(tree, rolled, per.households, { even, leaves: leaves?.households });
  const areaM2 = coverOf(tree, rolled, per.areaM2, { even, leaves: leaves?.areaM2 });
  const rows: RollupRow[] = [];
  for (const row of inOrder(tree)) {
    const basis = BASES[at(rolled.basis, row)];
    const level = tree.level[row];
    const areaId = tree.id[row];
    if (
      basis === undefined ||
      basis === 'none' ||
      basis === 'hidden' ||
      level === undefined ||
      areaId === undefined
    )
      continue;
    rows.push({
      area_id: areaId,
      level,
      ...key,
      count: at(rolled.count, row),
      basis,
      n: known(at(rolled.n, row)),
      m: known(at(rolled.m, row)),
      parts_count: known(at(rolled.parts, row)),
      persons: known(at(persons, row)),
      households: known(at(households, row)),
      area_m2: known(at(areaM2, row)),
    });
  }
  return rows;
}

const orders = new WeakMap<Tree, Int32Array>();

/** Rows of a tree as the index of the roll-up has them, by level and area: in any other order its pages are torn apart. */
function inOrder(tree: Tree): Int32Array {
  const known = orders.get(tree);
  if (known) return known;
  const order = Int32Array.from({ length: tree.size }, (_, row) => row);
  const level = (row: number) => tree.level[row] ?? '';
  const id = (row: number) => tree.id[row] ?? 0;
  order.sort((a, b) => (level(a) < level(b) ? -1 : level(a) > level(b) ? 1 : id(a) - id(b)));
  orders.set(tree, order);
  return order;
}

/** -1 and NaN stand for "not known" in the columns, null in the database. */
function known(n: number): number | null {
  return Number.isNaN(n) || n < 0 ? null : n;
}
