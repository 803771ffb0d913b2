import { coarserLevel } from '../../data/catalogue/disclosure.ts';
import { isFiner, type Level } from '../../data/catalogue/levels.ts';
import type { PublishedShape } from '../../data/contract/disclosure.ts';
import type { Indicator } from '../../data/contract/indicator.ts';
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

function finestIn(
  { finest, sexes }: PublishedShape,
  { series, family }: Pick<Indicator, 'series' | 'family'>,
  sex: Need['view']['sex'],
): Level {
  const own = finest[series] ?? 'kabupaten';
  return sex !== 'A' && family !== 'population' ? coarserLevel(own, sexes) : own;
}

export function shapeOf(need: Need, words: Words): Shape | undefined {
  const values = need.data.shown?.values;
  const { shape, indicators = [] } = need.data.catalogue ?? {};
  if (!values || !shape) return undefined;
  const { indicator, level, within } = values;
  const finest = finestIn(shape, indicator, need.view.sex);
  // What is published is in the published shape.
  const isExact = values.release === null;
  const isBeyond = isExact && isFiner(level, finest);
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
    withTypes:
      isExact &&
      !isBeyond &&
      indicators.some((i) => i.access !== 'closed' && isFiner(level, finestIn(shape, i, need.view.sex))),
  };
}
