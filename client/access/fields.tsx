import '@mantine/core/styles/PasswordInput.css';
import { PasswordInput, TextInput } from '@mantine/core';
import { PASSWORD_LENGTH } from '../../data/contract/session.ts';
import type { Words } from '../../data/words/id.ts';
import { useSpeech } from '../words.ts';
import css from './access.module.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

interface PasswordFieldProps extends FieldProps {
  /** chosen now, or known already: the browser offers to make one, or to fill it in */
  readonly fresh?: boolean;
}

/** A password; what is typed can be looked at. */
export function PasswordField({ fresh = false, onChange, description, error, ...rest }: PasswordFieldProps) {
  const { words } = useSpeech();
  const said = words.access.password;
  return (
    <PasswordInput
      {...rest}
      {...(description ? { description } : {})}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      maxLength={PASSWORD_LENGTH.most}
      visibilityToggleButtonProps={{ 'aria-label': said.show }}
    />
  );
}

interface DigitsFieldProps extends FieldProps {
  /** typed unseen: a PIN */
  readonly secret?: boolean;
  readonly purpose: 'one-time-code' | 'current-password' | 'new-password' | 'off';
}

const DIGITS = 6;

/** Six digits, typed with the digits of a phone. */
export function DigitsField({
  secret = false,
  purpose,
  onChange,
  description,
  error,
  ...rest
}: DigitsFieldProps) {
  return (
    <TextInput
      {...rest}
      {...(description ? { description } : {})}
      error={error}
      className={css.digits ?? ''}
      type={secret ? 'password' : 'text'}
      inputMode="numeric"
      autoComplete={purpose}
      maxLength={DIGITS}
      onChange={(event) => onChange(event.currentTarget.value.replace(/\D/g, '').slice(0, DIGITS))}
    />
  );
}

export function isSixDigits(text: string): boolean {
  return /^\d{6}$/.test(text);
}

/** What is wrong with a password that is being chosen; undefined: nothing. */
export function sayPassword(words: Words, password: string, repeated: string): PasswordFaults {
  const said = words.access.password;
  const length = password.length < PASSWORD_LENGTH.least ? said.short(PASSWORD_LENGTH.least) : undefined;
  return { password: length, repeated: password === repeated ? undefined : said.differs };
}

export interface PasswordFaults {
  readonly password: string | undefined;
  readonly repeated: string | undefined;
}
