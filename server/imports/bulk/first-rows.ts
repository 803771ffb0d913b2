import { readCount } from '../../../data/read/whole-number.ts';
import type { Lines } from './lines.ts';
import { lineOfRow } from './meanings.ts';

const MOST_ODD_COUNTS = 2_000;

/**
 * Words of the count column that are no plain numbers: what they count, how many rows say nothing, and the first row of
 * each that is wrong. Undefined: too many to be looked at.
 */
export function readCounts({ counts, oddCounts }: Lines) {
  if (oddCounts.length > MOST_ODD_COUNTS) return undefined;
  const read = oddCounts.map((word) => readCount(word));
  const numbers = read.map((count) => (count.kind === 'number' ? count.value : undefined));
  const wrong = new Map<number, number>();
  let silent = 0;
  let thousands = 0;
  for (const [row, told] of counts.entries()) {
    const count = told < 0 ? read[-1 - told] : undefined;
    if (count?.kind === 'none') silent += 1;
    else if (count?.kind === 'number' && count.written === 'thousands') thousands += 1;
    else if (count?.kind === 'wrong' && !wrong.has(told)) wrong.set(told, row);
  }
  return { numbers, wrong: [...wrong.values()], silent, thousands };
}

/**
 * For every word that stands in a row with a count the first such row; and for each of these lines how many rows have its
 * words of an area and period, where it is the first with them.
 */
export function firstRows(lines: Lines, place: number, numbers: readonly (number | undefined)[]) {
  const first = new Set<number>();
  const times = new Map<number, number>();
  const isCounted = (row: number) => {
    const told = lines.counts[row] as number;
    return told >= 0 || numbers[-1 - told] !== undefined;
  };
  for (const [group, words] of lines.words.entries()) {
    const seen = new Int32Array(lines.sizes[group] ?? 0).fill(-1);
    const often = new Int32Array(group === place ? seen.length : 0);
    for (const [row, word] of words.entries()) {
      if (!isCounted(row)) continue;
      if (seen[word] === -1) seen[word] = row;
      if (group === place) (often[word] as number) += 1;
    }
    for (const [word, row] of seen.entries()) {
      if (row < 0) continue;
      first.add(row);
      if (group === place) times.set(lineOfRow(row), often[word] as number);
    }
  }
  return { first, times };
}
