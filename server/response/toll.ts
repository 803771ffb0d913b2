import type { FigureSeen } from '../../data/contract/incident.ts';
import type { ResponseSheet } from '../../data/contract/response.ts';
import type { FigureRow } from './store/query.ts';

/**
 * What was counted in all, kind by kind. Of an area and of areas in it: the greater of its own count and of theirs, for
 * whoever told of the whole knew no less.
 */
export function addToll(figures: readonly FigureRow[]): ResponseSheet['toll'] {
  const toll: ResponseSheet['toll'] = {};
  const latest = figures.filter((f) => f.isLatest);
  for (const [what, all] of Map.groupBy(latest, (f) => f.what)) {
    const at = all.map((f) => f.at).sort((a, b) => b.getTime() - a.getTime())[0];
    if (at === undefined) continue;
    toll[what as FigureSeen] = { count: countAll(all), areas: all.length, at: at.toISOString() };
  }
  return toll;
}

const liesIn = (code: string, other: string) => code.startsWith(`${other}.`);

/** Of areas told of those that lie in no other one. */
export function topmostOf<T extends Pick<FigureRow, 'area'>>(figures: readonly T[]): T[] {
  return figures.filter((f) => !figures.some((other) => liesIn(f.area.code, other.area.code)));
}

/** The sum over areas none of which lies in another one. */
export function countAll(figures: readonly Pick<FigureRow, 'area' | 'count'>[]): number {
  const above = (code: string) =>
    figures
      .map((f) => f.area.code)
      .filter((other) => liesIn(code, other))
      .sort((a, b) => b.length - a.length)[0];
  const below = Map.groupBy(figures, (f) => above(f.area.code) ?? '');
  const countOf = (figure: Pick<FigureRow, 'area' | 'count'>): number =>
    Math.max(
      figure.count,
      (below.get(figure.area.code) ?? []).reduce((sum, f) => sum + countOf(f), 0),
    );
  return (below.get('') ?? []).reduce((sum, f) => sum + countOf(f), 0);
}
