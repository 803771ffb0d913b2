import type { RouteAnswer } from '../../data/contract/routes.ts';
import type { Words } from '../../data/words/id.ts';

export type Catalogue = RouteAnswer<'indicators'>;
export type MapIndicator = Catalogue['indicators'][number];

/** What a map screen asks: which part of all that can be mapped is for it, and which of it is shown unasked. */
export interface MapQuestion {
  readonly has: (indicator: MapIndicator) => boolean;
  /**
   * The indicator to begin with. `series`: those that have figures in the period; `only`: what alone is read exactly.
   */
  readonly begin: (
    catalogue: Catalogue,
    series: readonly string[],
    only: 'open' | readonly string[],
  ) => string | undefined;
  /** what the map is of, and the question it answers */
  readonly heading: (
    words: Words,
    family: MapIndicator['family'] | undefined,
  ) => { readonly title: string; readonly under: string };
}

/** What there are figures of, as far as the question is about it: officers alone are no figures of need. */
export function availableFor(question: MapQuestion, catalogue: Catalogue): Catalogue {
  const about = new Set(catalogue.indicators.filter(question.has).map((i) => i.series));
  const available = catalogue.available.flatMap((then) => {
    const series = then.series.filter((one) => about.has(one));
    return series.length === 0 ? [] : [{ ...then, series }];
  });
  return { ...catalogue, available };
}

/** Sebaran PPKS: of need, of what the office itself collects, and of people. */
export const NEED_QUESTION: MapQuestion = {
  has: (indicator) => indicator.family !== 'cover' && indicator.family !== 'hazard',
  begin: (catalogue, series, only) => {
    if (only !== 'open' && !only.includes('total')) {
      const read = catalogue.indicators.filter((i) => only.includes(i.series));
      return (read.find((i) => i.family !== 'population') ?? read[0] ?? catalogue.indicators[0])?.id;
    }
    const ids = new Set(catalogue.indicators.map((i) => i.id));
    const population = catalogue.indicators
      .filter((i) => i.family === 'population' && i.counts === 'jiwa')
      .map((i) => i.series);
    const wanted = population.some((p) => series.includes(p)) ? 'total.per1000' : 'total.count';
    return ids.has(wanted) ? wanted : catalogue.indicators[0]?.id;
  },
  heading: ({ screen }, family) =>
    family === 'own'
      ? screen.ofOwn
      : family === 'population'
        ? screen.ofPeople
        : family === 'spm'
          ? screen.ofServices
          : screen.need,
};
