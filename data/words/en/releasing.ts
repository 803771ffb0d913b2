import type { releasing as source } from '../id/releasing.ts';
import { format } from './format.ts';

const { number, moment } = format;

export const releasing = {
  made: (id: number, seconds: string) => `Release ${number(id)} was made (${seconds} seconds).`,
  cells: (shown: number, hidden: number) => `${number(shown)} figures shown, ${number(hidden)} hidden.`,
  kept: (n: number) => `${number(n)} figures stay those of the release before.`,
  row: (id: number, at: string, by: string, shown: number, hidden: number, note: string) =>
    `${String(id).padStart(4)}  ${moment(at)}  ${number(shown)} shown, ${number(hidden)} hidden  ${by}${note === '' ? '' : `  "${note}"`}`,
  current: 'the one that is read',
  none: 'No release yet. Make one with: npx petasos release',
} satisfies typeof source;
