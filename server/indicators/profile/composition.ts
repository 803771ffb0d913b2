import type { SeriesEntry } from '../../../data/catalogue/indicators.ts';
import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import { NEED_TYPES } from '../../../data/catalogue/needs.ts';
import { isInTotal } from '../../../data/catalogue/totals.ts';
import type { CompositionRow, SexFigure } from '../../../data/contract/profile.ts';
import { keptOf } from '../kept.ts';
import type { OwnFigure, SourceOfArea } from './query.ts';

const TYPE_BY_SERIES = new Map(NEED_TYPES.map((t) => [t.code, t]));
const COUNTED: readonly string[] = ['total', 'group', 'type', 'own'];

/**
 * What the need of an area is made of: the total, the groups, the types and the office's own counts that anybody in the
 * regency reported. One without a figure here has basis 'none': not surveyed here is no zero. A closed one is left out,
 * and counted, where the area is finer than its level.
 *
 * @param entries every series there is, in the order in which a picker shows them
 */
export function describeComposition(
  level: Level,
  figures: readonly OwnFigure[],
  sources: readonly SourceOfArea[],
  entries: readonly SeriesEntry[],
): { rows: CompositionRow[]; withheld: number } {
  const reported = new Set(sources.flatMap((s) => s.series));
  const own = new Map(figures.filter((f) => f.sex === 'A').map((f) => [f.series, f]));
  const told = entries.filter(
    (e) => reported.has(e.series) && COUNTED.includes(e.family) && e.measures.includes('count'),
  );
  const shown = told.filter((e) => !isTooFine(e, level));
  const rows = shown.map((entry): CompositionRow => {
    const type = TYPE_BY_SERIES.get(entry.series);
    const figure = own.get(entry.series);
    return {
      series: entry.slug,
      name: entry.name,
      family: entry.family as CompositionRow['family'],
      counts: entry.counts,
      unit: entry.countUnit ?? null,
      access: entry.access,
      inTotal: entry.family !== 'own' && (type === undefined || isInTotal(type)),
      count: figure?.count ?? null,
      basis: figure?.basis ?? 'none',
      n: figure?.n ?? null,
      m: figure?.m ?? null,
      ...keptOf(figure ?? {}),
    };
  });
  return { rows, withheld: told.length - shown.length };
}

/** True for a closed series in an area finer than the finest level it is shown at. */
export function isTooFine(entry: Pick<SeriesEntry, 'finest'>, level: Level): boolean {
  return entry.finest !== null && isFiner(level, entry.finest);
}

/** A count by sex. What was told only as a whole is all 'not stated'. */
export function describeSexes(series: string, figures: readonly OwnFigure[]): SexFigure[] {
  const own = figures.filter((f) => f.series === series);
  const figureOf = (f: OwnFigure, sex: SexFigure['sex']): SexFigure => ({
    sex,
    count: f.count,
    basis: f.basis,
    n: f.n,
    m: f.m,
    ...keptOf(f),
  });
  const told = (['L', 'P', 'T'] as const).flatMap((sex) => {
    const found = own.find((f) => f.sex === sex);
    return found ? [figureOf(found, sex)] : [];
  });
  const whole = own.find((f) => f.sex === 'A');
  return told.length > 0 || !whole ? told : [figureOf(whole, 'T')];
}
