import { isFiner } from '../../data/catalogue/levels.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA, CLASS_ZERO } from '../../data/contract/values.ts';
import type { Language } from '../../data/contract/view.ts';
import type { AnswerFacts } from '../../data/words/answer.ts';
import type { Words } from '../../data/words/id.ts';
import { levelName } from '../../data/words/level-name.ts';
import { type AreaRow, isWithoutRate } from '../table/rows.ts';
import type { Shown } from './need-data.ts';

/** What the answer to "how many, and where most?" is made of. */
export function answerFacts(
  { card, areas, values }: Shown,
  rows: readonly AreaRow[],
  period: string,
  words: Words,
  language: Language,
): AnswerFacts {
  const having = (index: number) => rows.filter((row) => row.class === index).length;
  const indicator: RouteAnswer<'values'>['indicator'] | undefined = values?.indicator;
  const isRate = indicator !== undefined && indicator.measure !== 'count';
  const countUnit = indicator?.countUnit[language] ?? '';
  const total = values?.total;
  return {
    place: card.area.name,
    areasName: words.screen.level[levelName(areas.level, areas.code)],
    period,
    areas: rows.length,
    missing: rows.filter((row) => row.class === CLASS_NO_DATA && row.count === null).length,
    withoutRate: rows.filter(isWithoutRate).length,
    sketched: rows.filter((row) => isWithoutRate(row) && row.reason === 'sketch').length,
    partial: rows.filter((row) => row.basis === 'partial').length,
    zero: having(CLASS_ZERO),
    hidden: having(CLASS_HIDDEN),
    highest: highestOf(rows, isFiner(areas.level, 'desa')),
    decimals: values?.legend.decimals ?? 0,
    unit: indicator && isRate ? indicator.unit[language] : countUnit,
    isRate,
    isWhole: indicator?.measure === 'served' || indicator?.measure === 'unserved',
    whole:
      total && total.basis !== 'none'
        ? {
            count: total.count,
            countUnit,
            value: total.value,
            partial: total.basis === 'partial',
            difference: total.difference,
          }
        : null,
  };
}

/** `isNumbered`: there is an RW 003 in every kelurahan, so it is named with where it lies. */
function highestOf(rows: readonly AreaRow[], isNumbered: boolean): AnswerFacts['highest'] {
  const classed = rows.filter((row) => row.class >= 0 && row.value !== null);
  if (classed.length < 2) return null;
  const value = Math.max(...classed.map((row) => row.value ?? 0));
  const hasParents = isNumbered && new Set(rows.map((row) => row.parentName)).size > 1;
  const nameOf = (row: AreaRow) => (hasParents ? `${row.name} (${row.parentName})` : row.name);
  return { names: classed.filter((row) => row.value === value).map(nameOf), value };
}
