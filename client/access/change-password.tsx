import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api.ts';
import { queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { PasswordField } from './fields.tsx';
import { isPasswordReady, NewPassword, NO_PASSWORD } from './new-password.tsx';

/** A new password; every other session of the account ends with it. */
export function ChangePassword() {
  const { words } = useSpeech();
  const said = words.access.password;
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [draft, setDraft] = useState(NO_PASSWORD);
  const [isChecked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: () => send('changePassword', { current, password: draft.password }),
    onSuccess: (me) => {
      setCurrent('');
      setDraft(NO_PASSWORD);
      setChecked(false);
      client.setQueryData(queries.session().queryKey, me);
      return client.invalidateQueries({ queryKey: ['sessions'] });
    },
    networkMode: 'always',
  });
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (current !== '' && isPasswordReady(draft)) save.mutate();
      }}
    >
      <PasswordField
        label={said.present}
        value={current}
        onChange={setCurrent}
        error={isChecked && current === '' ? said.presentMissing : undefined}
      />
      <NewPassword draft={draft} onChange={setDraft} isChecked={isChecked} />
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
