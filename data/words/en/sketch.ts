import type { sketch as source } from '../id/sketch.ts';
import { format } from './format.ts';

const { number } = format;

export const sketch = {
  offer: 'Sketch RW/RT',
  title: (name: string) => `A sketch of RW/RT in ${name}`,
  byList: (name: string) =>
    `RW and RT that have no border get a cell within ${name}, side by side by their numbers.`,
  byNumbers: (name: string) =>
    `There is no list of RW/RT in ${name} yet. Say how many: Petasos makes these RW and RT with their cells.`,
  notBorders:
    'A sketch only helps to show figures on the map. It is no official border, and neither size nor density is computed on it. Real borders can be brought at any time and replace it.',
  rw: 'How many RW',
  rwHint: 'leave empty where RT lie directly in the village',
  rt: 'How many RT in each RW',
  rtHint: 'leave empty where not needed yet',
  numbers: 'A whole number from 1 to 999.',
  checking: 'Checking',
  drawing: 'Drawing the sketch',
  ready: (cells: number) => `${number(cells)} RW/RT are ready to be drawn.`,
  draw: 'Draw the sketch',
  cancel: 'Cancel',
  close: 'Close',
  done: (cells: number) => `A sketch of ${number(cells)} RW/RT has been drawn.`,
  onMap: (areas: string) => `Boundaries of ${areas}: sketched by Petasos`,
  undo: 'Changed your mind? Take it back on the Data page.',
  notMeasuredAreas: (n: number, areas: string) =>
    `The density of ${number(n)} ${areas} is not computed, since their borders are sketched. See the density of the area above.`,
} satisfies typeof source;
