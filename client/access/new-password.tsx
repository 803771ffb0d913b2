import { PASSWORD_LENGTH } from '../../data/contract/session.ts';
import { useSpeech } from '../words.ts';
import { PasswordField, sayPassword } from './fields.tsx';

export interface NewPasswordDraft {
  readonly password: string;
  readonly repeated: string;
}

export const NO_PASSWORD: NewPasswordDraft = { password: '', repeated: '' };

interface NewPasswordProps {
  readonly draft: NewPasswordDraft;
  readonly onChange: (draft: NewPasswordDraft) => void;
  /** faults are said once somebody has tried */
  readonly isChecked: boolean;
  readonly autoFocus?: boolean;
}

/** A password chosen twice. */
export function NewPassword({ draft, onChange, isChecked, autoFocus = false }: NewPasswordProps) {
  const { words } = useSpeech();
  const said = words.access.password;
  const faults = sayPassword(words, draft.password, draft.repeated);
  return (
    <>
      <PasswordField
        fresh
        autoFocus={autoFocus}
        label={said.fresh}
        description={said.rule(PASSWORD_LENGTH.least)}
        value={draft.password}
        onChange={(password) => onChange({ ...draft, password })}
        error={isChecked ? faults.password : undefined}
      />
      <PasswordField
        fresh
        label={said.repeat}
        value={draft.repeated}
        onChange={(repeated) => onChange({ ...draft, repeated })}
        error={isChecked && !faults.password ? faults.repeated : undefined}
      />
    </>
  );
}

export function isPasswordReady({ password, repeated }: NewPasswordDraft): boolean {
  return password.length >= PASSWORD_LENGTH.least && password === repeated;
}
