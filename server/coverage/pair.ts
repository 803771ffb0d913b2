import { PAIR_COLOURS } from '../../data/catalogue/cover-states.ts';
import { coverUnit } from '../../data/catalogue/indicators.ts';
import type { Bivariate } from '../../data/contract/coverage.ts';
import type { RouteRequest } from '../../data/contract/routes.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA } from '../../data/contract/values.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { answerValues } from '../indicators/answer.ts';
import { releaseOf } from '../indicators/reader/answer.ts';
import { figureOf } from './answer.ts';
import type { CoverFigure } from './cover.ts';
import { openCover } from './open.ts';

/** Half of what a norm asks for, and all of it: classes that mean the same everywhere. */
const NORM_BREAKS: readonly [number, number] = [50, 100];

/** Need held against coverage, in 3 x 3 classes, each side as whoever asks may read it. Throws as answerFigures. */
export async function answerPair(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'bivariate'>,
): Promise<Bivariate> {
  const { need: indicator, within, level } = request;
  const opened = await openCover(ctx, scope, request);
  const { read } = opened;
  const figuresPeriod = read.needPeriod;
  // Need is that of the latest figures up to the period, as coverage is.
  const asked = { sex: 'A', measure: 'tercatat', method: 'quantile', classes: 3 } as const;
  const needs =
    figuresPeriod === null
      ? undefined
      : await answerValues(ctx, scope, { indicator, within, level, period: figuresPeriod, ...asked });
  const at = new Map(needs?.id.map((id, i) => [id, i]));
  const need = read.rows.map((row): CoverFigure => {
    const i = at.get(read.tree.id[row] ?? -1);
    if (i === undefined) return null;
    const basis = needs?.basis[i];
    if (basis === 'hidden') return 'hidden';
    return basis === 'partial' && needs?.indicator.measure === 'count' ? null : (needs?.value[i] ?? null);
  });
  const cover = read.rows.map((row) => figureOf(read, row, read.norm === null ? 'count' : 'ratio'));
  const needBreaks = thirdsOf(need);
  const coverBreaks = read.norm === null ? thirdsOf(cover) : NORM_BREAKS;
  const index = need.map((n, i) => pairClass(n, cover[i] ?? null, needBreaks, coverBreaks));
  // Short of the norm, or among those with the fewest where none says how many there should be.
  const isLittle = (c: number) => c % 3 < (read.norm === null ? 1 : 2);
  return {
    id: read.rows.map((row) => read.tree.id[row] ?? 0),
    class: index,
    need: {
      bounds: boundsOf(need, needBreaks),
      unit: needs?.indicator.unit ?? { id: '', en: '' },
    },
    cover: {
      bounds: boundsOf(cover, coverBreaks),
      unit:
        read.norm === null ? coverUnit(request.role) : { id: 'persen dari norma', en: 'percent of the norm' },
    },
    colours: [...PAIR_COLOURS],
    areas: PAIR_COLOURS.map((_, which) => index.filter((c) => c === which).length),
    highlight: read.rows.flatMap((row, i) => {
      const c = index[i] ?? -1;
      return c >= 6 && isLittle(c) ? [read.tree.id[row] ?? 0] : [];
    }),
    figuresPeriod,
    release: releaseOf(opened.reader),
  };
}

function pairClass(
  need: CoverFigure,
  cover: CoverFigure,
  needs: readonly [number, number],
  covers: readonly [number, number],
): number {
  if (need === 'hidden' || cover === 'hidden') return CLASS_HIDDEN;
  if (need === null || cover === null) return CLASS_NO_DATA;
  return 3 * thirdOf(need, needs) + thirdOf(cover, covers);
}

function thirdOf(value: number, [middle, high]: readonly [number, number]): number {
  return value >= high ? 2 : value >= middle ? 1 : 0;
}

/** From where on a value is in the middle and in the upper third; nobody is never much. */
function thirdsOf(figures: readonly CoverFigure[]): [number, number] {
  const sorted = figures.filter((f): f is number => typeof f === 'number' && f > 0).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.MAX_SAFE_INTEGER;
  const [middle, high] = [at(1 / 3), at(2 / 3)];
  return [middle, high > middle ? high : (sorted.find((v) => v > middle) ?? Number.MAX_SAFE_INTEGER)];
}

function boundsOf(figures: readonly CoverFigure[], [middle, high]: readonly [number, number]) {
  const numbers = figures.filter((f): f is number => typeof f === 'number');
  if (numbers.length === 0) return [];
  const most = Math.max(...numbers);
  const upper = Math.min(high, Math.max(most, middle));
  return [
    [Math.min(0, ...numbers), Math.min(middle, most)],
    [Math.min(middle, most), upper],
    [upper, Math.max(most, upper)],
  ] as [number, number][];
}
