import { roleShort } from '../../data/catalogue/role-short.ts';
import type { Plan } from '../../data/contract/plan.ts';
import { useSpeech } from '../words.ts';
import css from './coverage.module.css';

/** Limits that cannot be kept together: which ones, for whom and where, and what to do. */
export function Contradictions({ plan }: { plan: Plan }) {
  const { words, language } = useSpeech();
  const said = words.plan.contradiction;
  return (
    <div role="alert" className={css.contradiction}>
      <h3>{said.title}</h3>
      {plan.contradictions.map((one) => {
        const persons = one.persons.flatMap((p) => (p.name === null ? [] : [p.name]));
        return (
          <div key={`${one.role} ${one.limits.join(' ')}`}>
            <p>{said.lead(roleShort(one.role, language))}</p>
            <ul>
              {one.limits.map((limit) => (
                <li key={limit}>{said.limits[limit]}</li>
              ))}
            </ul>
            {one.areas.length > 0 && <p>{said.areas(words.format.list(one.areas))}</p>}
            {persons.length > 0 && <p>{said.persons(words.format.list(persons))}</p>}
          </div>
        );
      })}
      <p>{said.remedy}</p>
    </div>
  );
}
