import type { Level } from '../../data/catalogue/levels.ts';
import { TYPE_SUMS } from '../../data/catalogue/totals.ts';
import type { Measure, SeriesInput, SexOrAll } from './facts.ts';
import { FAMILIES_SERIES, PEOPLE_SERIES, type RollupRow } from './figures.ts';
import { at, makeTree, type Tree } from './tree.ts';

/** What a regency as a whole says, and which population its denominators are of. */
export interface RegencyRows {
  readonly areaId: number;
  readonly populationPeriod: string | null;
  readonly rows: readonly RollupRow[];
}

/**
 * A province over its regencies: as many children as the code list names, so that a province of which one regency is
 * set up is "1 of 5". A regency that is not set up has no id and no value.
 */
export function provinceTree(
  provinceId: number,
  regencies: readonly number[],
  listed: number,
  areas: ReadonlyMap<number, number>,
): Tree {
  const missing = Math.max(0, listed - regencies.length);
  const id = [provinceId, ...regencies, ...Array.from({ length: missing }, (_, i) => -1 - i)];
  return makeTree({
    id,
    parentId: id.map((_, i) => (i === 0 ? null : provinceId)),
    level: id.map((_, i): Level => (i === 0 ? 'provinsi' : 'kabupaten')),
    areaM2: id.map((area) => areas.get(area) ?? null),
  });
}

/** The area of each regency as its own build measured it: that of any complete value. */
export function regencyAreas(regencies: readonly RegencyRows[]): Map<number, number> {
  const areas = new Map<number, number>();
  for (const { areaId, rows } of regencies) {
    const whole = rows.find((r) => r.basis !== 'partial' && r.area_m2 !== null)?.area_m2;
    if (whole !== undefined && whole !== null) areas.set(areaId, whole);
  }
  return areas;
}

/**
 * The series of the regencies as input for a roll-up over the province, together with what was reported for the
 * province itself. Denominators of different periods are not added: then none is known.
 */
export function provinceInputs(
  tree: Tree,
  regencies: readonly RegencyRows[],
  own: readonly SeriesInput[],
): SeriesInput[] {
  const samePopulation = new Set(regencies.map((r) => r.populationPeriod)).size <= 1;
  const rowOf = new Map(tree.id.map((id, row) => [id, row]));
  const cells = new Map<string, Map<number, RollupRow>>();
  const sexes = new Map<string, Set<SexOrAll>>();
  for (const { areaId, rows } of regencies) {
    for (const r of rows) {
      if (isSum(r.series) || (isPopulation(r.series) && !samePopulation)) continue;
      const series = `${r.series} ${r.measure}`;
      sexes.set(series, (sexes.get(series) ?? new Set()).add(r.sex));
      const key = `${series} ${r.sex}`;
      const row = rowOf.get(areaId) ?? -1;
      cells.set(key, (cells.get(key) ?? new Map()).set(row, r));
    }
  }
  for (const one of own) {
    const series = `${one.series} ${one.measure}`;
    sexes.set(series, new Set([...(sexes.get(series) ?? []), ...one.sexes]));
  }
  return [...sexes].map(([key, told]) => {
    const [series = '', measure = 'tercatat'] = key.split(' ');
    const mine = own.find((o) => o.series === series && o.measure === measure);
    return {
      series,
      measure: measure as Measure,
      sexes: (['A', 'L', 'P', 'T'] as const).filter((s) => told.has(s)),
      told: (sex) => {
        const split = cells.get(`${key} ${sex}`) ?? new Map<number, RollupRow>();
        const whole = cells.get(`${key} A`) ?? new Map<number, RollupRow>();
        const isSplit = (row: number) => ['L', 'P', 'T'].some((s) => cells.get(`${key} ${s}`)?.has(row));
        // A regency that tells the series as a whole has all of it 'not stated'; one that tells all by sex has nobody.
        const rest = sex === 'T' ? [...whole].filter(([row]) => !split.has(row)) : [];
        const unstated = rest.map(([row, r]): [number, RollupRow] => [
          row,
          isSplit(row) ? { ...r, count: 0 } : r,
        ]);
        return readCells(tree, new Map([...split, ...unstated]), mine?.told(sex).reported, samePopulation);
      },
    };
  });
}

function readCells(
  tree: Tree,
  cells: ReadonlyMap<number, RollupRow>,
  own: Float64Array | undefined,
  samePopulation: boolean,
) {
  const empty = () => new Float64Array(tree.size).fill(Number.NaN);
  const reported = empty();
  const partial = { count: empty(), persons: empty(), households: empty(), areaM2: empty() };
  for (const [row, cell] of cells) {
    if (cell.basis !== 'partial') {
      reported[row] = cell.count;
      continue;
    }
    partial.count[row] = cell.count;
    partial.persons[row] = samePopulation ? (cell.persons ?? Number.NaN) : Number.NaN;
    partial.households[row] = samePopulation ? (cell.households ?? Number.NaN) : Number.NaN;
    partial.areaM2[row] = cell.area_m2 ?? Number.NaN;
  }
  if (own && !Number.isNaN(at(own, 0))) reported[0] = at(own, 0);
  return { reported, partial };
}

const SUMS: ReadonlySet<string> = new Set(TYPE_SUMS.map((sum) => sum.series));

function isSum(series: string): boolean {
  return SUMS.has(series);
}

function isPopulation(series: string): boolean {
  return series === PEOPLE_SERIES || series === FAMILIES_SERIES;
}
