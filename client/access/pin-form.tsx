import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Me } from '../../data/contract/session.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { DigitsField, isSixDigits } from './fields.tsx';
import { useSignIn } from './signed-in.ts';

/** Signs in with the PIN, where this browser is bound to an account; else says how it becomes so. */
export function PinForm({ pin: bound }: { pin: Me['pin'] }) {
  const { words } = useSpeech();
  const said = words.access.pin;
  const [pin, setPin] = useState('');
  const [isChecked, setChecked] = useState(false);
  const enter = useSignIn('signInPin');
  if (!bound) return <p className={css.small}>{said.none}</p>;
  if (bound.state === 'locked') {
    return (
      <div className={`${css.note} ${css.warning}`} role="alert">
        <strong>{words.fault['account-locked'].title}</strong>
        <p>{words.fault['account-locked'].detail({})}</p>
      </div>
    );
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (isSixDigits(pin)) enter.mutate({ pin }, { onError: () => setPin('') });
      }}
    >
      <p>{said.as(bound.name)}</p>
      <DigitsField
        secret
        autoFocus
        purpose="current-password"
        label={said.label}
        value={pin}
        onChange={(next) => {
          setPin(next);
          setChecked(false);
        }}
        error={isChecked && !isSixDigits(pin) && !enter.error ? said.short : undefined}
      />
      <Refusal reason={enter.error} />
      <div className={css.actions}>
        <Button type="submit" loading={enter.isPending} fullWidth>
          {said.go}
        </Button>
      </div>
      <p className={css.small}>{said.forgotten}</p>
    </form>
  );
}
