import { SEQUENTIAL, STATE_COLOURS } from '../../data/catalogue/palettes.ts';
import type { DisclosurePreview } from '../../data/contract/disclosure.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA } from '../../data/contract/values.ts';
import type { MapValues } from '../map/paint.ts';

export type PreviewTable = DisclosurePreview['tables'][number];

/** Shares of an area's cells that are hidden, in percent: everything shown, then up to each of these. */
const SHARES = [0, 25, 50, 99] as const;

/** Class of an area by how much of it is hidden: 0 nothing, then by shares; all hidden and no figures stand apart. */
export function classOf(shown: number, hidden: number): number {
  if (shown + hidden === 0) return CLASS_NO_DATA;
  if (shown === 0) return CLASS_HIDDEN;
  const share = (hidden / (shown + hidden)) * 100;
  const at = SHARES.findIndex((most) => share <= most);
  return at < 0 ? SHARES.length - 1 : at;
}

/** How much of each area would be hidden, as the map draws figures: the same colours and patterns. */
export function previewPicture({ id, shown, hidden }: PreviewTable): MapValues {
  const classes = id.map((_, i) => classOf(shown[i] ?? 0, hidden[i] ?? 0));
  const having = (index: number) => classes.filter((c) => c === index).length;
  const colours = SEQUENTIAL[SHARES.length - 1] ?? [];
  return {
    id,
    class: classes,
    basis: id.map(() => 'reported' as const),
    value: id.map((_, i) => hidden[i] ?? 0),
    legend: {
      method: 'none',
      classes: SHARES.map((upper, i) => ({
        lower: i === 0 ? 0 : (SHARES[i - 1] ?? 0) + 1,
        upper,
        colour: colours[i] ?? STATE_COLOURS.noData,
        areas: having(i),
      })),
      zero: { colour: STATE_COLOURS.zero, areas: 0 },
      noData: { colour: STATE_COLOURS.noData, areas: having(CLASS_NO_DATA) },
      partial: { colour: STATE_COLOURS.partial, areas: 0 },
      partOf: { areas: 0 },
      hidden: { colour: STATE_COLOURS.hidden, areas: having(CLASS_HIDDEN) },
      decimals: 0,
    },
  };
}
