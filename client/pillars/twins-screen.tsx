import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ApiFault } from '../api.ts';
import { CoverageNav } from '../coverage/nav.tsx';
import { queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import { useSpeech } from '../words.ts';
import { TwinPair } from './twin-pair.tsx';
import css from './twins.module.css';

/** Pairs of the register that may be one: each is looked at by somebody, and merged or kept apart. */
export function TwinsScreen() {
  const { words } = useSpeech();
  const said = words.pillars.twins;
  const { data, error, refetch } = useQuery(queries.likelySame());
  const [merged, setMerged] = useState<{ readonly id: number; readonly name: string }>();
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  return (
    <div className={page.page}>
      <CoverageNav />
      <div className={page.wide}>
        <p>
          <Link to="/pilar" search={true} className={page.back}>
            ‹ {words.pillars.person.back}
          </Link>
        </p>
        <h1>{said.title}</h1>
        <p className={page.under}>{said.under}</p>
        {merged && (
          <p role="status" className={css.merged}>
            {said.merged(merged.name)}{' '}
            <Link to="/pilar/$id" params={{ id: String(merged.id) }} search={true}>
              {said.toPerson}
            </Link>
          </p>
        )}
        {data ? (
          <>
            <p role="status" className={css.count}>
              {data.pairs.length === 0 ? said.none : said.count(data.pairs.length)}
            </p>
            <ul className={css.pairs}>
              {data.pairs.map((pair) => (
                <TwinPair
                  key={`${pair.one.id} ${pair.other.id}`}
                  pair={pair}
                  onMerged={({ id, name }) => setMerged({ id, name })}
                />
              ))}
            </ul>
          </>
        ) : (
          <Skeleton height={240} radius="lg" />
        )}
      </div>
    </div>
  );
}
