import type { Words } from '../id.ts';
import { format } from './format.ts';

const { number, moment, day, list } = format;

export const published = {
  hidden: 'Hidden',
  why: 'Hidden to protect people.',
  reason: 'To protect people.',
  small: (k: number) =>
    `Hidden: figures below ${number(k)}, and some others so that the small ones cannot be worked out.`,
  smallOrZero: (k: number) =>
    `Hidden: 0 to ${number(k - 1)}, and some others so that the small ones cannot be worked out. Of this type zero is not told.`,
  release: (iso: string) => `Published ${moment(iso)}`,
  kept: (days: readonly string[]) => `Some figures are still those published ${list(days.map(day))}.`,
  keptOne: (of: string) => `Figure published ${day(of)}.`,
  keptThese: (of: string, names: readonly string[]) => `Still published ${day(of)}: ${list(names)}.`,
  see: (areas: string) => `Show by ${areas}`,
  seeIn: (areas: string, place: string) => `Show by ${areas} in ${place}`,
  seeArea: (name: string) => `Show the figure of ${name}`,
  notFiner: (areas: string) => `Figures below ${areas} are not published.`,
  rates:
    'Values as their source gives them (percent, ratio) are not published: nobody knows how many people they stand on.',
  how: 'How figures are protected',
  street: 'For service, not for enforcement.',
} satisfies Words['published'];
