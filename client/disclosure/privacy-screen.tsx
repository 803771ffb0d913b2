import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PUBLISHED_FAMILIES } from '../../data/contract/disclosure.ts';
import { ApiFault } from '../api.ts';
import { queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import settings from '../settings/settings.module.css';
import { capital, useSpeech } from '../words.ts';
import css from './disclosure.module.css';

/** How figures of people are published here: what everybody may know, with the reasons that the office has given. */
export function PrivacyScreen() {
  const { words, language } = useSpeech();
  const said = words.disclosure.privacy;
  const { data, error, refetch } = useQuery(queries.privacyNotice());
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  return (
    <div className={page.page}>
      <div className={page.narrow}>
        <h1>{said.title}</h1>
        <p className={page.under}>{said.under(data?.office ?? '')}</p>
        {data ? (
          <>
            <div className={`${settings.section} ${css.prose}`}>
              <p>{said.counts}</p>
              <p>{said.small(data.k.open)}</p>
              <p>{said.closed(data.k.closed)}</p>
              <p>{said.states}</p>
              <p>{said.street}</p>
              <p>{data.release ? said.release(data.release.madeAt) : said.noRelease}</p>
            </div>
            <section className={settings.section}>
              <h2>{said.levels}</h2>
              <dl className={css.facts}>
                {PUBLISHED_FAMILIES.map(
                  (family) =>
                    family !== 'closed' && (
                      <div key={family}>
                        <dt>{words.disclosure.family[family]}</dt>
                        <dd>{words.domain.level[data.levels[family]]}</dd>
                      </div>
                    ),
                )}
                {(['sexes', 'served'] as const).map((cut) => (
                  <div key={cut}>
                    <dt>{words.disclosure[cut]}</dt>
                    <dd>{words.domain.level[data.levels[cut]]}</dd>
                  </div>
                ))}
              </dl>
              <p className={settings.small}>{said.finer}</p>
              <p className={settings.small}>{words.published.rates}</p>
            </section>
            <section className={settings.section}>
              <h2>{said.lowered}</h2>
              {data.lowered.length === 0 && <p className={settings.small}>{said.noneLowered}</p>}
              <ul className={css.reasons}>
                {data.lowered.map((one) => (
                  <li key={one.type}>
                    <b>{said.loweredTo(capital(one.name[language]), words.domain.level[one.finest])}</b>
                    <p>{one.reason}</p>
                    {one.waits && <p className={settings.small}>{said.loweredWaits}</p>}
                  </li>
                ))}
              </ul>
            </section>
            <p className={css.toMap}>
              <Link to="/" search={true}>
                {said.toMap}
              </Link>
            </p>
          </>
        ) : (
          <Skeleton height={420} radius="lg" />
        )}
      </div>
    </div>
  );
}
