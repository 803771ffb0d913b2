import { isFiner, type Level } from '../../data/catalogue/levels.ts';
import { finestPublished, isBeyondPublished } from '../../data/catalogue/published-shape.ts';
import type { Words } from '../../data/words/id.ts';
import { levelName, levelNameUnder } from '../../data/words/level-name.ts';
import type { Need } from '../screens/need.ts';

/** How what is shown stands to what may be published. */
export interface Shape {
  /** the view itself is finer */
  readonly isBeyond: boolean;
  /** the level of the published shape of these figures; undefined where the area itself is smaller than that */
  readonly level: Level | undefined;
  /** what its areas are called */
  readonly areas: string;
  /** not the view, but single types beside it in a workbook are finer */
  readonly withTypes: boolean;
}

export function shapeOf(need: Need, words: Words): Shape | undefined {
  const values = need.data.shown?.values;
  if (!values) return undefined;
  const { indicator, level, within } = values;
  // What is published is in the published shape.
  const isBeyond = values.release === null && isBeyondPublished(indicator, level);
  const finest = finestPublished(indicator);
  const own = isBeyond ? (isFiner(finest, within.level) ? finest : undefined) : level;
  const name = isBeyond
    ? levelNameUnder(finest, within.code)
    : levelName(
        level,
        need.rows.map((row) => row.code),
      );
  return {
    isBeyond,
    level: own,
    areas: words.screen.level[name],
    withTypes: values.release === null && !isBeyond && isFiner(level, 'kecamatan'),
  };
}
