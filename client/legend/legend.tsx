import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Legend as LegendAnswer } from '../../data/contract/legend.ts';
import {
  CLASS_HIDDEN,
  CLASS_NO_DATA,
  CLASS_PARTIAL,
  CLASS_ZERO,
  type ValueTable,
} from '../../data/contract/values.ts';
import { sayAbout } from '../../data/words/about.ts';
import { capital, useSpeech } from '../words.ts';
import { classLabel, classOrder, hasStates } from './class-label.ts';
import css from './legend.module.css';
import { Swatch } from './swatch.tsx';

interface LegendProps {
  readonly values: ValueTable;
  /** what the areas are called */
  readonly areas: string;
  readonly withoutShape: number;
  /** areas that were counted, but whose rate cannot be calculated */
  readonly withoutRate: number;
  /** said of areas without a figure, where it is more than that there is none */
  readonly noData?: string | undefined;
  readonly hasSketch: boolean;
  /** areas of which nothing is measured, since their borders are sketched */
  readonly notMeasured: number;
  /** the tallest column where values are drawn as columns; null: none can be drawn */
  readonly columns?: { readonly name: string; readonly value: number } | null | undefined;
  /** counts under it are hidden: of closed types, and of all others; undefined where nothing is published */
  readonly k?: { readonly open: number; readonly closed: number } | undefined;
  /** the way to the level at which hidden figures can be seen */
  readonly coarser?: ReactNode;
  /** what can be done about areas without a border */
  readonly remedy?: ReactNode;
}

