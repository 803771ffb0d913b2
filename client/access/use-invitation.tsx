import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RouteAnswer, RouteInput } from '../../data/contract/routes.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { DigitsField, isSixDigits } from './fields.tsx';
import { isPasswordReady, NewPassword, NO_PASSWORD } from './new-password.tsx';
import { useSignIn } from './signed-in.ts';

interface UseInvitationProps {
  readonly of: RouteInput<'lookAtInvitation'>;
  readonly seen: RouteAnswer<'lookAtInvitation'>;
  readonly after: () => void;
}

/** Chooses the PIN or the password, uses the invitation and signs this browser in. */
export function UseInvitation({ of, seen, after }: UseInvitationProps) {
  const { words } = useSpeech();
  const said = words.access.invitation;
  const byPin = seen.way === 'pin';
  const [pin, setPin] = useState('');
  const [repeated, setRepeated] = useState('');
  const [password, setPassword] = useState(NO_PASSWORD);
  const [isChecked, setChecked] = useState(false);
  const use = useSignIn('useInvitation', { after });
  const isReady = byPin ? isSixDigits(pin) && pin === repeated : isPasswordReady(password);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (isReady) use.mutate({ ...of, ...(byPin ? { pin } : { password: password.password }) });
      }}
    >
      <h2>{byPin ? said.makePin : said.makePassword}</h2>
      {byPin ? (
        <>
          <p className={css.small}>{said.makePinUnder}</p>
          <DigitsField
            secret
            autoFocus
            purpose="new-password"
            label={said.pin}
            value={pin}
            onChange={setPin}
            error={isChecked && !isSixDigits(pin) ? words.access.pin.short : undefined}
          />
          <DigitsField
            secret
            purpose="new-password"
            label={said.repeatPin}
            value={repeated}
            onChange={setRepeated}
            error={isChecked && isSixDigits(pin) && pin !== repeated ? said.pinsDiffer : undefined}
          />
        </>
      ) : (
        <>
          {/* A password manager keeps the pair. */}
          <input type="text" hidden readOnly autoComplete="username" value={seen.username} />
          <NewPassword autoFocus draft={password} onChange={setPassword} isChecked={isChecked} />
        </>
      )}
      <Refusal reason={use.error} />
      <div className={css.actions}>
        <Button type="submit" loading={use.isPending} fullWidth>
          {said.save}
        </Button>
      </div>
    </form>
  );
}
