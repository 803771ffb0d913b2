import type { Level } from '../../data/catalogue/levels.ts';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { TYPE_SUMS } from '../../data/catalogue/totals.ts';
import type { Basis, Sex } from '../../data/contract/values.ts';

export type Measure = 'tercatat' | 'terlayani';
export const SEXES = ['A', 'L', 'P', 'T'] as const;
export const MEASURES = ['tercatat', 'terlayani'] as const;

export interface AreaNode {
  readonly code: string;
  readonly level: Level;
  /** null: nothing published lies above it */
  readonly parent: string | null;
}

/** A figure as it is, of one period. */
export interface TrueFigure {
  readonly series: string;
  readonly measure: Measure;
  readonly sex: Sex;
  readonly area: string;
  readonly count: number;
  readonly basis: Basis;
  /** where it was reported and its parts are complete: what they add up to */
  readonly parts: number | null;
}

/** How types add up, as everybody can read it. */
export interface Vocabulary {
  readonly sums: readonly { readonly series: string; readonly types: readonly string[] }[];
  readonly closed: ReadonlySet<string>;
}

/** The vocabulary an office begins with. */
export const STANDARD: Vocabulary = {
  sums: TYPE_SUMS,
  closed: new Set(NEED_TYPES.filter((t) => t.access === 'closed').map((t) => t.code)),
};

/** The truth of one period: for judging, and for what everybody knows of how figures were told. */
export class World {
  readonly period: string;
  readonly vocabulary: Vocabulary;
  readonly areas: ReadonlyMap<string, AreaNode>;
  readonly kids: ReadonlyMap<string, readonly string[]>;
  readonly #figures = new Map<string, TrueFigure>();
  readonly #byArea = new Map<string, TrueFigure[]>();

  constructor(
    period: string,
    areas: readonly AreaNode[],
    figures: Iterable<TrueFigure>,
    vocabulary: Vocabulary = STANDARD,
  ) {
    this.period = period;
    this.vocabulary = vocabulary;
    this.areas = new Map(areas.map((a) => [a.code, a]));
    const kids = new Map<string, string[]>();
    for (const { code, parent } of areas) {
      if (parent !== null) kids.set(parent, [...(kids.get(parent) ?? []), code]);
    }
    this.kids = kids;
    for (const figure of figures) {
      this.#figures.set(keyOf(figure.series, figure.measure, figure.sex, figure.area), figure);
      const there = this.#byArea.get(figure.area) ?? [];
      there.push(figure);
      this.#byArea.set(figure.area, there);
    }
  }

  find(series: string, measure: Measure, sex: Sex, area: string): TrueFigure | undefined {
    return this.#figures.get(keyOf(series, measure, sex, area));
  }

  all(): IterableIterator<TrueFigure> {
    return this.#figures.values();
  }

  of(area: string): readonly TrueFigure[] {
    return this.#byArea.get(area) ?? [];
  }

  levelOf(area: string): Level | undefined {
    return this.areas.get(area)?.level;
  }

  /** The area and those above it, from the finest. */
  above(area: string): string[] {
    const out: string[] = [];
    for (let at: string | null | undefined = area; at; at = this.areas.get(at)?.parent) out.push(at);
    return out;
  }
}

export function keyOf(series: string, measure: Measure, sex: Sex, area: string): string {
  return `${series} ${measure} ${sex} ${area}`;
}

/** The groups that partition the types of the total. */
export function groupsOf(vocabulary: Vocabulary): Vocabulary['sums'] {
  return vocabulary.sums.filter((s) => s.series.startsWith('group:'));
}
