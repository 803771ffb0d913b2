import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { spokenAs } from '../../data/words/office.ts';
import { registerWords } from '../../data/words/register.ts';
import { ApiFault } from '../api.ts';
import { change } from '../queries.ts';
import { Confirm } from '../ui/confirm.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';

const LEAST_LETTERS = 5;

/** Takes a contact out of every list of an area at the own request: one who stands there, or stood there once. */
export function EraseContact({ answer }: { answer: RouteAnswer<'contacts'> }) {
  const { words } = useSpeech();
  const said = spokenAs(words, registerWords).contact;
  const [isAsking, setAsking] = useState(false);
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const known = useId();
  const erase = useMutation(change('eraseContact'));
  const stop = () => {
    setAsking(false);
    setName('');
    setReason('');
    erase.reset();
  };
  const isNobody = erase.error instanceof ApiFault && erase.error.code === 'register-refused';
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setAsking(true)}>
        {said.erase}
      </Button>
      {isAsking && (
        <Confirm
          title={said.title(answer.area.name)}
          confirm={words.pillars.person.eraseGo}
          cancel={words.pillars.cancel}
          isBusy={erase.isPending}
          canConfirm={name.trim() !== '' && reason.trim().length >= LEAST_LETTERS}
          onConfirm={() =>
            erase.mutate(
              { area: answer.area.code, name: name.trim(), reason: reason.trim() },
              { onSuccess: stop },
            )
          }
          onCancel={stop}
        >
          <p>{said.text}</p>
          <TextInput
            label={said.name}
            list={known}
            value={name}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
            error={isNobody && said.nobody}
          />
          <datalist id={known}>
            {answer.contacts.map((one) => (
              <option key={one.no} value={one.name} />
            ))}
          </datalist>
          <TextInput
            label={words.pillars.person.eraseReason}
            value={reason}
            maxLength={300}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {!isNobody && <Refusal reason={erase.error} />}
        </Confirm>
      )}
    </>
  );
}
