import { Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OfficeForm as Form, Office, TimeZone } from '../../data/contract/office.ts';
import { change, queries } from '../queries.ts';
import { Choices } from '../ui/choices.tsx';
import { SaveBar } from '../ui/save-bar.tsx';
import { useSpeech } from '../words.ts';
import { LogoField } from './logo-field.tsx';
import css from './office.module.css';
import { EMPTY_SIGNATORY, isWrongNip, nipDigits, Signatories, type SignatoryDraft } from './signatories.tsx';

/** Who runs this Petasos: name, local time, logo and signatories, as they are. */
export function OfficeForm({ onSaved }: { onSaved?: () => void }) {
  const { data: office } = useQuery(queries.office());
  if (!office) return <Skeleton height={280} radius="lg" />;
  return <Fields office={office} onSaved={onSaved} />;
}

function Fields({ office, onSaved }: { office: Office; onSaved: (() => void) | undefined }) {
  const { words } = useSpeech();
  const said = words.first.office;
  const [name, setName] = useState(office.name);
  const [timeZone, setTimeZone] = useState<TimeZone | undefined>(office.timeZone ?? undefined);
  const [people, setPeople] = useState<readonly SignatoryDraft[]>(() =>
    office.signatories.map((s, key) => ({ ...s, nip: s.nip ?? '', until: s.until ?? '', key })),
  );
  const [isChecked, setChecked] = useState(false);
  const save = useMutation(change('changeOffice'));
  const submit = () => {
    setChecked(true);
    if (people.some((p) => isWrongNip(p.nip))) return;
    save.mutate(
      {
        name: name.trim(),
        timeZone: timeZone ?? null,
        signatories: people.filter((p) => !isEmpty(p)).map(asSignatory),
      },
      { onSuccess: () => onSaved?.() },
    );
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label={said.name}
        description={said.nameHint}
        value={name}
        maxLength={200}
        autoComplete="organization"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <LogoField office={office} />
      <Choices<TimeZone>
        showLabel
        label={said.zone}
        value={timeZone}
        onChoose={setTimeZone}
        choices={(['WIB', 'WITA', 'WIT'] as const).map((value) => ({ value, label: said.zones[value] }))}
      />
      <Signatories people={people} onChange={setPeople} isChecked={isChecked} />
      <SaveBar save={save} label={said.save} done={said.saved} />
    </form>
  );
}

function isEmpty({ name, position, nip, until }: SignatoryDraft): boolean {
  return [name, position, nip, until].every((text) => text.trim() === EMPTY_SIGNATORY.name);
}

function asSignatory({ name, position, nip, until }: SignatoryDraft): Form['signatories'][number] {
  const digits = nipDigits(nip);
  return {
    name: name.trim(),
    position: position.trim(),
    nip: digits === '' ? null : digits,
    until: until === '' ? null : until,
  };
}
