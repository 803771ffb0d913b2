import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SystemState } from '../../data/contract/system.ts';
import { ApiFault } from '../api.ts';
import { queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import { useSpeech } from '../words.ts';
import { Section } from './section.tsx';
import settings from './settings.module.css';
import { SettingsNav } from './settings-nav.tsx';
import css from './system.module.css';

/** How the installation is: how old the newest backup is, which are kept, versions, and which key seals. */
export function SystemScreen() {
  const { words } = useSpeech();
  const said = words.administration.system;
  const { data, error, refetch } = useQuery(queries.systemState());
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  return (
    <div className={page.page}>
      <SettingsNav />
      <div className={settings.page}>
        <h1>{said.title}</h1>
        <p className={page.under}>{said.under}</p>
        {data ? (
          <>
            <Backups backups={data.backups} />
            <Installation state={data} />
          </>
        ) : (
          <Skeleton height={320} radius="lg" />
        )}
      </div>
    </div>
  );
}

function Backups({ backups }: { backups: SystemState['backups'] }) {
  const { words } = useSpeech();
  const said = words.administration.system;
  const { every, ageHours, changedSince, late, kept } = backups;
  return (
    <Section title={said.backup} under={every === null ? said.never : said.every[every]}>
      {every !== null && (
        <div className={css.age} data-late={late || undefined} role={late ? 'alert' : undefined}>
          <strong>{ageHours === null ? said.none : `${said.newest}: ${said.ago(ageHours)}`}</strong>
          {late ? (
            <p>
              {said.late} <code>{said.command}</code>
            </p>
          ) : (
            <p>{changedSince ? said.changed : said.fresh}</p>
          )}
        </div>
      )}
      {kept.length > 0 && (
        <>
          <h3>{said.list}</h3>
          <p className={settings.under}>{said.listUnder}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it */}
          <section className={css.box} tabIndex={0} aria-label={said.list}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th scope="col">{said.made}</th>
                  <th scope="col">{said.why}</th>
                  <th scope="col">{said.size}</th>
                  <th scope="col">{said.name}</th>
                </tr>
              </thead>
              <tbody>
                {kept.map((one) => (
                  <tr key={one.name}>
                    <td>{words.format.moment(one.madeAt)}</td>
                    <td>{said.reasons[one.reason]}</td>
                    <td>{said.megabytes(one.bytes)}</td>
                    <td>
                      <code>{one.name}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </Section>
  );
}

function Installation({ state }: { state: SystemState }) {
  const { words } = useSpeech();
  const said = words.administration.system;
  const { key } = state;
  return (
    <Section title={said.installation} under={said.keyUnder}>
      <dl className={css.facts}>
        <dt>{said.version}</dt>
        <dd>{state.version}</dd>
        <dt>{said.database}</dt>
        <dd>{said.databases[state.database]}</dd>
        <dt>{said.schema}</dt>
        <dd>{state.schema}</dd>
        <dt>{said.key}</dt>
        <dd>
          {said.keyIs(key.version, key.fingerprint)}
          {key.since !== null && `, ${said.keySince(words.format.moment(key.since))}`}
        </dd>
      </dl>
    </Section>
  );
}