/** What the colours mean, how many areas bear each, and what the figures rest on: as of when, from whom. */
export function Legend(props: LegendProps) {
  const { values, areas, withoutShape, withoutRate, noData, hasSketch, notMeasured } = props;
  const { columns, remedy, coarser, k } = props;
  const { words, language } = useSpeech();
  const { legend, indicator } = values;
  const said = words.screen.legend;
  const states = [
    // Of closed types nihil is not told apart from hidden.
    {
      index: CLASS_ZERO,
      label: said.zero,
      areas: legend.zero.areas,
      always: !hasStates(legend) && indicator.access !== 'closed',
    },
    { index: CLASS_PARTIAL, label: said.partial, areas: legend.partial.areas, always: false },
    { index: CLASS_HIDDEN, label: said.hidden, areas: legend.hidden.areas, always: false },
    {
      index: CLASS_NO_DATA,
      label: noData ?? said.noDataOf(withoutRate, legend.noData.areas),
      areas: legend.noData.areas,
      always: true,
    },
  ].filter((state) => state.always || state.areas > 0);
  return (
    <div className={css.legend}>
      <div className={css.heading}>
        <strong>{capital(indicator.name[language])}</strong>
        <span>
          {[capital(indicator.unit[language]), words.format.period(values.period)]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </div>
      <ul className={css.classes}>
        {classOrder(legend).map((index) => {
          const c = legend.classes[index];
          return (
            c && (
              <li key={index} data-class={index} data-areas={c.areas}>
                <Swatch legend={legend} index={index} wide />
                <span className={css.range}>{classLabel(legend, c, words, language)}</span>
                <span className={css.count}>{words.format.number(c.areas)}</span>
              </li>
            )
          );
        })}
        {states.map((state) => (
          <li key={state.index} data-class={state.index} data-areas={state.areas}>
            <Swatch legend={legend} index={state.index} wide />
            <span className={css.range}>{state.label}</span>
            <span className={css.count}>{words.format.number(state.areas)}</span>
          </li>
        ))}
        {legend.partOf.areas > 0 && (
          <li data-part-of={legend.partOf.areas}>
            <Swatch legend={legend} index={Math.floor(legend.classes.length / 2)} wide isPart />
            <span className={css.range}>{said.partOf}</span>
            <span className={css.count}>{words.format.number(legend.partOf.areas)}</span>
          </li>
        )}
      </ul>
      <p className={css.unit}>{said.countsAre(areas)}</p>
      {k && legend.hidden.areas > 0 && (
        <div className={css.note} data-hidden>
          <p>
            {indicator.access === 'closed'
              ? words.published.smallOrZero(k.closed)
              : words.published.small(k.open)}
          </p>
          {coarser}
        </div>
      )}
      {indicator.access === 'street' && <p className={css.note}>{words.published.street}</p>}
      {columns !== undefined && <ColumnsMeaning tallest={columns} values={values} />}
      {hasSketch && (
        <p className={css.sketch}>
          <i aria-hidden /> {words.screen.map.sketch}
        </p>
      )}
      {notMeasured > 0 && <p className={css.note}>{words.sketch.notMeasuredAreas(notMeasured, areas)}</p>}
      {withoutShape > 0 && (
        <div className={css.note}>
          <p>{said.withoutShape(withoutShape, areas)}</p>
          {remedy}
        </div>
      )}
      <Footing values={values} />
    </div>
  );
}

/** What the height of a column means, which areas have none, and where the same figures are told. */
function ColumnsMeaning({ tallest, values }: { tallest: LegendProps['columns']; values: ValueTable }) {
  const { words, language } = useSpeech();
  const said = words.card.columns3d;
  if (!tallest) return <p className={css.note}>{said.none}</p>;
  const value = words.format.number(tallest.value, values.legend.decimals);
  return (
    <div className={css.note} data-columns>
      <p>{said.legend(value, values.indicator.unit[language], tallest.name)}</p>
      <p>
        {said.colour} {said.without} {said.table}
      </p>
    </div>
  );
}

/** As of when, from whom, over which population. */
function Footing({ values }: { values: ValueTable }) {
  const { words, language } = useSpeech();
  const said = words.screen.legend;
  const { format } = words;
  const names = [...new Set(values.sources.map((s) => s.name).filter((name) => name !== ''))];
  return (
    <div className={css.footing}>
      <p>
        {values.asOf ? said.asOf(format.day(values.asOf)) : said.period(format.period(values.period))}
        {names.length > 0 && ` · ${said.sources(format.list(names))}`}
      </p>
      {values.denominatorPeriod && (
        <p>{said.denominator(format.period(values.denominatorPeriod), values.denominatorSource)}</p>
      )}
      {values.about &&
        sayAbout(values.about, words, language).map((line) => (
          <p key={line} data-about>
            {line}
          </p>
        ))}
      <ReleaseLine values={values} />
      {values.indicator.counts === 'ppks' && values.indicator.family !== 'type' && (
        <p>{words.screen.need.severalTypes}</p>
      )}
    </div>
  );
}

/** Which release the figures are of, which earlier ones some stay of, and the way to how figures are protected. */
function ReleaseLine({ values }: { values: ValueTable }) {
  const { words } = useSpeech();
  const said = words.published;
  if (!values.release) return null;
  const days = [...(values.kept ?? []), values.total.kept ?? null];
  const kept = [...new Set(days.filter((day) => day !== null))].sort();
  return (
    <>
      <p data-release={values.release.id}>
        {said.release(values.release.madeAt)} ·{' '}
        <Link to="/privasi" search={true}>
          {said.how}
        </Link>
      </p>
      {kept.length > 0 && <p>{said.kept(kept)}</p>}
    </>
  );
}

/** The classes in one line, for a small screen. */
export function LegendStrip({ legend }: { legend: LegendAnswer }) {
  const { words, language } = useSpeech();
  if (hasStates(legend)) {
    return (
      <div className={css.stripStates} aria-hidden>
        {legend.classes.map((c, index) => (
          <span key={c.lower} className={css.stripState}>
            <Swatch legend={legend} index={index} /> {classLabel(legend, c, words, language)}
          </span>
        ))}
      </div>
    );
  }
  const first = legend.classes[0];
  const last = legend.classes.at(-1);
  if (!first || !last) return null;
  const number = (n: number) => words.format.number(n, legend.decimals);
  return (
    <div className={css.strip} aria-hidden>
      <span>{number(first.lower)}</span>
      <span className={css.ramp}>
        {legend.classes.map((c) => (
          <i key={c.colour} style={{ background: c.colour }} />
        ))}
      </span>
      <span>{number(last.upper)}</span>
      {legend.hidden.areas > 0 && (
        <span className={css.stripState}>
          <Swatch legend={legend} index={CLASS_HIDDEN} /> {words.screen.legend.hidden}
        </span>
      )}
      {(legend.noData.areas > 0 || legend.hidden.areas === 0) && (
        <span className={css.stripState}>
          <Swatch legend={legend} index={CLASS_NO_DATA} /> {words.screen.legend.noData}
        </span>
      )}
    </div>
  );
}
