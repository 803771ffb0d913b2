import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { PasswordField } from './fields.tsx';
import { useSignIn } from './signed-in.ts';

/** Signs in with user name or e-mail and password. `onTotp`: the second factor is asked for. */
export function PasswordForm({ onTotp }: { onTotp: () => void }) {
  const { words } = useSpeech();
  const said = words.access.signIn;
  const [identifier, setIdentifier] = useState('');
  const [password, setPassword] = useState('');
  const [isChecked, setChecked] = useState(false);
  const enter = useSignIn('signIn', { onMore: onTotp });
  const isEmpty = identifier.trim() === '' || password === '';
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!isEmpty) enter.mutate({ identifier: identifier.trim(), password });
      }}
    >
      <TextInput
        label={said.name}
        value={identifier}
        maxLength={200}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => setIdentifier(event.currentTarget.value)}
        error={isChecked && identifier.trim() === '' && said.empty}
      />
      <PasswordField
        label={said.password}
        value={password}
        onChange={setPassword}
        error={isChecked && identifier.trim() !== '' && password === '' ? said.empty : undefined}
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
