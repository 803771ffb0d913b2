import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Account, personName } from '../../data/contract/account.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import fields from '../access/grants.module.css';
import { useCan, useMe } from '../access/me.ts';
import { SessionText } from '../access/sessions.tsx';
import { change, queries } from '../queries.ts';
import { Confirm } from '../ui/confirm.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { SaveBar } from '../ui/save-bar.tsx';
import { useSpeech } from '../words.ts';
import { isMailOrEmpty, isPhoneOrEmpty } from './account-form.tsx';
import css from './accounts.module.css';
import { GrantsField, grantDrafts, grantForms } from './grants-field.tsx';
import { PillarLink } from './pillar-link.tsx';

interface AccountCareProps {
  readonly account: Account;
  readonly onRenewed: (invited: RouteAnswer<'renewAccount'>) => void;
}

/** What can be done with an account: its roles, the person, where it is signed in, renewing and ending it. */
export function AccountCare({ account, onRenewed }: AccountCareProps) {
  const { words } = useSpeech();
  const said = words.accounts;
  const [asking, setAsking] = useState<'renew' | 'end'>();
  const renew = useMutation(change('renewAccount'));
  const end = useMutation(change('endAccount'));
  const isEnded = account.state === 'ended';
  const canPillars = useCan()('pillars.manage');
  const isOwn = useMe()?.account?.id === account.id;
  const stop = () => {
    setAsking(undefined);
    renew.reset();
    end.reset();
  };
  return (
    <div className={css.care}>
      {!isEnded && (
        <>
          <Grants account={account} />
          <Person account={account} />
          {canPillars && <PillarLink account={account} />}
          <Sessions account={account} />
        </>
      )}
      <div className={css.acts}>
        <p className={css.small}>{said.madeBy(account.madeBy, words.format.moment(account.madeAt))}</p>
        {!isOwn && (
          <Button variant="default" onClick={() => setAsking('renew')}>
            {said.renew}
          </Button>
        )}
        {!isEnded && (
          <Button variant="subtle" onClick={() => setAsking('end')}>
            {said.end}
          </Button>
        )}
      </div>
      {asking === 'renew' && (
        <Confirm
          title={said.renewTitle(account.name)}
          confirm={said.renew}
          cancel={said.cancel}
          isBusy={renew.isPending}
          onCancel={stop}
          onConfirm={() =>
            renew.mutate(
              { account: account.id },
              {
                onSuccess: (invited) => {
                  stop();
                  onRenewed(invited);
                },
              },
            )
          }
        >
          <p>{said.renewUnder}</p>
          <Refusal reason={renew.error} />
        </Confirm>
      )}
      {asking === 'end' && (
        <Confirm
          title={said.endTitle(account.name)}
          confirm={said.endConfirm}
          cancel={said.cancel}
          isBusy={end.isPending}
          onCancel={stop}
          onConfirm={() => end.mutate({ account: account.id }, { onSuccess: stop })}
        >
          <p>{said.endText}</p>
          <Refusal reason={end.error} />
        </Confirm>
      )}
    </div>
  );
}

function Grants({ account }: { account: Account }) {
  const { words } = useSpeech();
  const said = words.accounts;
  const [forms, setForms] = useState(() => grantForms(account.grants));
  const [isChecked, setChecked] = useState(false);
  const save = useMutation(change('changeGrants'));
  return (
    <form
      aria-label={said.grants.title}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        const grants = grantDrafts(forms);
        if (grants) save.mutate({ account: account.id, grants });
      }}
    >
      <h4>{said.grants.title}</h4>
      <GrantsField
        forms={forms}
        isChecked={isChecked}
        onChange={(next) => {
          setForms([...next]);
          save.reset();
        }}
      />
      <SaveBar save={save} label={said.save} done={said.saved} />
    </form>
  );
}

function Person({ account }: { account: Account }) {
  const { words } = useSpeech();
  const said = words.accounts;
  const [name, setName] = useState(account.name);
  const [phone, setPhone] = useState(account.phone ?? '');
  const [email, setEmail] = useState(account.email ?? '');
  const save = useMutation(change('changeAccount'));
  const isNamed = personName.safeParse(name).success;
  const isReady = isNamed && isPhoneOrEmpty(phone) && isMailOrEmpty(email);
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return (
    <form
      aria-label={said.person}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        save.mutate({ account: account.id, name: name.trim(), phone: orNull(phone), email: orNull(email) });
      }}
    >
      <h4>{said.person}</h4>
      <div className={fields.fields}>
        <TextInput
          label={said.form.name}
          value={name}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
          error={!isNamed && said.form.nameMissing}
        />
        <TextInput
          type="tel"
          label={said.form.phone}
          value={phone}
          maxLength={20}
          autoComplete="off"
          onChange={(event) => setPhone(event.currentTarget.value)}
          error={!isPhoneOrEmpty(phone) && said.form.phoneWrong}
        />
        <TextInput
          type="email"
          label={said.form.email}
          value={email}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={!isMailOrEmpty(email) && said.form.emailWrong}
        />
      </div>
      <SaveBar save={save} label={said.save} done={said.saved} isReady={isReady} isQuiet />
    </form>
  );
}

function Sessions({ account }: { account: Account }) {
  const { words } = useSpeech();
  const said = words.accounts.sessions;
  const { data } = useQuery(queries.sessionsOf(account.id));
  const end = useMutation(change('endSessionsOf'));
  if (!data) return null;
  return (
    <section aria-label={said.title}>
      <h4>{said.title}</h4>
      {data.sessions.length === 0 ? (
        <p className={css.small}>{said.none}</p>
      ) : (
        <>
          <ul className={fields.sessions}>
            {data.sessions.map((session) => (
              <li key={session.id}>
                <SessionText session={session} />
              </li>
            ))}
          </ul>
          <Refusal reason={end.error} />
          <div className={fields.actions}>
            <Button
              variant="default"
              loading={end.isPending}
              onClick={() => end.mutate({ account: account.id })}
            >
              {said.endAll}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
