import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { username as usernameForm } from '../../data/contract/account.ts';
import { ApiFault } from '../api.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { isPasswordReady, NewPassword, NO_PASSWORD } from './new-password.tsx';
import { AccessPage } from './page.tsx';
import { useSignIn } from './signed-in.ts';

const ALSO = ['operator', 'planner'] as const;

/** The link that the terminal prints: makes the first account, an administrator's, and signs it in. */
export function FirstAccount({ link }: { link: string }) {
  const { words } = useSpeech();
  const said = words.access.setup;
  const heading = useId();
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState(NO_PASSWORD);
  const [also, setAlso] = useState<readonly (typeof ALSO)[number][]>(ALSO);
  const [isChecked, setChecked] = useState(false);
  const make = useSignIn('makeFirst');
  const isNamed = name.trim() !== '';
  const isUser = usernameForm.safeParse(username).success;
  if (make.error instanceof ApiFault && make.error.code === 'setup-unusable') return <Spent />;
  const submit = () => {
    setChecked(true);
    if (!isNamed || !isUser || !isPasswordReady(password)) return;
    const draft = { key: link, name: name.trim(), username, password: password.password, also: [...also] };
    make.mutate(draft);
  };
  return (
    <AccessPage title={said.title} under={said.under}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextInput
          autoFocus
          label={said.name}
          value={name}
          maxLength={120}
          autoComplete="name"
          onChange={(event) => setName(event.currentTarget.value)}
          error={isChecked && !isNamed && words.accounts.form.nameMissing}
        />
        <TextInput
          label={said.username}
          description={said.usernameUnder}
          value={username}
          maxLength={40}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setUsername(event.currentTarget.value.toLowerCase())}
          error={isChecked && !isUser && words.accounts.form.usernameWrong}
        />
        <NewPassword draft={password} onChange={setPassword} isChecked={isChecked} />
        <fieldset className={css.choices} aria-labelledby={heading}>
          <p id={heading}>{said.also}</p>
          {ALSO.map((role) => (
            <label key={role} className={css.check}>
              <input
                type="checkbox"
                checked={also.includes(role)}
                onChange={(event) => {
                  const is = event.currentTarget.checked;
                  setAlso((now) => ALSO.filter((one) => (one === role ? is : now.includes(one))));
                }}
              />
              <span>{said.alsoAs[role]}</span>
            </label>
          ))}
        </fieldset>
        <Refusal reason={make.error} />
        <div className={css.actions}>
          <Button type="submit" loading={make.isPending} fullWidth>
            {said.go}
          </Button>
        </div>
      </form>
    </AccessPage>
  );
}

/** The link has been used, or another one was printed since. */
export function Spent() {
  const { words } = useSpeech();
  const { setup, signIn, nobody } = words.access;
  return (
    <AccessPage title={setup.spent} under={setup.spentUnder}>
      <p>{nobody.again}</p>
      <div className={css.command}>
        <code>npx petasos user setup-link</code>
      </div>
      <p className={css.apart}>
        <a className={css.link} href="/masuk">
          {signIn.title}
        </a>
      </p>
    </AccessPage>
  );
}
