import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Bivariate } from '../../data/contract/coverage.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA, type ValueTable } from '../../data/contract/values.ts';
import legendCss from '../legend/legend.module.css';
import { Swatch } from '../legend/swatch.tsx';
import type { Need } from '../screens/need.ts';
import { NEED_PARTS } from '../screens/parts.tsx';
import { useSpeech } from '../words.ts';
import { useCoverHere } from './cover-context.ts';
import css from './coverage.module.css';
import { NormLine } from './norm-line.tsx';
import { pairBounds } from './pair-bounds.ts';
import { PairLegend } from './pair-legend.tsx';

const { LegendPart } = NEED_PARTS;

/** What the colours mean: the one legend, or a square of two; and the norm behind it. */
export function CoverLegendPart({ need }: { need: Need }) {
  const { pair } = useCoverHere();
  const { shown } = need.data;
  const isPair = need.view.cover === 'pair' && pair !== undefined && shown?.values;
  return (
    <>
      {isPair ? <PairPart need={need} pair={pair} values={isPair} /> : <LegendPart need={need} />}
      <Behind need={need} />
    </>
  );
}

/** The norm that states are told by; from the highlight the way to the map behind it. */
function Behind({ need }: { need: Need }) {
  const { words } = useSpeech();
  const { coverage } = useCoverHere();
  const said = words.cover;
  return (
    <div className={css.behind}>
      {need.view.cover === 'highlight' && (
        <Button variant="light" size="compact-sm" onClick={() => need.change({ cover: 'pair' }, true)}>
          {said.highlight.behind}
        </Button>
      )}
      {coverage && <NormLine norm={coverage.norm} />}
      {coverage?.figuresPeriod && coverage.figuresPeriod !== need.view.period && (
        <p>{said.figuresOf(words.format.period(coverage.figuresPeriod))}</p>
      )}
      <p>
        <Link to="/cakupan/celah" search={true}>
          {said.nav.gaps}
        </Link>
      </p>
    </div>
  );
}

function PairPart({ need, pair, values }: { need: Need; pair: Bivariate; values: ValueTable }) {
  const { words, language } = useSpeech();
  const said = words.cover.pair;
  const pointed = need.rows.find((row) => row.id === need.hovered) ?? need.selectedRow;
  const { legend } = values;
  const states = [
    { index: CLASS_HIDDEN, label: words.screen.legend.hidden, areas: legend.hidden.areas },
    { index: CLASS_NO_DATA, label: words.screen.legend.noData, areas: legend.noData.areas },
  ].filter((state) => state.areas > 0);
  const isEmpty = pair.areas.every((n) => n === 0);
  return (
    <div className={legendCss.legend} data-pair>
      <div className={legendCss.heading}>
        <strong>{said.title}</strong>
        <span>{words.format.period(values.period)}</span>
      </div>
      {isEmpty ? (
        <p>{said.none}</p>
      ) : (
        <>
          <PairLegend
            colours={pair.colours}
            areas={pair.areas}
            marked={pointed && pointed.class >= 0 ? pointed.class : undefined}
            areasName={need.areasName}
          />
          {pairBounds(pair, words, language).map((line) => (
            <p key={line} className={legendCss.note}>
              {line}
            </p>
          ))}
        </>
      )}
      <ul className={legendCss.classes}>
        {states.map((state) => (
          <li key={state.index}>
            <Swatch legend={legend} index={state.index} wide />
            <span className={legendCss.range}>{state.label}</span>
            <span className={legendCss.count}>{words.format.number(state.areas)}</span>
          </li>
        ))}
      </ul>
      {values.release && <p className={legendCss.note}>{words.published.release(values.release.madeAt)}</p>}
    </div>
  );
}
