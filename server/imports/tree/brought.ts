import type { ImportReport } from '../../../data/contract/import.ts';
import type { Forest } from './forest.ts';

/** What a plan brings, by level: new areas, and shapes (of the file, and drawn from children). */
export function countBrought(forest: Forest): ImportReport['brought'] {
  const counts: Record<string, number> = {};
  const count = (what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  for (const history of forest.changed()) {
    const last = history.versions.at(-1);
    if (!last) continue;
    if (history.key < 0) count(last.level);
    if (history.versions.some((v) => v.shape.from === 'file' || v.shape.from === 'drawn'))
      count(`shape.${last.level}`);
    else if (history.versions.some((v) => v.shape.from === 'children')) count(`outline.${last.level}`);
  }
  return counts;
}
