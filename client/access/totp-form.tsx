import { Button } from '@mantine/core';
import { useState } from 'react';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { DigitsField, isSixDigits } from './fields.tsx';
import { AccessPage } from './page.tsx';
import { useSignIn } from './signed-in.ts';

/** The second factor of a sign-in that has begun. */
export function TotpForm({ onBack }: { onBack: () => void }) {
  const { words } = useSpeech();
  const said = words.access.totp;
  const [code, setCode] = useState('');
  const enter = useSignIn('signInTotp');
  return (
    <AccessPage title={said.title} under={said.under}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isSixDigits(code)) enter.mutate({ code }, { onError: () => setCode('') });
        }}
      >
        <DigitsField autoFocus purpose="one-time-code" label={said.label} value={code} onChange={setCode} />
        <Refusal reason={enter.error} />
        <div className={css.actions}>
          <Button type="submit" loading={enter.isPending} disabled={!isSixDigits(code)}>
            {said.go}
          </Button>
          <Button variant="default" onClick={onBack}>
            {said.back}
          </Button>
        </div>
        <p className={css.small}>{said.lost}</p>
      </form>
    </AccessPage>
  );
}
