import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import type { Me } from '../../data/contract/session.ts';
import { Choices } from '../ui/choices.tsx';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { DemoAccounts } from './demo-accounts.tsx';
import { KeepLink } from './keep-link.tsx';
import { LEFT } from './leave.ts';
import { AccessPage } from './page.tsx';
import { PasswordForm } from './password-form.tsx';
import { PinForm } from './pin-form.tsx';
import { TotpForm } from './totp-form.tsx';

interface SignInProps {
  readonly me: Me;
  /** the session ended without being asked to */
  readonly hasLost: boolean;
}

/** The way in, at whatever address was asked for: that page is there once one is in. */
export function SignInScreen({ me, hasLost }: SignInProps) {
  const { words } = useSpeech();
  const said = words.access.signIn;
  const path = useLocation({ select: (at) => at.pathname });
  const hasLeft = useLocation({
    select: (at) => (at.search as Record<string, unknown>)[LEFT.key] === LEFT.value,
  });
  const [way, setWay] = useState<'pin' | 'password'>(me.pin ? 'pin' : 'password');
  const [isTotp, setTotp] = useState(false);
  if (me.demo.length > 0) return <DemoAccounts accounts={me.demo} />;
  if (isTotp) return <TotpForm onBack={() => setTotp(false)} />;
  const note = hasLost
    ? said.expired
    : hasLeft
      ? said.ended
      : path === '/' || path === '/masuk'
        ? ''
        : said.needed;
  return (
    <AccessPage title={said.title} under={me.office === '' ? said.under : said.underOf(me.office)}>
      {note !== '' && (
        <p className={css.note} role="status">
          {note}
        </p>
      )}
      <div className={css.ways}>
        <Choices
          label={said.ways}
          value={way}
          onChoose={setWay}
          choices={[
            { value: 'password', label: said.byPassword },
            { value: 'pin', label: said.byPin },
          ]}
        />
      </div>
      {way === 'pin' ? <PinForm pin={me.pin} /> : <PasswordForm onTotp={() => setTotp(true)} />}
      <div className={css.apart}>
        <KeepLink to="/undangan" className={css.link}>
          {said.invitation}
        </KeepLink>
        <p className={css.small}>{said.invitationUnder}</p>
      </div>
    </AccessPage>
  );
}
