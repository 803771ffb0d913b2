import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { reliefItem } from '../../data/catalogue/relief-items.ts';
import type { Stock } from '../../data/contract/stock.ts';
import { facilityWords } from '../../data/words/facilities.ts';
import { spokenAs } from '../../data/words/office.ts';
import { useCan } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { useIsDemo } from '../first/not-in-demo.tsx';
import { HazardPage } from '../hazards/hazard-page.tsx';
import table from '../imports/imports.module.css';
import register from '../pillars/register.module.css';
import { queries } from '../queries.ts';
import { Unreachable } from '../screens/trouble.tsx';
import { useSpeech } from '../words.ts';
import css from './facilities.module.css';
import { MovementForm } from './movement-form.tsx';
import { MovementList } from './movement-list.tsx';

/** What lies in the relief stores, where, and what came and went. */
export function StockScreen() {
  const { words } = useSpeech();
  const said = spokenAs(words, facilityWords).stock;
  const can = useCan();
  const isDemo = useIsDemo();
  const [isMoving, setMoving] = useState(false);
  const [saved, setSaved] = useState<string>();
  const { data, error, refetch } = useQuery(queries.stock({}));
  const all = useQuery({ ...queries.facilities({}), enabled: isMoving }).data?.facilities;
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  const mayMove = can('facilities.manage') && !isDemo;
  const own = all?.filter((one) => one.managed) ?? [];
  return (
    <HazardPage
      title={said.title}
      under={said.under}
      isReady={data !== undefined}
      acts={
        mayMove &&
        !isMoving && (
          <Button
            onClick={() => {
              setSaved(undefined);
              setMoving(true);
            }}
          >
            {said.move}
          </Button>
        )
      }
    >
      <div role="status">{saved && <p className={css.done}>{said.form.saved(saved)}</p>}</div>
      {isMoving && all && own.length === 0 && (
        <p className={register.demo} role="alert">
          {said.form.noFacilities}
        </p>
      )}
      {isMoving && own.length > 0 && (
        <MovementForm
          facilities={own}
          stock={data}
          onSaved={(no) => {
            setSaved(no);
            setMoving(false);
          }}
          onClose={() => setMoving(false)}
        />
      )}
      {data && <StockTable stock={data} />}
      {data?.asOf && <p className={css.small}>{said.asOf(words.format.moment(data.asOf))}</p>}
      <MovementList />
    </HazardPage>
  );
}

function StockTable({ stock }: { stock: Stock }) {
  const { words, language } = useSpeech();
  const { stock: said, simulated } = spokenAs(words, facilityWords);
  const { number } = words.format;
  const places = new Set(stock.items.flatMap(({ at }) => at.map(({ facility }) => facility)));
  return (
    <>
      <p className={css.answer}>
        {said.answer(stock.items.length, places.size)}{' '}
        {stock.simulated && <span className={table.simulated}>{simulated}</span>}
      </p>
      {stock.items.length > 0 && (
        <div className={`${table.scroll} ${css.stockTable}`}>
          <table className={table.table}>
            <caption className="unseen">{said.label}</caption>
            <thead>
              <tr>
                <th scope="col">{said.item}</th>
                <th scope="col" className={table.right}>
                  {said.total}
                </th>
                <th scope="col">{said.places}</th>
              </tr>
            </thead>
            <tbody>
              {stock.items.map(({ item, count, decree, at }) => {
                const { name, unit } = reliefItem(item);
                return (
                  <tr key={item}>
                    <th scope="row">
                      {name[language]}
                      {decree && <small>{said.decree}</small>}
                    </th>
                    <td className={table.right}>
                      {number(count)} {unit[language]}
                    </td>
                    <td>
                      <details className={css.more}>
                        <summary>{said.at(at.length)}</summary>
                        <ul className={css.items}>
                          {at.map((one) => (
                            <li key={one.facility}>
                              <Link
                                to="/kebencanaan/fasilitas/$id"
                                params={{ id: String(one.facility) }}
                                search={true}
                              >
                                {one.name}
                              </Link>
                              <span className={css.count}>
                                {number(one.count)} {unit[language]}
                              </span>
                            </li>
                          ))}
                        </ul>
                      </details>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
