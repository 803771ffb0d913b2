import type { ValueTable } from '../../data/contract/values.ts';
import { CLASS_HIDDEN, CLASS_ZERO } from '../../data/contract/values.ts';
import { type AreaRow, isComparable, isRateOfPart } from '../table/rows.ts';
import { useSpeech } from '../words.ts';
import css from './card.module.css';

/** A figure with its unit, the count behind a rate, and what it is: reported, summed, partial, estimated, or nothing. */
export function Figure({ row, values }: { row: AreaRow; values: ValueTable | null }) {
  const { words, language } = useSpeech();
  const { area, legend } = words.screen;
  const { number } = words.format;
  if (values === null || row.basis === 'none') return <p className={css.state}>{legend.noData}</p>;
  const { indicator } = values;
  const isRate = indicator.measure !== 'count';
  const counted = indicator.countUnit[language];
  const parts = row.n !== null && row.m !== null && row.n < row.m ? area.parts(row.n, row.m) : undefined;
  if (row.class === CLASS_HIDDEN) {
    return (
      <>
        <p className={css.state}>{legend.hidden}</p>
        <p className={css.small}>{words.published.reason}</p>
      </>
    );
  }
  if (row.class === CLASS_ZERO) {
    return (
      <>
        <p className={css.state}>{legend.zero}</p>
        <p className={css.small}>{words.domain.basis[row.basis]}</p>
      </>
    );
  }
  const name = values.legend.classes[row.class]?.label;
  if (name) return <p className={css.state}>{name[language]}</p>;
  return (
    <>
      {isComparable(row) && row.value !== null ? (
        <p className={css.figure}>
          <b>{number(row.value, values.legend.decimals)}</b> {isRate ? indicator.unit[language] : counted}
        </p>
      ) : (
        <p className={css.state}>
          {row.basis === 'partial' ? legend.partial : area.noRate(indicator.measure, row.reason)}
        </p>
      )}
      {row.count !== null && (isRate || row.basis === 'partial') && (
        <p className={css.small}>
          {number(row.count)} {counted}
        </p>
      )}
      <p className={css.small}>
        {isRateOfPart(row) ? area.rateOfPart : row.basis !== 'partial' && words.domain.basis[row.basis]}
        {parts && ` ${parts}`}
      </p>
      {isRate && values.denominatorPeriod !== null && (
        <p className={css.small}>{legend.denominator(words.format.period(values.denominatorPeriod), null)}</p>
      )}
      {row.difference !== null && row.difference !== 0 && (
        <p className={css.small}>{area.difference(row.difference)}</p>
      )}
      {row.keptAt !== null && <p className={css.small}>{words.published.keptOne(row.keptAt)}</p>}
    </>
  );
}
