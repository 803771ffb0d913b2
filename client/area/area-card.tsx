import { Button } from '@mantine/core';
import type { Level } from '../../data/catalogue/levels.ts';
import type { AreaCard as AreaAnswer } from '../../data/contract/area.ts';
import { CLASS_HIDDEN, type ValueTable } from '../../data/contract/values.ts';
import type { CardPart, View } from '../../data/contract/view.ts';
import { levelName, levelNameUnder } from '../../data/words/level-name.ts';
import { seenLevels } from '../screens/published.ts';
import { SketchOffer } from '../sketch/sketch-offer.tsx';
import { type AreaRow, isComparable } from '../table/rows.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { capital, useSpeech } from '../words.ts';
import css from './card.module.css';
import { AreaDepth } from './depth.tsx';
import { Figure } from './figure.tsx';

interface AreaCardProps {
  readonly card: AreaAnswer;
  /** its figure; undefined where the area is not of the drawn level */
  readonly row: AreaRow | undefined;
  readonly values: ValueTable | null;
  readonly comparable: number;
  /** finer levels are not published to whoever looks */
  readonly finest: Level | undefined;
  readonly view: View;
  /** another part of the card */
  readonly onPart: (part: CardPart) => void;
  /** another area, by its code */
  readonly onChoose: (code: string) => void;
  readonly onDrill: () => void;
  readonly onClose: () => void;
}

/** One chosen area: where it lies, its figure, how official its border is, and the way into it. */
export function AreaCard(props: AreaCardProps) {
  const { card, row, values, comparable, finest, view, onDrill, onClose } = props;
  const { words, language } = useSpeech();
  const said = words.screen.area;
  const { format } = words;
  const below = seenLevels(card.below, finest)[0];
  const parent = card.path.at(-1);
  // The law says desa adat; what a desa or kelurahan is called here, the office says.
  const called = words.screen.level[levelName(card.area.level, [card.area.code])];
  const kind = card.kind === 'desa adat' ? card.kind : called;
  return (
    <section className={css.card} aria-label={card.area.name}>
      <div className={css.cardHead}>
        <div>
          <p className={css.path}>
            {card.path
              .slice(-2)
              .map((a) => a.name)
              .join(' › ')}
          </p>
          <h2>{card.area.name}</h2>
          <p className={css.small}>
            {capital(kind)} · {said.code} {card.area.code}
          </p>
        </div>
        <IconButton label={said.close} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      {row && (
        <div className={css.value}>
          {values && (
            <p className={css.what}>
              {capital(values.indicator.name[language])}, {format.period(values.period)}
            </p>
          )}
          <Figure row={row} values={values} />
          {row.rank !== null && isComparable(row) && comparable > 1 && (
            <p className={css.small}>{capital(said.rankOf(row.rank, comparable))}</p>
          )}
          {row.class === CLASS_HIDDEN && parent && (
            <button type="button" className={css.see} onClick={() => props.onChoose(parent.code)}>
              {words.published.seeArea(parent.name)}
            </button>
          )}
        </div>
      )}
      {below ? (
        <Button fullWidth onClick={onDrill} className={css.drill}>
          {said.drill(below.areas, words.screen.level[levelNameUnder(below.level, card.area.code)])}
        </Button>
      ) : (
        <p className={css.small}>
          {finest !== undefined && card.below.length > 0
            ? words.published.notFiner(words.screen.level[levelNameUnder(finest, card.area.code)])
            : said.bottom}
        </p>
      )}
      <SketchOffer key={card.area.code} card={card} />
      {view.period !== undefined && view.indicator !== undefined ? (
        <AreaDepth card={card} view={view} values={values} onPart={props.onPart} onChoose={props.onChoose} />
      ) : (
        <BorderFacts card={card} />
      )}
    </section>
  );
}

/** How official the border is, and how large the area, where there are no figures to tell more. */
function BorderFacts({ card }: { card: AreaAnswer }) {
  const { words } = useSpeech();
  const said = words.screen.area;
  return (
    <dl className={css.facts}>
      {card.areaKm2 !== null && (
        <>
          <dt>{said.size}</dt>
          <dd>{said.km2(card.areaKm2)}</dd>
        </>
      )}
      <dt>{said.boundary}</dt>
      <dd>
        {card.quality ? words.domain.quality[card.quality] : said.withoutShape}
        {card.shapeFromChildren && `, ${said.fromChildren}`}
      </dd>
      {card.source && (
        <>
          <dt>{said.source}</dt>
          <dd>
            {card.source}
            {card.boundaryAsOf && ` (${words.format.day(card.boundaryAsOf)})`}
          </dd>
        </>
      )}
    </dl>
  );
}
