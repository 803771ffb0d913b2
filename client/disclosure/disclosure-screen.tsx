import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiFault } from '../api.ts';
import { queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import settings from '../settings/settings.module.css';
import { SettingsNav } from '../settings/settings-nav.tsx';
import { useSpeech } from '../words.ts';
import { HistoryPart } from './history-part.tsx';
import { ReleasePart } from './release-part.tsx';
import { RulesPart } from './rules-part.tsx';

/** While a release is made elsewhere the page looks how it goes. */
const LOOK_MS = 3000;

/** What is published how: the release in force, the rules with their preview, and all releases so far. */
export function DisclosureScreen() {
  const { words } = useSpeech();
  const said = words.disclosure;
  const { data, error, refetch } = useQuery({
    ...queries.disclosure(),
    refetchInterval: (q) => (q.state.data?.running ? LOOK_MS : false),
  });
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
            <ReleasePart state={data} />
            <RulesPart state={data} />
            <HistoryPart />
          </>
        ) : (
          <Skeleton height={420} radius="lg" />
        )}
      </div>
    </div>
  );
}
