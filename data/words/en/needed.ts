import type { UncountedReason } from '../../contract/needed.ts';
import type { needed as neededId } from '../id/needed.ts';
import { format } from './format.ts';

const { number, day } = format;

const some = (n: number, one: string, many: string) => `${number(n)} new ${n === 1 ? one : many}`;

/** How many new officers meet every norm at once. */
export const needed: typeof neededId = {
  title: 'Every norm at once',
  none: 'No norm can be counted yet.',
  answer: ({ total }, place) => {
    const parts = [
      ...(total.person > 0 ? [some(total.person, 'officer', 'officers')] : []),
      ...(total.institution > 0 ? [some(total.institution, 'organisation', 'organisations')] : []),
      ...(total.family > 0 ? [some(total.family, 'family', 'families')] : []),
    ];
    const all = total.person + total.institution + total.family;
    return parts.length === 0
      ? `Every norm that can be counted in ${place} is met already.`
      : `${format.list(parts)} ${all === 1 ? 'meets' : 'meet'} every norm that can be counted in ${place}, if everybody holds one role in one area.`;
  },
  sharing: (n) =>
    `If one officer may serve several areas in the same role, ${some(n, 'officer is', 'officers are')} enough.`,
  together: (n) =>
    `If one person may hold several roles in the same area, ${some(n, 'officer is', 'officers are')} enough (an assumption; check the rules on holding several offices).`,
  asOf: (on) => `Officers and norms as of ${day(on)}.`,
  withoutAway: 'Those who are not available are counted as serving nowhere.',
  table: 'New officers by norm',
  columns: {
    role: 'Social pillar and norm',
    level: 'Counted by',
    short: 'Areas that are short',
    needed: 'New needed',
  },
  shortOf: (n, of) => `${number(n)} of ${number(of)}`,
  shared: (n) => `${number(n)} ${n === 1 ? 'is' : 'are'} enough if one officer may serve several areas`,
  fromDesa: 'from the village itself',
  unknown: (n) => `${number(n)} ${n === 1 ? 'area is' : 'areas are'} unknown or hidden, and not counted`,
  figures: (period) => `figures of ${format.period(period)}`,
  uncounted: 'Norms that cannot be counted',
  why: {
    'no-rate': 'the norm is not set yet',
    reach: 'a norm of travel time: it counts who is near, not who serves',
    'no-register': 'the register holds nobody yet',
    'no-figures': 'the figure that it stands on is not there yet',
    wider: 'the norm is for a wider area',
    'no-areas': 'there are no areas at the level of this norm yet',
    'not-read': 'beyond your rights at the level of this norm',
  } satisfies Record<UncountedReason, string>,
  download: 'Download Excel',
  file: {
    name: 'Officers needed',
    sheets: { norms: 'By norm', areas: 'By area' },
    columns: {
      role: 'Social pillar',
      norm: 'Norm',
      mark: 'Standing of the norm',
      decree: 'Decree',
      level: 'Counted by',
      areas: 'Areas counted',
      short: 'Areas that are short',
      needed: 'New needed',
      unknown: 'Unknown or hidden',
      figures: 'Period of figures',
      note: 'Note',
      code: 'Code',
      area: 'Area',
      parent: 'Lies in',
    },
  },
};
