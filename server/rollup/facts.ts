import { at, type Tree } from './tree.ts';

export type Sex = 'L' | 'P' | 'T';
export type Measure = 'tercatat' | 'terlayani';
const SEXES: readonly Sex[] = ['L', 'P', 'T'];

/** A fact as it holds for a view of the imports. */
export interface Fact {
  readonly areaId: number;
  readonly series: string;
  readonly sex: Sex;
  readonly measure: Measure;
  readonly count: number;
  readonly importId: number;
  readonly asOf: string | null;
}

/** One series and measure over a tree, as reported. */
export interface ReportedSeries {
  readonly series: string;
  readonly measure: Measure;
  readonly bySex: Record<Sex, Float64Array>;
  /** true when any area told it by L or P */
  split: boolean;
  /** true when any area told somebody as not stated, or the whole without sex */
  unstated: boolean;
}

export interface Sources {
  /** import id -> latest as-of day of its facts */
  readonly imports: Map<number, string | null>;
}

export type SexOrAll = Sex | 'A';

/** What is known of one series, measure and sex before anything is added up. */
export interface Told {
  /** complete values, NaN where there are none */
  readonly reported: Float64Array;
  /** of areas without anything below them: a partial sum, with the denominators that it covers */
  readonly partial?: PartialLeaves;
}

export interface PartialLeaves {
  readonly count: Float64Array;
  readonly persons: Float64Array;
  readonly households: Float64Array;
  readonly areaM2: Float64Array;
}

/** One series and measure, by sex. */
export interface SeriesInput {
  readonly series: string;
  readonly measure: Measure;
  /** the sexes it is told by: A alone; A, L, P; and T where anybody is not stated */
  readonly sexes: readonly SexOrAll[];
  told(sex: SexOrAll): Told;
}

/** Facts sorted into columns over a tree, by series and measure. Facts of areas outside the tree are left out. */
export class FactTable {
  readonly series = new Map<string, ReportedSeries>();
  readonly sources = new Map<string, Sources>();
  private readonly tree: Tree;
  private readonly rowOf: Map<number, number>;

  constructor(tree: Tree) {
    this.tree = tree;
    this.rowOf = new Map(tree.id.map((id, row) => [id, row]));
  }

  add(fact: Fact): void {
    const row = this.rowOf.get(fact.areaId);
    if (row === undefined) return;
    const into = this.columnsOf(fact.series, fact.measure);
    into.bySex[fact.sex][row] = fact.count;
    if (fact.sex === 'T') into.unstated = true;
    else into.split = true;
    this.noteSource(fact.series, fact.importId, fact.asOf);
  }

  noteSource(series: string, importId: number, asOf: string | null): void {
    let from = this.sources.get(series);
    if (!from) {
      from = { imports: new Map() };
      this.sources.set(series, from);
    }
    from.imports.set(importId, laterDay(from.imports.get(importId) ?? null, asOf));
  }

  /** Needs: everybody is the sum of what was told by sex and not by sex. */
  needs(): SeriesInput[] {
    return [...this.series.values()].map((one) => ({
      series: one.series,
      measure: one.measure,
      sexes: one.split ? (one.unstated ? ['A', 'L', 'P', 'T'] : ['A', 'L', 'P']) : ['A'],
      told: (sex) => ({ reported: sex === 'A' ? allSexes(one) : oneSex(one, sex) }),
    }));
  }

  /** People and families: T is everybody, L and P stand beside it. */
  population(): SeriesInput[] {
    return [...this.series.values()].map((one) => ({
      series: one.series,
      measure: one.measure,
      sexes: one.split ? ['A', 'L', 'P'] : ['A'],
      told: (sex) => ({ reported: one.bySex[sex === 'A' ? 'T' : sex] }),
    }));
  }

  private columnsOf(series: string, measure: Measure): ReportedSeries {
    const key = `${series} ${measure}`;
    let found = this.series.get(key);
    if (!found) {
      const empty = () => new Float64Array(this.tree.size).fill(Number.NaN);
      found = {
        series,
        measure,
        bySex: { L: empty(), P: empty(), T: empty() },
        split: false,
        unstated: false,
      };
      this.series.set(key, found);
    }
    return found;
  }
}

export function laterDay(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** Everybody: L + P + T of what was told; NaN where nothing was. */
function allSexes({ bySex }: ReportedSeries): Float64Array {
  return bySex.T.map((_, row) => {
    const told = SEXES.map((sex) => at(bySex[sex], row)).filter((n) => !Number.isNaN(n));
    return told.length === 0 ? Number.NaN : told.reduce((sum, n) => sum + n, 0);
  });
}

/**
 * One sex as told. Where L or P is told without T, nobody is left over: T is 0. Where T alone is told and is 0, L and P
 * are 0 too. Otherwise what was not told is not known.
 */
function oneSex({ bySex }: ReportedSeries, sex: Sex): Float64Array {
  return bySex[sex].map((told, row) => {
    if (!Number.isNaN(told)) return told;
    const split = !Number.isNaN(at(bySex.L, row)) || !Number.isNaN(at(bySex.P, row));
    if (sex === 'T') return split ? 0 : Number.NaN;
    return !split && at(bySex.T, row) === 0 ? 0 : Number.NaN;
  });
}
