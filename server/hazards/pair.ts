import { PAIR_COLOURS } from '../../data/catalogue/cover-states.ts';
import { EXPOSED_LAND, exposureSlug } from '../../data/catalogue/hazards.ts';
import type { Bivariate } from '../../data/contract/coverage.ts';
import type { RouteRequest } from '../../data/contract/routes.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA } from '../../data/contract/values.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { answerValues } from '../indicators/answer.ts';

/** A tenth of the land in zones, and a half: classes that mean the same everywhere. */
const LAND_BREAKS: readonly [number, number] = [10, 50];

/** Of coverage it is darkest where there is little of it; of danger where there is much. */
const COLOURS = PAIR_COLOURS.map((_, i) => PAIR_COLOURS[i - (i % 3) + 2 - (i % 3)] ?? '');

/** Need held against the land in zones, in 3 x 3 classes; the side of the hazard stands where coverage stands elsewhere. */
export async function answerHazardPair(
  ctx: Context,
  scope: Scope,
  { hazard, reach, need: indicator, within, level, period }: RouteRequest<'hazardPair'>,
): Promise<Bivariate> {
  const asked = { within, level, period, sex: 'A', measure: 'tercatat', classes: 3 } as const;
  const land = await answerValues(ctx, scope, {
    ...asked,
    indicator: `${exposureSlug(hazard, reach, EXPOSED_LAND)}.share`,
    method: 'equal',
  });
  const needs = await answerValues(ctx, scope, { ...asked, indicator, method: 'quantile' });
  const at = new Map(needs.id.map((id, i) => [id, i]));
  const figures = land.id.map((id) => {
    const i = at.get(id);
    if (i === undefined) return null;
    const basis = needs.basis[i];
    if (basis === 'hidden') return 'hidden' as const;
    return basis === 'partial' && needs.indicator.measure === 'count' ? null : (needs.value[i] ?? null);
  });
  const breaks = thirdsOf(figures.filter((f) => typeof f === 'number'));
  const index = figures.map((figure, i) => {
    const share = land.basis[i] === 'partial' ? null : (land.value[i] ?? null);
    if (figure === 'hidden') return CLASS_HIDDEN;
    if (figure === null || share === null) return CLASS_NO_DATA;
    return 3 * thirdOf(figure, breaks) + thirdOf(share, LAND_BREAKS);
  });
  return {
    id: land.id,
    class: index,
    need: {
      bounds: boundsOf(
        figures.filter((f) => typeof f === 'number'),
        breaks,
      ),
      unit: needs.indicator.unit,
    },
    cover: {
      bounds: boundsOf(
        land.value.filter((v) => v !== null),
        LAND_BREAKS,
      ),
      unit: { id: 'persen luas di zona rawan', en: 'percent of the land in zones' },
    },
    colours: COLOURS,
    areas: PAIR_COLOURS.map((_, which) => index.filter((c) => c === which).length),
    // Much need, and half of the land or more in zones.
    highlight: land.id.filter((_, i) => index[i] === 8),
    figuresPeriod: period,
    release: needs.release,
  };
}

function thirdOf(value: number, [middle, high]: readonly [number, number]): number {
  return value >= high ? 2 : value >= middle ? 1 : 0;
}

/** From where on a value is in the middle and in the upper third; nobody is never much. */
function thirdsOf(figures: readonly number[]): readonly [number, number] {
  const sorted = figures.filter((f) => f > 0).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.MAX_SAFE_INTEGER;
  const [middle, high] = [at(1 / 3), at(2 / 3)];
  return [middle, high > middle ? high : (sorted.find((v) => v > middle) ?? Number.MAX_SAFE_INTEGER)];
}

function boundsOf(figures: readonly number[], [middle, high]: readonly [number, number]): [number, number][] {
  if (figures.length === 0) return [];
  const most = Math.max(...figures);
  const upper = Math.min(high, Math.max(most, middle));
  return [
    [Math.min(0, ...figures), Math.min(middle, most)],
    [Math.min(middle, most), upper],
    [upper, Math.max(most, upper)],
  ];
}
