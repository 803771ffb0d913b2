import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { hazardName } from '../../data/catalogue/hazards.ts';
import { hazardWords } from '../../data/words/hazards.ts';
import { levelNameUnder } from '../../data/words/level-name.ts';
import { spokenAs } from '../../data/words/office.ts';
import card from '../area/card.module.css';
import { Figure } from '../area/figure.tsx';
import { ZONE_CLASSES, ZONE_COLOURS } from '../map/zone-pattern.ts';
import { queries } from '../queries.ts';
import type { Need } from '../screens/need.ts';
import { seenLevels } from '../screens/published.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { capital, useSpeech } from '../words.ts';
import { useHazardHere } from './hazard-context.ts';
import css from './hazards.module.css';

/** The chosen area: the figure, how much of it lies in the zones of each hazard, and the way into it. */
export function HazardCardPart({ need }: { need: Need }) {
  const { words, language } = useSpeech();
  const said = words.screen.area;
  const { selected, shown } = need.data;
  if (!selected || !shown) return null;
  const row = need.selectedRow?.code === selected.area.code ? need.selectedRow : undefined;
  const { values } = shown;
  const below = seenLevels(selected.below, need.finest)[0];
  return (
    <section className={card.card} aria-label={selected.area.name}>
      <div className={card.cardHead}>
        <div>
          <p className={card.path}>
            {selected.path
              .slice(-2)
              .map((a) => a.name)
              .join(' › ')}
          </p>
          <h2>{selected.area.name}</h2>
        </div>
        <IconButton label={said.close} onClick={() => need.change({ selected: undefined })}>
          <CloseIcon />
        </IconButton>
      </div>
      {row && (
        <div className={card.value}>
          {values && (
            <p className={card.what}>
              {capital(values.indicator.name[language])}, {words.format.period(values.period)}
            </p>
          )}
          <Figure row={row} values={values} />
        </div>
      )}
      <AllHazards code={selected.area.code} />
      <PastEvents code={selected.area.code} />
      {below && (
        <Button fullWidth onClick={() => need.into(selected)} className={card.drill}>
          {said.drill(below.areas, words.screen.level[levelNameUnder(below.level, selected.area.code)])}
        </Button>
      )}
    </section>
  );
}

/** What happened before in an area: the only witness of danger where nobody has drawn zones. */
function PastEvents({ code }: { code: string }) {
  const { words, language } = useSpeech();
  const said = spokenAs(words, hazardWords);
  const { data } = useQuery(queries.hazardEvents(code));
  if (!data || data.years.length === 0) return null;
  const of = [...Map.groupBy(data.years, ({ hazard }) => hazard)];
  return (
    <div className={css.all}>
      <h3>{said.zones.events.title}</h3>
      <ul>
        {of.map(([hazard, years]) => (
          <li key={hazard}>
            <span>{hazardName(hazard)[language]}</span>
            <small>
              {said.card.times(
                years.reduce((sum, { count }) => sum + count, 0),
                Math.max(...years.map(({ year }) => year)),
              )}
            </small>
          </li>
        ))}
      </ul>
      <small>{said.qualityUnder.kejadian}</small>
    </div>
  );
}

/** Every hazard of an area: percent of its land by class. */
function AllHazards({ code }: { code: string }) {
  const { words, language } = useSpeech();
  const { many } = useHazardHere();
  const said = spokenAs(words, hazardWords);
  const of = many?.areas.find((area) => area.code === code);
  if (!many || !of) return null;
  const percent = (n: number) => words.format.number(n, n > 0 && n < 10 ? 1 : 0);
  return (
    <div className={css.all}>
      <h3>{said.card.title}</h3>
      {many.hazards.length === 0 && <p>{said.card.none}</p>}
      {many.hazards.length > 0 && <p>{said.card.looked(of.known, many.hazards.length)}</p>}
      <ul>
        {many.hazards.map((hazard, i) => {
          const by = of.by[i];
          const sum = by ? by.rendah + by.sedang + by.tinggi : 0;
          return (
            <li key={hazard}>
              <span>{hazardName(hazard)[language]}</span>
              {by ? (
                <>
                  <span className={css.bar} aria-hidden>
                    {ZONE_CLASSES.toReversed().map((name) => (
                      <i key={name} style={{ width: `${by[name]}%`, background: ZONE_COLOURS[name] }} />
                    ))}
                  </span>
                  <small>
                    {sum === 0
                      ? said.card.free
                      : said.card.parts(percent(by.rendah), percent(by.sedang), percent(by.tinggi))}
                  </small>
                </>
              ) : (
                <small>{of.waiting ? said.card.waiting : said.card.unknown}</small>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
