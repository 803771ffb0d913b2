import { useQuery } from '@tanstack/react-query';
import { hazardName } from '../../data/catalogue/hazards.ts';
import { hazardWords } from '../../data/words/hazards.ts';
import { spokenAs } from '../../data/words/office.ts';
import table from '../imports/imports.module.css';
import { queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './hazards.module.css';

const LATEST = 10;
const MOST_YEARS = 8;

/** What happened before: how often, by hazard and year, and the latest of it. */
export function EventsPart({ within }: { within: string }) {
  const { words, language } = useSpeech();
  const said = spokenAs(words, hazardWords).zones.events;
  const { data, error } = useQuery(queries.hazardEvents(within));
  const years = [...new Set(data?.years.map(({ year }) => year))].sort((a, b) => a - b).slice(-MOST_YEARS);
  const hazards = [...new Set(data?.years.map(({ hazard }) => hazard))];
  const of = (hazard: string, year?: number) =>
    (data?.years ?? [])
      .filter((one) => one.hazard === hazard && (year === undefined || one.year === year))
      .reduce((sum, one) => sum + one.count, 0);
  const { number } = words.format;
  return (
    <section className={css.section} aria-label={said.title}>
      <h2>{said.title}</h2>
      <Refusal reason={error} />
      {data && hazards.length === 0 && <p>{said.none}</p>}
      {hazards.length > 0 && (
        <div className={table.scroll}>
          <table className={table.table}>
            <caption className="unseen">{said.label}</caption>
            <thead>
              <tr>
                <th scope="col">{said.hazard}</th>
                {years.map((year) => (
                  <th key={year} scope="col" className={table.right}>
                    {year}
                  </th>
                ))}
                <th scope="col" className={table.right}>
                  {said.all}
                </th>
              </tr>
            </thead>
            <tbody>
              {hazards.map((hazard) => (
                <tr key={hazard}>
                  <th scope="row">{hazardName(hazard)[language]}</th>
                  {years.map((year) => (
                    <td key={year} className={table.right}>
                      {number(of(hazard, year))}
                    </td>
                  ))}
                  <td className={table.right}>{number(of(hazard))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && data.events.length > 0 && (
        <>
          <h3>{said.latest}</h3>
          <ul className={css.zones}>
            {data.events.slice(0, LATEST).map((one) => (
              <li key={`${one.code} ${one.hazard} ${one.on ?? one.year} ${one.source}`}>
                {[
                  one.on ? words.format.day(one.on) : String(one.year),
                  hazardName(one.hazard)[language],
                  one.name,
                  one.count > 1 && said.times(one.count),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
