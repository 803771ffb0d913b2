import { EXPOSED_LAND, readExposureSlug } from '../../data/catalogue/hazards.ts';
import type { MapIndicator, MapQuestion } from '../screens/map-question.ts';

/** Kebencanaan: who lives in harm's way? */
export const HAZARD_QUESTION: MapQuestion = {
  has: (indicator) => indicator.family === 'hazard',
  begin: ({ indicators }, series) => {
    const of = indicators.filter((i) => i.family === 'hazard');
    const wanted = (what: string) => (i: MapIndicator) => {
      const asked = readExposureSlug(i.series);
      return series.includes(i.series) && asked?.reach === 'sedang-ke-atas' && asked.series.startsWith(what);
    };
    const people = of.find(wanted('penduduk'));
    return (people ?? of.find(wanted(EXPOSED_LAND)) ?? of.find((i) => series.includes(i.series)) ?? of[0])
      ?.id;
  },
  heading: ({ screen }) => screen.ofHazards,
};
