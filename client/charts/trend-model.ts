import type { TrendPoint } from '../../data/contract/profile.ts';
import type { TrendFacts } from '../../data/words/card.ts';

/** One place along the axis. A row without any value cuts the lines. */
export interface TrendRow {
  /** 0 for the first period; between two whole numbers where the ground or the word list changed */
  readonly x: number;
  /** the figure, where the line to or from it joins complete figures */
  readonly solid: number | null;
  /** the figure, where the line to or from it touches a partial one */
  readonly dashed: number | null;
  readonly point: TrendPoint | null;
}

/** What a point is drawn at: the value, or the sum so far where only a part was counted. */
function heightOf(point: TrendPoint): number | null {
  return point.basis === 'none' || point.basis === 'hidden' ? null : point.value;
}

export function isPartial(point: TrendPoint): boolean {
  return point.basis === 'partial';
}

/** Counted, and not published. */
export function isHidden(point: TrendPoint): boolean {
  return point.basis === 'hidden';
}

/**
 * The rows of a chart. Neighbours in time are joined; a gap or a break is not bridged. A line that touches a partial
 * figure is dashed, for it says nothing of a rise or fall.
 */
export function trendRows(points: readonly TrendPoint[]): TrendRow[] {
  const rows: TrendRow[] = [];
  points.forEach((point, x) => {
    const height = heightOf(point);
    const joins = (other: TrendPoint | undefined) =>
      other !== undefined && heightOf(other) !== null && height !== null;
    const before = point.breaks.length > 0 ? undefined : points[x - 1];
    const after = (points[x + 1]?.breaks.length ?? 0) > 0 ? undefined : points[x + 1];
    const joined = [before, after].filter((p) => joins(p)) as TrendPoint[];
    const touchesPart = (p: TrendPoint) => isPartial(p) || isPartial(point);
    if (point.breaks.length > 0) rows.push({ x: x - 0.5, solid: null, dashed: null, point: null });
    rows.push({
      x,
      solid: joined.some((p) => !touchesPart(p)) ? height : null,
      dashed: joined.some(touchesPart) ? height : null,
      point,
    });
  });
  return rows;
}

const MOST_TICKS = 6;

/** Which points bear a name under the axis: the last, and before it each so many. */
export function ticksOf(count: number): number[] {
  const step = Math.ceil(count / MOST_TICKS);
  return Array.from({ length: count }, (_, x) => x).filter((x) => (count - 1 - x) % step === 0);
}

/** What the sentence above the chart is made of. */
export function trendFacts(
  points: readonly TrendPoint[],
  say: { readonly unit: string; readonly decimals: number },
): TrendFacts {
  const known = points.flatMap((p) => (heightOf(p) === null ? [] : [{ ...p, height: heightOf(p) ?? 0 }]));
  const last = known.at(-1);
  const withoutRate = points.some((p) => p.basis !== 'none' && !isHidden(p) && heightOf(p) === null);
  const newest = points.findLast((p) => p.basis !== 'none');
  const hidden = newest !== undefined && isHidden(newest) ? newest.period : null;
  const hiddenBefore = points.some((p) => isHidden(p) && p !== newest);
  if (last === undefined) {
    return { last: null, before: null, breaks: [], points: 0, withoutRate, hidden, hiddenBefore, ...say };
  }
  const rest = known.slice(0, -1);
  // What lies before the last break is no measure of what came after it.
  const cut = rest.findLastIndex((p) => p.breaks.length > 0);
  const before = rest.slice(Math.max(0, cut)).findLast((p) => !isPartial(p));
  return {
    last: {
      period: last.period,
      value: last.height,
      partial: isPartial(last),
      n: isPartial(last) ? last.n : null,
      m: isPartial(last) ? last.m : null,
    },
    before: before ? { period: before.period, value: before.height } : null,
    breaks: last.breaks,
    points: known.length,
    withoutRate,
    hidden,
    hiddenBefore,
    ...say,
  };
}
