import { coverStateLook } from '../../data/catalogue/cover-states.ts';
import { STATE_COLOURS } from '../../data/catalogue/palettes.ts';
import type { PillarSubject } from '../../data/catalogue/psks.ts';
import { COVER_STATES } from '../../data/contract/coverage.ts';
import type { Legend } from '../../data/contract/legend.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA } from '../../data/contract/values.ts';
import type { CoverFigure } from './cover.ts';

/** The legend of states, and the class of each area in it. All four are listed, also those that no area has. */
export function stateLegend(
  figures: readonly CoverFigure[],
  subject: PillarSubject,
): { legend: Legend; class: number[] } {
  const index = figures.map((f) => (f === 'hidden' ? CLASS_HIDDEN : (f ?? CLASS_NO_DATA)));
  const areas = (which: number) => index.filter((c) => c === which).length;
  return {
    class: index,
    legend: {
      method: 'categories',
      classes: COVER_STATES.map((state, i) => {
        const { name, colour } = coverStateLook(state, subject);
        return { lower: i, upper: i, colour, areas: areas(i), label: name };
      }),
      zero: { colour: STATE_COLOURS.zero, areas: 0 },
      noData: { colour: STATE_COLOURS.noData, areas: areas(CLASS_NO_DATA) },
      partial: { colour: STATE_COLOURS.partial, areas: 0 },
      partOf: { areas: 0 },
      hidden: { colour: STATE_COLOURS.hidden, areas: areas(CLASS_HIDDEN) },
      decimals: 0,
    },
  };
}
