import { Link } from '@tanstack/react-router';
import { hazardName } from '../../data/catalogue/hazards.ts';
import type { Bivariate } from '../../data/contract/coverage.ts';
import type { HazardSet } from '../../data/contract/hazard.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA, type ValueTable } from '../../data/contract/values.ts';
import { hazardWords } from '../../data/words/hazards.ts';
import { spokenAs } from '../../data/words/office.ts';
import { useCan } from '../access/me.ts';
import coverCss from '../coverage/coverage.module.css';
import { PairLegend } from '../coverage/pair-legend.tsx';
import legendCss from '../legend/legend.module.css';
import { Swatch } from '../legend/swatch.tsx';
import { ZONE_CLASSES } from '../map/zone-pattern.ts';
import type { Need } from '../screens/need.ts';
import { NEED_PARTS } from '../screens/parts.tsx';
import { useSpeech } from '../words.ts';
import { useHazardHere } from './hazard-context.ts';
import { ZoneSwatch } from './zone-swatch.tsx';

const { LegendPart } = NEED_PARTS;

/** What the colours mean: the one legend, or a square of two; the zones over it; and where they come from. */
export function HazardLegendPart({ need }: { need: Need }) {
  const { pair } = useHazardHere();
  const { words } = useSpeech();
  const waiting = useWaiting();
  const values = need.data.shown?.values;
  const noData =
    waiting > 0 && values
      ? spokenAs(words, hazardWords).legend.noDataOf(waiting, values.legend.noData.areas)
      : undefined;
  return (
    <>
      {pair && values ? (
        <PairPart need={need} pair={pair} values={values} />
      ) : (
        <LegendPart need={need} noData={noData} />
      )}
      <WaitingPart />
      <ZonesPart />
      <Sources />
    </>
  );
}

/** How many of the areas shown wait to be measured. */
function useWaiting(): number {
  const { facts, many, asked } = useHazardHere();
  return (asked ? facts?.areas.waiting : many?.areas.filter((area) => area.waiting).length) ?? 0;
}

/** Areas that were drawn anew: neither without data nor safe until they are measured. */
function WaitingPart() {
  const { words } = useSpeech();
  const said = spokenAs(words, hazardWords).legend;
  const n = useWaiting();
  return n > 0 ? (
    <p className={legendCss.note} role="status">
      {said.waiting(n)}
    </p>
  ) : null;
}

function ZonesPart() {
  const { words } = useSpeech();
  const said = spokenAs(words, hazardWords);
  const { sets, layers } = useHazardHere();
  if (!layers.has('zones') || sets.length === 0) return null;
  const shaped = sets.filter(({ hash }) => hash !== null);
  const has = new Set(shaped.flatMap(({ classes }) => classes.map((c) => c.class)));
  return (
    <div className={coverCss.behind} data-zones>
      <strong>{said.legend.zones}</strong>
      {shaped.length === 0 && <p>{said.legend.hiddenLayers}</p>}
      <ul className={legendCss.classes}>
        {ZONE_CLASSES.toReversed()
          .filter((name) => has.has(name))
          .map((name) => (
            <li key={name}>
              <ZoneSwatch of={name} />
              <span className={legendCss.range}>{said.class[name]}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}

/** Which sets the figures stand on, of which quality. */
function Sources() {
  const { words, language } = useSpeech();
  const said = spokenAs(words, hazardWords);
  const can = useCan();
  const { sets, asked, facts } = useHazardHere();
  if (sets.length === 0) return null;
  return (
    <div className={coverCss.behind}>
      <strong>{said.legend.sources}</strong>
      {sets.map((set) => (
        <p key={set.id}>
          {asked ? set.name : `${hazardName(set.hazard)[language]}: ${set.name}`}
          {' · '}
          {sayQuality(set, said)}
        </p>
      ))}
      <p>{said.legend.estimate}</p>
      {asked && facts?.settled && <p>{said.legend.settled(facts.settled)}</p>}
      {can('hazards.manage', 'figures.read') && (
        <p>
          <Link to="/kebencanaan/zona" search={true}>
            {said.legend.manage}
          </Link>
        </p>
      )}
    </div>
  );
}

/** 'peta zona, tahun 2007; di luar zona: belum dikaji' */
function sayQuality(set: HazardSet, said: (typeof hazardWords)['id']): string {
  const year = set.year === null ? '' : `, ${said.zones.year(set.year)}`;
  // A class of a whole area says nothing of where in it the danger is.
  const rest = set.hash === null ? said.qualityUnder[set.quality] : said.legend.outside[set.outside];
  const source = set.source === null ? '' : ` · ${set.source}`;
  return `${said.quality[set.quality]}${year}${source}; ${rest}`;
}

function PairPart({ need, pair, values }: { need: Need; pair: Bivariate; values: ValueTable }) {
  const { words, language } = useSpeech();
  const said = spokenAs(words, hazardWords).pair;
  const { number } = words.format;
  const pointed = need.rows.find((row) => row.id === need.hovered) ?? need.selectedRow;
  const bound = ({ bounds }: Bivariate['need'], at: 1 | 2) => number(bounds[at]?.[0] ?? 0);
  const { legend } = values;
  const states = [
    { index: CLASS_HIDDEN, label: words.screen.legend.hidden, areas: legend.hidden.areas },
    { index: CLASS_NO_DATA, label: words.screen.legend.noData, areas: legend.noData.areas },
  ].filter((state) => state.areas > 0);
  return (
    <div className={legendCss.legend} data-pair>
      <div className={legendCss.heading}>
        <strong>{said.title}</strong>
        <span>{words.format.period(values.period)}</span>
      </div>
      {pair.areas.every((n) => n === 0) ? (
        <p>{said.none}</p>
      ) : (
        <>
          <PairLegend
            colours={pair.colours}
            areas={pair.areas}
            marked={pointed && pointed.class >= 0 ? pointed.class : undefined}
            areasName={need.areasName}
            said={{ ...said, others: said.hazards, isRising: true }}
          />
          <p className={legendCss.note}>
            {said.needIs(pair.need.unit[language], bound(pair.need, 1), bound(pair.need, 2))}
          </p>
          <p className={legendCss.note}>
            {said.hazardIs(pair.cover.unit[language], bound(pair.cover, 1), bound(pair.cover, 2))}
          </p>
        </>
      )}
      <ul className={legendCss.classes}>
        {states.map((state) => (
          <li key={state.index}>
            <Swatch legend={legend} index={state.index} wide />
            <span className={legendCss.range}>{state.label}</span>
            <span className={legendCss.count}>{number(state.areas)}</span>
          </li>
        ))}
      </ul>
      {values.release && <p className={legendCss.note}>{words.published.release(values.release.madeAt)}</p>}
    </div>
  );
}
