import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReleaseHead } from '../../data/contract/disclosure.ts';
import { queries } from '../queries.ts';
import { Section } from '../settings/section.tsx';
import settings from '../settings/settings.module.css';
import { Pill } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import { ReleaseDetailPart } from './release-detail.tsx';

/** All releases so far, newest first; each tells what changed since the one before. */
export function HistoryPart() {
  const { words } = useSpeech();
  const said = words.disclosure.history;
  const { data, error } = useQuery(queries.releases());
  const [open, setOpen] = useState<number>();
  return (
    <Section title={said.title} under={said.under}>
      <Refusal reason={data ? undefined : error} />
      {!data && !error && <Skeleton height={120} radius="md" />}
      {data?.releases.length === 0 && <p>{said.none}</p>}
      <ul className={settings.list}>
        {data?.releases.map((release) => (
          <li key={release.id} className={settings.item}>
            <Head release={release} />
            <Button
              size="compact-md"
              variant="default"
              aria-expanded={open === release.id}
              onClick={() => setOpen(open === release.id ? undefined : release.id)}
            >
              {open === release.id ? said.close : said.open}
            </Button>
            {open === release.id && <ReleaseDetailPart id={release.id} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Head({ release }: { release: ReleaseHead }) {
  const { words } = useSpeech();
  const said = words.disclosure.history;
  const { shown, primary, complement, kept } = release;
  return (
    <div>
      <h3>
        {said.name(release.id)} {release.current && <Pill tone="good">{said.current}</Pill>}{' '}
        {release.settingsChanged && <Pill tone="plain">{said.settingsChanged}</Pill>}
      </h3>
      <p>
        {words.disclosure.now.made(release.madeAt, release.madeBy)} · {said.reasons[release.reason]}
      </p>
      <p>{said.counts(shown, primary + complement, kept)}</p>
      {release.note !== '' && <p>“{release.note}”</p>}
    </div>
  );
}
