import { Suspense } from 'react';
import type { AreaProfile, TrendPoint } from '../../data/contract/profile.ts';
import charts from '../charts/charts.module.css';
import { ChartFrame } from '../charts/frame.tsx';
import { TrendChart } from '../charts/load-trend.ts';
import { isHidden, isPartial, trendFacts } from '../charts/trend-model.ts';
import { useSpeech } from '../words.ts';
import css from './depth.module.css';
import { KeptNote } from './kept-note.tsx';
import { useFigureText, useSourceLine, useSubject } from './say.ts';

/** The indicator over time: a sentence, the chart with its holes and cuts, and the same as a table. */
export function TrendPart({ profile, decimals }: { profile: AreaProfile; decimals: number }) {
  const { words, language } = useSpeech();
  const said = words.card.trend;
  const { trend, indicator, otherPeriods } = profile;
  const subject = useSubject(profile);
  const source = useSourceLine(profile);
  if (profile.tooFine !== null) {
    const level = words.domain.level[profile.tooFine];
    return <p className={css.note}>{words.card.tooFine(indicator.name[language], level)}</p>;
  }
  const unit = indicator.unit[language];
  const known = trend.filter((p) => p.value !== null);
  const first = trend[0]?.period ?? profile.period;
  const last = trend.at(-1)?.period ?? profile.period;
  const range =
    first === last
      ? words.format.period(first)
      : `${words.format.period(first)}–${words.format.period(last)}`;
  const gaps = trend.filter((p) => p.basis === 'none').map((p) => p.period);
  const hidden = trend.filter(isHidden).map((p) => p.period);
  return (
    <>
      <p className={css.answer}>{said.answer(trendFacts(trend, { unit, decimals }))}</p>
      {known.length > 0 && (
        <ChartFrame title={subject} unit={`${unit} · ${range}`} source={source}>
          <Suspense fallback={<div className={charts.wait} />}>
            <TrendChart points={trend} period={profile.period} decimals={decimals} />
          </Suspense>
          {trend.some(isPartial) && (
            <p className={charts.key}>
              <span>
                <i aria-hidden /> {said.complete}
              </span>
              <span>
                <i aria-hidden data-hollow /> {said.partialKey}
              </span>
            </p>
          )}
        </ChartFrame>
      )}
      {hidden.length > 0 && known.length > 0 && <p className={css.note}>{said.hidden(hidden)}</p>}
      <KeptNote figures={trend.map((p) => ({ name: words.format.period(p.period), kept: p.kept }))} />
      {gaps.length > 0 && <p className={css.note}>{said.gaps(gaps)}</p>}
      {trend
        .filter((p) => p.breaks.length > 0)
        .map((p) => (
          <p key={p.period} className={css.note}>
            {said.breakAt(p.period, p.breaks)}
          </p>
        ))}
      {otherPeriods.length > 0 && <p className={css.note}>{said.others(otherPeriods)}</p>}
      {trend.some((p) => p.basis !== 'none') && (
        <TrendTable caption={subject} points={trend} decimals={decimals} unit={unit} />
      )}
    </>
  );
}

interface TrendTableProps {
  readonly caption: string;
  readonly points: readonly TrendPoint[];
  readonly decimals: number;
  readonly unit: string;
}

function TrendTable({ caption, points, decimals, unit }: TrendTableProps) {
  const { words } = useSpeech();
  const said = words.card.trend;
  const text = useFigureText(decimals);
  const noteOf = (p: TrendPoint) =>
    [
      p.basis === 'none' || isHidden(p) ? '' : words.domain.basis[p.basis],
      p.n !== null && p.m !== null && isPartial(p) ? words.card.parts(p.n, p.m) : '',
      p.denominatorPeriod !== null && p.denominatorPeriod !== p.period ? said.over(p.denominatorPeriod) : '',
    ]
      .filter((part) => part !== '')
      .join('; ');
  return (
    <details className={css.details}>
      <summary>{words.card.table}</summary>
      <table className={css.table}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.columns.period}</th>
            <th scope="col">
              {said.columns.value} ({unit})
            </th>
            <th scope="col">{said.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((p) => (
            <tr key={p.period}>
              <th scope="row">{words.format.period(p.period)}</th>
              <td data-number>{text(p)}</td>
              <td>{noteOf(p)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
