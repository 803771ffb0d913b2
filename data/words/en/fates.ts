import type { fates as source } from '../id/fates.ts';
import { format } from './format.ts';

const { number } = format;

export const fates = {
  title: 'What became of each row',
  show: 'Show every row',
  working: 'Checking every row',
  fate: {
    refused: 'Refused',
    remark: 'With a remark',
    good: 'Read well',
    silent: 'Says no number',
    left: 'Left out (title or total)',
  },
  count: (n: number, fate: string) => `${number(n)} ${fate.toLowerCase()}`,
  onlyBad: 'Only those refused or with a remark',
  columns: { line: 'Row', part: 'Sheet', fate: 'Outcome', reason: 'Reason' },
  more: 'Show the next rows',
  none: 'There is no such row.',
  downloadBad: 'Download the bad rows (CSV)',
  downloadAll: 'Download all rows (CSV)',
  masked:
    'Only columns that are read. Numbers of nine digits or more are masked, but for area codes. Once corrected, this file can be brought in again.',
  maskedMap:
    'Only columns that are read. Numbers of nine digits or more are masked, but for area codes. Correct the attribute table of the map, then bring the map in again.',
  cut: (n: number, all: number) => `Only ${number(n)} of ${number(all)} rows are in the file.`,
  file: 'checked-rows',
} satisfies typeof source;
