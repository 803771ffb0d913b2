import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { DigitsField, isSixDigits } from './fields.tsx';

/** A new PIN on this phone. */
export function ChangePin() {
  const { words } = useSpeech();
  const { pin: said, invitation } = words.access;
  const [current, setCurrent] = useState('');
  const [chosen, setChosen] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isChecked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: () => send('changePin', { current, chosen }),
    onSuccess: () => {
      setCurrent('');
      setChosen('');
      setRepeated('');
      setChecked(false);
    },
    networkMode: 'always',
  });
  const short = (pin: string) => (isChecked && !isSixDigits(pin) ? said.short : undefined);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (isSixDigits(current) && isSixDigits(chosen) && chosen === repeated) save.mutate();
      }}
    >
      <DigitsField
        secret
        purpose="current-password"
        label={said.present}
        value={current}
        onChange={setCurrent}
        error={short(current)}
      />
      <DigitsField
        secret
        purpose="new-password"
        label={said.fresh}
        description={invitation.pinRule}
        value={chosen}
        onChange={setChosen}
        error={short(chosen)}
      />
      <DigitsField
        secret
        purpose="new-password"
        label={invitation.repeatPin}
        value={repeated}
        onChange={setRepeated}
        error={isChecked && chosen !== repeated ? invitation.pinsDiffer : undefined}
      />
      <Refusal reason={save.error} />
      <div className={css.actions}>
        <Button type="submit" loading={save.isPending}>
          {said.save}
        </Button>
        <span role="status">{save.isSuccess && said.changed}</span>
      </div>
    </form>
  );
}
