import type { topology as source } from '../id/topology.ts';
import { format } from './format.ts';

const { number } = format;

export const topology = {
  title: 'How borders fit',
  clean: (checked) =>
    `${number(checked)} shapes compared: no gaps, no overlaps, nothing outside the areas above.`,
  kinds: { overlap: 'Overlap', gap: 'Gap', outside: 'Outside the area above' },
  sum: (count, m2, slivers) =>
    count === 0
      ? 'none'
      : `${number(count)} places, ${number(m2)} m²${slivers > 0 ? ` (${number(slivers)} thin)` : ''}`,
  picture: (misfits) => `Small map: the ${number(misfits)} largest places, numbered as in the list`,
  columns: { number: 'No.', kind: 'What', areas: 'Areas', m2: 'Area (m²)', width: 'Mean width (m)' },
  sliver: 'thin',
  shown: (shown, all) => `The ${number(shown)} largest of ${number(all)} are shown.`,
  list: 'List of places',
} satisfies typeof source;
