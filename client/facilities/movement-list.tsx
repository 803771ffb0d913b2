import { Button } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reliefItem } from '../../data/catalogue/relief-items.ts';
import type { StockMovement } from '../../data/contract/stock.ts';
import { facilityWords } from '../../data/words/facilities.ts';
import { spokenAs } from '../../data/words/office.ts';
import { useCan } from '../access/me.ts';
import { fetchFile } from '../api.ts';
import { saveFile } from '../export/save.ts';
import table from '../imports/imports.module.css';
import register from '../pillars/register.module.css';
import { queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './facilities.module.css';

const ON_A_PAGE = 20;

/** What came and went, the latest first; each with its berita acara. */
export function MovementList() {
  const { words, language } = useSpeech();
  const said = spokenAs(words, facilityWords).stock;
  const [from, setFrom] = useState(0);
  const { data, error } = useQuery({
    ...queries.stockMovements({ from: String(from), most: String(ON_A_PAGE) }),
    placeholderData: keepPreviousData,
  });
  const minutes = useMutation({
    mutationFn: async (movement: number) => {
      const { name, blob } = await fetchFile('stockMinutes', { movement: String(movement), lang: language });
      saveFile(name, blob);
    },
    networkMode: 'always',
  });
  return (
    <section className={css.history} aria-label={said.history}>
      <h2>{said.history}</h2>
      <Refusal reason={error} />
      {data && <p className={register.count}>{said.historyOf(data.total)}</p>}
      {data && data.movements.length > 0 && (
        <div className={table.scroll}>
          <table className={table.table}>
            <caption className="unseen">{said.history}</caption>
            <thead>
              <tr>
                <th scope="col">{said.columns.on}</th>
                <th scope="col">{said.columns.kind}</th>
                <th scope="col">{said.columns.items}</th>
                <th scope="col">{said.columns.number}</th>
              </tr>
            </thead>
            <tbody>
              {data.movements.map((one) => (
                <Row key={one.id} movement={one} onMinutes={() => minutes.mutate(one.id)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Refusal reason={minutes.error} />
      {data && data.total > ON_A_PAGE && (
        <nav className={register.pages} aria-label={said.pages}>
          <Button variant="default" disabled={from === 0} onClick={() => setFrom(from - ON_A_PAGE)}>
            {said.earlier}
          </Button>
          <Button
            variant="default"
            disabled={from + ON_A_PAGE >= data.total}
            onClick={() => setFrom(from + ON_A_PAGE)}
          >
            {said.later}
          </Button>
        </nav>
      )}
    </section>
  );
}

function Row({ movement, onMinutes }: { movement: StockMovement; onMinutes: () => void }) {
  const { words, language } = useSpeech();
  const said = spokenAs(words, facilityWords).stock;
  const can = useCan();
  const { number, shortDay, moment } = words.format;
  const sign = (n: number) => (n > 0 ? `+${number(n)}` : number(n));
  return (
    <tr>
      <td>{shortDay(movement.on)}</td>
      <td>
        {said.kinds[movement.kind]} · {movement.facility.name}
        {movement.to && <> {said.to(movement.to.name)}</>}
        <small>
          {[
            movement.receiver && said.receiver(movement.receiver),
            movement.importId === null ? said.by(movement.madeBy, moment(movement.madeAt)) : said.imported,
            movement.note,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </td>
      <td>
        <ul className={css.items}>
          {movement.items.map(({ item, change }) => (
            <li key={item}>
              <span>{reliefItem(item).name[language]}</span>
              <span className={css.count}>
                {sign(change)} {reliefItem(item).unit[language]}
              </span>
            </li>
          ))}
        </ul>
      </td>
      <td>
        {movement.number}
        {can('facilities.manage') && (
          <div>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={said.minutesOf(movement.number)}
              onClick={onMinutes}
            >
              {said.minutes}
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}
