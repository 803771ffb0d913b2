import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Account } from '../../data/contract/account.ts';
import { accountLinkWords } from '../../data/words/account-link.ts';
import { spokenAs } from '../../data/words/office.ts';
import { change, queries, query } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './accounts.module.css';

const TYPING_MS = 200;
const LEAST_LETTERS = 2;
const MOST_FOUND = 6;

/** Who an account is in the register: whoever is sent may then report from there. */
export function PillarLink({ account }: { account: Account }) {
  const { words } = useSpeech();
  const w = spokenAs(words, accountLinkWords);
  const { data } = useQuery(query('linkedPillar', { account: account.id }));
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim(), TYPING_MS);
  const isLong = wanted.length >= LEAST_LETTERS;
  const found = useQuery({
    ...queries.pillars({ search: wanted, most: String(MOST_FOUND) }),
    enabled: isLong,
  });
  const link = useMutation(change('linkAccount'));
  const set = (pillar: number | null) =>
    link.mutate({ account: account.id, pillar }, { onSuccess: () => setText('') });
  if (!data) return null;
  const persons = found.data?.pillars.filter(({ managed, subject }) => managed && subject === 'person') ?? [];
  return (
    <section aria-label={w.title}>
      <h4>{w.title}</h4>
      <p className={css.small}>{w.under}</p>
      {data.pillar ? (
        <p>
          <b>{data.pillar.name}</b>{' '}
          <Button size="compact-sm" variant="default" loading={link.isPending} onClick={() => set(null)}>
            {w.drop}
          </Button>
        </p>
      ) : (
        <p>{w.none}</p>
      )}
      <TextInput
        type="search"
        aria-label={w.find}
        placeholder={w.find}
        maxLength={60}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {isLong && found.data && persons.length === 0 && <p className={css.small}>{w.nobody}</p>}
      {isLong &&
        persons.map((one) => (
          <p key={one.id}>
            <Button
              size="compact-sm"
              variant="default"
              loading={link.isPending}
              aria-label={w.link(one.name)}
              onClick={() => set(one.id)}
            >
              {one.name}
            </Button>{' '}
            <small>
              {[...new Set(one.roles.flatMap((role) => role.areas.map((area) => area.name)))]
                .slice(0, 2)
                .join(', ') || one.home?.name}
            </small>
          </p>
        ))}
      <Refusal reason={link.error} />
    </section>
  );
}
