import type { Measure } from '../../data/contract/indicator.ts';
import type { MapIndicator, MapQuestion } from '../screens/map-question.ts';

/** What can be mapped of the coverage by one role, in the order in which it is offered. */
export const COVER_MEASURES = ['state', 'ratio', 'missing', 'count'] as const satisfies readonly Measure[];

/** The role that every desa should have somebody of. */
const FIRST_ROLE = 'psm';

/** Cakupan Pilar Sosial: which areas does nobody serve yet? */
export const COVER_QUESTION: MapQuestion = {
  has: (indicator) => indicator.family === 'cover',
  begin: ({ indicators }, series) => {
    const found = (wanted: (i: MapIndicator) => boolean) => indicators.find(wanted)?.id;
    const has = (i: MapIndicator) => i.measure === 'state' && series.includes(i.series);
    return (
      found((i) => has(i) && i.role === FIRST_ROLE) ??
      found(has) ??
      found((i) => series.includes(i.series)) ??
      indicators[0]?.id
    );
  },
  heading: ({ cover }) => ({ title: cover.title, under: cover.under }),
};
