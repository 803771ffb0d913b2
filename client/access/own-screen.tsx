import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Me } from '../../data/contract/session.ts';
import { change } from '../queries.ts';
import page from '../screens/page.module.css';
import { Section } from '../settings/section.tsx';
import settings from '../settings/settings.module.css';
import { Pill } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { ChangePassword } from './change-password.tsx';
import { ChangePin } from './change-pin.tsx';
import { PasswordField } from './fields.tsx';
import { GrantList } from './grant-list.tsx';
import { LeaveButton } from './leave-button.tsx';
import { useMe } from './me.ts';
import { Insecure } from './page.tsx';
import { OwnSessions } from './sessions.tsx';
import { TotpSetup } from './totp-setup.tsx';
import { WiderSection } from './wider.tsx';

/** One's own account: roles and areas, where one is signed in, password or PIN, second factor. */
export function OwnScreen() {
  const { words } = useSpeech();
  const said = words.access.own;
  const me = useMe();
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  if (!me?.account) return null;
  const { account } = me;
  return (
    <div className={page.page}>
      <div className={settings.page}>
        <Insecure />
        <h1>{account.name}</h1>
        <p className={page.under}>
          {account.username}
          {account.simulated && (
            <>
              {' '}
              <Pill tone="unsure">{words.access.demo.tag}</Pill>
            </>
          )}
        </p>
        <LeaveButton />
        <Section title={said.grants} under={said.grantsUnder}>
          <GrantList grants={me.grants} none={said.noGrants} withAbout />
        </Section>
        {(me.rights.includes('wider.self') || me.rights.includes('wider.give')) && <WiderSection me={me} />}
        {!account.simulated && (
          <>
            <Section title={said.sessions} under={said.sessionsUnder}>
              <OwnSessions />
            </Section>
            {account.way === 'pin' ? (
              <Section title={said.pin} under={said.pinUnder}>
                <ChangePin />
              </Section>
            ) : (
              <>
                <Section title={said.password} under={said.passwordUnder}>
                  <ChangePassword />
                </Section>
                <Totp
                  account={account}
                  isNeeded={me.grants.some((grant) => grant.role === 'administrator')}
                />
              </>
            )}
          </>
        )}
      </div>
    </div>
  );
}

interface TotpProps {
  readonly account: NonNullable<Me['account']>;
  /** the role does not do without */
  readonly isNeeded: boolean;
}

function Totp({ account, isNeeded }: TotpProps) {
  const { words } = useSpeech();
  const said = words.access.own;
  const [doing, setDoing] = useState<'set' | 'remove'>();
  return (
    <Section title={said.totp} under={said.totpUnder}>
      <p role="status">{account.totp ? said.totpOn : said.totpOff}</p>
      {account.totp && isNeeded && (
        <>
          <p>{said.totpKept}</p>
          <p>{words.access.totp.lost}</p>
        </>
      )}
      {doing === 'set' && <TotpSetup onCancel={() => setDoing(undefined)} />}
      {doing === 'remove' && <RemoveTotp onDone={() => setDoing(undefined)} />}
      {doing === undefined && !(account.totp && isNeeded) && (
        <div className={settings.actions}>
          <Button variant="default" onClick={() => setDoing(account.totp ? 'remove' : 'set')}>
            {account.totp ? said.totpStop : said.totpStart}
          </Button>
        </div>
      )}
    </Section>
  );
}

function RemoveTotp({ onDone }: { onDone: () => void }) {
  const { words } = useSpeech();
  const said = words.access.own;
  const [password, setPassword] = useState('');
  const remove = useMutation(change('removeTotp'));
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') remove.mutate({ password }, { onSuccess: onDone });
      }}
    >
      <PasswordField label={said.totpPassword} value={password} onChange={setPassword} />
      <Refusal reason={remove.error} />
      <div className={css.actions}>
        <Button type="submit" loading={remove.isPending} disabled={password === ''}>
          {said.totpStop}
        </Button>
        <Button variant="default" onClick={onDone}>
          {said.cancel}
        </Button>
      </div>
    </form>
  );
}
