import { Link } from '@tanstack/react-router';
import type { AreaCard } from '../../data/contract/area.ts';
import type { AreaProfile, ProfileSource } from '../../data/contract/profile.ts';
import { useSpeech } from '../words.ts';
import cardCss from './card.module.css';
import css from './depth.module.css';

const ORDER: readonly ProfileSource['of'][] = ['need', 'population', 'boundary'];

/** Where figures and border come from: each import with licence, day and its report. */
export function SourcesPart({ profile, card }: { profile: AreaProfile; card: AreaCard }) {
  const { words } = useSpeech();
  const said = words.card.sources;
  const { area } = words.screen;
  const { format } = words;
  const sources = ORDER.flatMap((of) => profile.sources.filter((s) => s.of === of));
  const regency = [...card.path, card.area].find((a) => a.level === 'kabupaten') ?? card.area;
  return (
    <>
      {sources.length === 0 && <p className={css.note}>{said.none}</p>}
      <ul className={css.sources} aria-label={said.title}>
        {sources.map((s) => (
          <li key={`${s.of} ${s.importId}`}>
            <small>
              {said.of[s.of]}
              {s.simulated && ` · ${said.simulated}`}
            </small>
            <b>{s.name ?? said.unnamed}</b>
            <small>
              {s.asOf ? said.asOf(format.day(s.asOf)) : said.noDay} ·{' '}
              {s.licence ? said.licence(s.licence) : said.noLicence}
            </small>
            <small>
              <Link to="/data/$id" params={{ id: String(s.importId) }} search={true}>
                {said.report} {s.importId}
              </Link>
            </small>
          </li>
        ))}
      </ul>
      {sources.length > 0 && <p className={css.note}>{said.within(regency.name)}</p>}
      <dl className={cardCss.facts}>
        <dt>{area.boundary}</dt>
        <dd>
          {card.quality ? words.domain.quality[card.quality] : area.withoutShape}
          {card.shapeFromChildren && `, ${area.fromChildren}`}
        </dd>
        {card.areaKm2 !== null && (
          <>
            <dt>{area.size}</dt>
            <dd>{area.km2(card.areaKm2)}</dd>
          </>
        )}
      </dl>
    </>
  );
}
