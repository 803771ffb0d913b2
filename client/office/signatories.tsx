import { Button, TextInput } from '@mantine/core';
import { DateField } from '../ui/date-field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { useSpeech } from '../words.ts';
import css from './office.module.css';

/** A signatory as it is being written; empty text where nothing is said. */
export interface SignatoryDraft {
  /** tells the rows apart while they are moved about */
  readonly key: number;
  readonly name: string;
  readonly position: string;
  readonly nip: string;
  readonly until: string;
}

const NIP_DIGITS = 18;

/** The NIP as it is kept; on paper it is written in groups. */
export const nipDigits = (nip: string) => nip.replace(/[\s.-]/g, '');

export function isWrongNip(nip: string): boolean {
  const digits = nipDigits(nip);
  return digits !== '' && !(digits.length === NIP_DIGITS && /^\d+$/.test(digits));
}

export const EMPTY_SIGNATORY = { name: '', position: '', nip: '', until: '' } as const;
const MOST = 6;

interface SignatoriesProps {
  readonly people: readonly SignatoryDraft[];
  readonly onChange: (people: readonly SignatoryDraft[]) => void;
  /** say what is wrong: once somebody has tried to save it, not while she writes */
  readonly isChecked: boolean;
}

/** Who signs for the office, in their order on paper. */
export function Signatories({ people, onChange, isChecked }: SignatoriesProps) {
  const { words } = useSpeech();
  const said = words.first.office;
  const nextKey = Math.max(-1, ...people.map((p) => p.key)) + 1;
  const set = (key: number, changed: Partial<SignatoryDraft>) =>
    onChange(people.map((p) => (p.key === key ? { ...p, ...changed } : p)));
  return (
    <fieldset className={css.people}>
      <legend>{said.signatories}</legend>
      <p className={css.hint}>{said.signatoriesHint}</p>
      {people.length === 0 && <p className={css.hint}>{said.noSignatories}</p>}
      {people.map((person, i) => (
        <fieldset key={person.key} className={css.person}>
          <legend className="unseen">{said.number(i + 1)}</legend>
          <TextInput
            label={said.person}
            value={person.name}
            required
            maxLength={120}
            onChange={(event) => set(person.key, { name: event.currentTarget.value })}
          />
          <TextInput
            label={said.position}
            placeholder={said.positionHint}
            value={person.position}
            required
            maxLength={160}
            onChange={(event) => set(person.key, { position: event.currentTarget.value })}
          />
          <TextInput
            label={said.nip}
            value={person.nip}
            inputMode="numeric"
            maxLength={24}
            error={isChecked && isWrongNip(person.nip) ? said.nipWrong : undefined}
            classNames={{ error: css.error }}
            onChange={(event) => set(person.key, { nip: event.currentTarget.value })}
          />
          <DateField
            label={said.until}
            value={person.until}
            onChange={(day) => set(person.key, { until: day })}
          />
          <IconButton
            label={said.remove(person.name)}
            onClick={() => onChange(people.filter((p) => p.key !== person.key))}
          >
            <CloseIcon />
          </IconButton>
        </fieldset>
      ))}
      <Button
        variant="default"
        size="compact-md"
        disabled={people.length >= MOST}
        onClick={() => onChange([...people, { ...EMPTY_SIGNATORY, key: nextKey }])}
      >
        {said.add}
      </Button>
    </fieldset>
  );
}
