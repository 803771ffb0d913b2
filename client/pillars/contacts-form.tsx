import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { CONTACT_KINDS, type ContactKind } from '../../data/catalogue/psks.ts';
import { personName, phone as phoneForm } from '../../data/contract/account.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { change } from '../queries.ts';
import { DateField } from '../ui/date-field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './card.module.css';
import form from './form.module.css';

interface Row {
  readonly key: string;
  readonly no: number | undefined;
  readonly kind: ContactKind;
  readonly name: string;
  /** empty: the number that is kept stays */
  readonly phone: string;
  readonly hasPhone: boolean;
  readonly until: string;
}

interface ContactsFormProps {
  readonly answer: RouteAnswer<'contacts'>;
  readonly onDone: () => void;
}

/** The contacts of one area, written whole. */
export function ContactsForm({ answer, onDone }: ContactsFormProps) {
  const { words } = useSpeech();
  const said = words.pillars.card;
  const usual = answer.area.level === 'rt' ? 'ketua-rt' : answer.area.level === 'rw' ? 'ketua-rw' : 'babinsa';
  const newRow = (n: number): Row => ({
    key: `new-${n}`,
    no: undefined,
    kind: usual,
    name: '',
    phone: '',
    hasPhone: false,
    until: '',
  });
  const [made, setMade] = useState(1);
  const [rows, setRows] = useState<readonly Row[]>(() => {
    const known = answer.contacts.map((one) => ({
      ...one,
      key: String(one.no),
      phone: '',
      until: one.until ?? '',
    }));
    return known.length === 0 ? [newRow(0)] : known;
  });
  // Somebody else may change them while the form is open: what is typed rests on what was seen.
  const [version] = useState(answer.version);
  const [isChecked, setChecked] = useState(false);
  const save = useMutation(change('saveContacts'));
  const isNamed = (row: Row) => personName.safeParse(row.name).success;
  const isPhone = (row: Row) => row.phone.trim() === '' || phoneForm.safeParse(row.phone.trim()).success;
  const set = (key: string, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const submit = () => {
    setChecked(true);
    if (!rows.every((row) => isNamed(row) && isPhone(row))) return;
    const contacts = rows.map(({ no, kind, name, phone, until }) => ({
      ...(no === undefined ? {} : { no }),
      kind,
      name: name.trim(),
      ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
      until: until || null,
    }));
    save.mutate({ area: answer.area.code, version, contacts }, { onSuccess: onDone });
  };
  return (
    <form
      aria-label={said.contacts}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {rows.map((row, i) => (
        <fieldset key={row.key} className={form.one}>
          <legend>{row.name.trim() || said.nth(i + 1)}</legend>
          <Button
            className={form.drop ?? ''}
            size="compact-sm"
            variant="subtle"
            aria-label={said.drop(row.name.trim() || said.nth(i + 1))}
            onClick={() => setRows(rows.filter((one) => one.key !== row.key))}
          >
            {words.accounts.remove}
          </Button>
          <div className={css.fields}>
            <NativeSelect
              label={said.kind}
              value={row.kind}
              onChange={(event) => {
                const kind = CONTACT_KINDS.find((one) => one === event.currentTarget.value);
                if (kind) set(row.key, { kind });
              }}
              data={CONTACT_KINDS.map((kind) => ({ value: kind, label: words.pillars.contactKind[kind] }))}
            />
            <TextInput
              label={said.name}
              value={row.name}
              maxLength={120}
              autoComplete="off"
              onChange={(event) => set(row.key, { name: event.currentTarget.value })}
              error={isChecked && !isNamed(row) && said.nameMissing}
            />
            <TextInput
              type="tel"
              label={said.phone}
              {...(row.hasPhone ? { description: words.pillars.form.phoneKept } : {})}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={row.phone}
              maxLength={20}
              autoComplete="off"
              onChange={(event) => set(row.key, { phone: event.currentTarget.value })}
              error={isChecked && !isPhone(row) && words.pillars.form.phoneWrong}
            />
            <DateField
              label={said.until}
              value={row.until}
              onChange={(day) => set(row.key, { until: day })}
            />
          </div>
        </fieldset>
      ))}
      <Refusal reason={save.error} />
      <div className={css.acts}>
        <Button size="compact-md" type="submit" loading={save.isPending}>
          {words.pillars.save}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          onClick={() => {
            setRows([...rows, newRow(made)]);
            setMade(made + 1);
          }}
        >
          {said.add}
        </Button>
        <Button size="compact-md" variant="subtle" onClick={onDone}>
          {words.pillars.cancel}
        </Button>
      </div>
    </form>
  );
}
