import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Pillar } from '../../data/contract/volunteer.ts';
import { send } from '../api.ts';
import { Confirm } from '../ui/confirm.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './person.module.css';

const LEAST_LETTERS = 5;

/** Erases what is personal at the own request of a pillar: the one change that cannot be taken back. */
export function ErasePillar({ pillar }: { pillar: Pillar }) {
  const { words } = useSpeech();
  const said = words.pillars.person;
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const erase = useMutation({
    mutationFn: () => send('erasePillar', { id: String(pillar.id), reason: reason.trim() }),
    networkMode: 'always',
    onSuccess: async () => {
      await navigate({ to: '/pilar', search: true as never });
      await client.invalidateQueries();
    },
  });
  const stop = () => {
    setAsking(false);
    erase.reset();
  };
  return (
    <p className={css.erase}>
      <Button variant="subtle" size="compact-md" onClick={() => setAsking(true)}>
        {said.erase}
      </Button>
      {isAsking && (
        <Confirm
          title={said.eraseTitle(pillar.name)}
          confirm={said.eraseGo}
          cancel={words.pillars.cancel}
          isBusy={erase.isPending}
          canConfirm={reason.trim().length >= LEAST_LETTERS}
          onConfirm={() => erase.mutate()}
          onCancel={stop}
        >
          <p>{said.eraseText}</p>
          <TextInput
            label={said.eraseReason}
            value={reason}
            maxLength={300}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Refusal reason={erase.error} />
        </Confirm>
      )}
    </p>
  );
}
