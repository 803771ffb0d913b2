import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api.ts';
import { queries } from '../queries.ts';
import { QrCode } from '../ui/qr-code.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { DigitsField, isSixDigits, PasswordField } from './fields.tsx';

/** Sets up the second factor: password, then the code to scan, then the first six digits. */
export function TotpSetup({ onCancel }: { onCancel?: () => void }) {
  const { words } = useSpeech();
  const said = words.access.own;
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation({
    mutationFn: () => send('beginTotp', { password }),
    onSuccess: () => setPassword(''),
    // What was made is not asked for twice, and is not kept by anything but this form.
    gcTime: 0,
    networkMode: 'always',
  });
  const confirm = useMutation({
    mutationFn: () => send('confirmTotp', { code }),
    onSuccess: (me) => {
      begin.reset();
      client.setQueryData(queries.session().queryKey, me);
      onCancel?.();
    },
    onError: () => setCode(''),
    networkMode: 'always',
  });
  const cancel = onCancel && (
    <Button variant="default" onClick={onCancel}>
      {said.cancel}
    </Button>
  );
  if (!begin.data) {
    return (
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (password !== '') begin.mutate();
        }}
      >
        <PasswordField label={said.totpPassword} value={password} onChange={setPassword} />
        <Refusal reason={begin.error} />
        <div className={css.actions}>
          <Button type="submit" loading={begin.isPending} disabled={password === ''}>
            {said.next}
          </Button>
          {cancel}
        </div>
      </form>
    );
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isSixDigits(code)) confirm.mutate();
      }}
    >
      <p>{said.totpScan}</p>
      <QrCode className={css.qr} text={begin.data.uri} label={said.totpQr} />
      <div>
        <p className={css.small}>{said.totpKey}</p>
        <code className={css.key}>{begin.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </div>
      <DigitsField
        autoFocus
        purpose="one-time-code"
        label={said.totpConfirm}
        value={code}
        onChange={setCode}
      />
      <Refusal reason={confirm.error} />
      <div className={css.actions}>
        <Button type="submit" loading={confirm.isPending} disabled={!isSixDigits(code)}>
          {said.totpSave}
        </Button>
        {cancel}
      </div>
    </form>
  );
}
