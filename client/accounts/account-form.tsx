import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { personName, phone as phoneForm, username as usernameForm } from '../../data/contract/account.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import fields from '../access/grants.module.css';
import { change } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './accounts.module.css';
import { type GrantForm, GrantsField, grantDrafts, newGrant } from './grants-field.tsx';

interface AccountFormProps {
  readonly onMade: (invited: RouteAnswer<'makeAccount'>) => void;
  readonly onClose: () => void;
}

/** A new account, with its roles; an invitation comes of it. */
export function AccountForm({ onMade, onClose }: AccountFormProps) {
  const { words } = useSpeech();
  const said = words.accounts.form;
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [phone, setPhone] = useState('');
  const [email, setEmail] = useState('');
  const [grants, setGrants] = useState<readonly GrantForm[]>(() => [newGrant()]);
  const [isChecked, setChecked] = useState(false);
  const make = useMutation(change('makeAccount'));
  const isNamed = personName.safeParse(name).success;
  const isUser = username === '' || usernameForm.safeParse(username).success;
  const isPhone = isPhoneOrEmpty(phone);
  const submit = () => {
    setChecked(true);
    const drafts = grantDrafts(grants);
    if (!isNamed || !isUser || !isPhone || !isMailOrEmpty(email) || !drafts) return;
    make.mutate(
      {
        name: name.trim(),
        grants: drafts,
        ...(username === '' ? {} : { username }),
        ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
        ...(email.trim() === '' ? {} : { email: email.trim() }),
      },
      { onSuccess: onMade },
    );
  };
  return (
    <form
      className={fields.form}
      aria-label={said.title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 className={css.formTitle}>{said.title}</h2>
      <div className={fields.fields}>
        <TextInput
          autoFocus
          label={said.name}
          value={name}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
          error={isChecked && !isNamed && said.nameMissing}
        />
        <TextInput
          type="tel"
          label={said.phone}
          description={said.phoneUnder}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={phone}
          maxLength={20}
          autoComplete="off"
          onChange={(event) => setPhone(event.currentTarget.value)}
          error={isChecked && !isPhone && said.phoneWrong}
        />
        <TextInput
          label={said.username}
          description={said.usernameUnder}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={username}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setUsername(event.currentTarget.value.toLowerCase())}
          error={isChecked && !isUser && said.usernameWrong}
        />
        <TextInput
          type="email"
          label={said.email}
          value={email}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={isChecked && !isMailOrEmpty(email) && said.emailWrong}
        />
      </div>
      <h3 className={css.apart}>{words.accounts.grants.title}</h3>
      <p>{words.accounts.grants.under}</p>
      <GrantsField forms={grants} onChange={setGrants} isChecked={isChecked} />
      <Refusal reason={make.error} />
      <div className={fields.actions}>
        <Button type="submit" loading={make.isPending}>
          {said.go}
        </Button>
        <Button variant="default" onClick={onClose}>
          {words.accounts.cancel}
        </Button>
      </div>
    </form>
  );
}

export function isPhoneOrEmpty(text: string): boolean {
  return text.trim() === '' || phoneForm.safeParse(text.trim()).success;
}

/** The browser has a say of its own; a slip is caught here, the rest by the server. */
export function isMailOrEmpty(text: string): boolean {
  return text.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}
