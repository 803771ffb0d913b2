import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { reliefItem } from '../../data/catalogue/relief-items.ts';
import type { Facility } from '../../data/contract/facility.ts';
import { facilityWords } from '../../data/words/facilities.ts';
import { spokenAs } from '../../data/words/office.ts';
import { queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './facilities.module.css';

/** What lies in one facility. */
export function FacilityStock({ facility }: { facility: Facility }) {
  const { words, language } = useSpeech();
  const said = spokenAs(words, facilityWords).stock;
  const { data, error } = useQuery(queries.stock({ facility: String(facility.id) }));
  return (
    <section className={css.part} aria-label={said.here}>
      <h2>{said.here}</h2>
      <Refusal reason={error} />
      {data?.items.length === 0 && <p className={css.small}>{said.none}</p>}
      <ul className={css.items}>
        {data?.items.map(({ item, count, decree }) => {
          const { name, unit } = reliefItem(item);
          return (
            <li key={item}>
              <span>
                {name[language]} {decree && <small className={css.small}>({said.decree})</small>}
              </span>
              <span className={css.count}>
                {words.format.number(count)} {unit[language]}
              </span>
            </li>
          );
        })}
      </ul>
      {data?.asOf && <p className={css.small}>{said.asOf(words.format.moment(data.asOf))}</p>}
      <p>
        <Link to="/kebencanaan/stok" search={true}>
          {said.all}
        </Link>
      </p>
    </section>
  );
}
