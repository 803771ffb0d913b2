import { firstDay, lastDay, type PeriodKind, periodKind } from '../../../data/contract/period.ts';
import type { ProfileBreak, TrendPoint } from '../../../data/contract/profile.ts';

/** A period that has figures in the regency, and how the series was told in it. */
export interface TrendHead {
  readonly period: string;
  readonly vocabularies: readonly string[];
}

export type TrendFigure = Omit<TrendPoint, 'period' | 'breaks'>;

export interface TrendInput {
  /** the period looked at: it says which kind of period the trend is made of */
  readonly asked: string;
  readonly heads: readonly TrendHead[];
  /** the figure of a period; undefined: a gap */
  readonly figureOf: (period: string) => TrendFigure | undefined;
  /** days on which the ground of the area changed */
  readonly changes: readonly string[];
}

/** More would be no picture any more: of those the latest are kept, back to the period asked about. */
const MOST_POINTS = 36;
const NOTHING: TrendFigure = {
  value: null,
  count: null,
  basis: 'none',
  n: null,
  m: null,
  denominatorPeriod: null,
};

/**
 * Figures of one area over time, oldest first and evenly spaced: a period between two others that nobody reported
 * stands as a gap. Periods of another kind than the asked one are only named: a year beside its own semesters would be
 * counted twice by the eye. A point after a change of the word list or of the ground says so.
 */
export function makeTrend(input: TrendInput): { points: TrendPoint[]; otherPeriods: string[] } {
  const kind = periodKind(input.asked) ?? 'year';
  const own = input.heads.filter((h) => periodKind(h.period) === kind);
  const known = new Map(own.map((h) => [h.period, h]));
  const all = periodsBetween(kind, [...known.keys(), input.asked]);
  const from = Math.min(all.indexOf(input.asked), Math.max(0, all.length - MOST_POINTS));
  const periods = all.slice(from, from + MOST_POINTS);
  const points: TrendPoint[] = [];
  let before: TrendHead | undefined;
  for (const period of periods) {
    const figure = input.figureOf(period);
    const head = known.get(period);
    const breaks = figure && head && before ? breaksBetween(before, head, input.changes) : [];
    points.push({ period, ...(figure ?? NOTHING), breaks });
    if (figure && head) before = head;
  }
  const others = input.heads.filter((h) => periodKind(h.period) !== kind && input.figureOf(h.period));
  return { points: withoutEmptyEnds(points, input.asked), otherPeriods: others.map((h) => h.period) };
}

function breaksBetween(before: TrendHead, now: TrendHead, changes: readonly string[]): ProfileBreak[] {
  const [from, to] = [lastDay(before.period), lastDay(now.period)];
  const isOtherList =
    before.vocabularies.length > 0 &&
    now.vocabularies.length > 0 &&
    before.vocabularies.join() !== now.vocabularies.join();
  return [
    ...(isOtherList ? (['vocabulary'] as const) : []),
    ...(changes.some((day) => from < day && day <= to) ? (['boundary'] as const) : []),
  ];
}

/** Every period of a kind from the first to the last of those given. */
function periodsBetween(kind: PeriodKind, given: readonly string[]): string[] {
  const sorted = [...new Set(given)].sort((a, b) => firstDay(a).localeCompare(firstDay(b)));
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const periods = [first];
  for (let p = next(kind, first); firstDay(p) <= firstDay(last); p = next(kind, p)) periods.push(p);
  return periods;
}

const PARTS: Record<PeriodKind, { readonly many: number; readonly write: (n: number) => string }> = {
  year: { many: 1, write: () => '' },
  semester: { many: 2, write: (n) => `-S${n}` },
  quarter: { many: 4, write: (n) => `-Q${n}` },
  month: { many: 12, write: (n) => `-${String(n).padStart(2, '0')}` },
};

function next(kind: PeriodKind, period: string): string {
  const { many, write } = PARTS[kind];
  const year = Number(period.slice(0, 4));
  const part = kind === 'year' ? 1 : Number(period.slice(5).replace(/\D/g, ''));
  return part === many ? `${year + 1}${write(1)}` : `${year}${write(part + 1)}`;
}

/** Gaps before the first and after the last figure say nothing, but for the period asked about. */
function withoutEmptyEnds(points: readonly TrendPoint[], asked: string): TrendPoint[] {
  const says = (p: TrendPoint) => p.basis !== 'none' || p.period === asked;
  const first = points.findIndex(says);
  const last = points.findLastIndex(says);
  return points.slice(Math.max(0, first), last + 1);
}
