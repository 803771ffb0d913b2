import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { SpmService } from '../../data/contract/spm.ts';
import { change } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './spm.module.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

interface ServiceFormProps {
  /** undefined: a new one */
  readonly service: SpmService | undefined;
  readonly onClose: () => void;
}

const MOST_LETTERS = 38;

/** A service that is counted: its name, who counts, and on what basis. */
export function ServiceForm({ service, onClose }: ServiceFormProps) {
  const { words } = useSpeech();
  const said = words.spm.services;
  const [name, setName] = useState(service?.name.id ?? '');
  const [nameEn, setNameEn] = useState(service?.name.en ?? '');
  const [definition, setDefinition] = useState(service?.definition ?? '');
  const [decree, setDecree] = useState(service?.decree ?? '');
  const [retired, setRetired] = useState(service?.retired ?? false);
  const [isChecked, setChecked] = useState(false);
  const make = useMutation(change('makeSpmService'));
  const amend = useMutation(change('changeSpmService'));
  const code = service?.code ?? codeOf(name);
  const isNamed = name.trim() !== '' && code.length >= 2;
  const title = service ? said.editTitle(service.name.id) : said.addTitle;
  const submit = () => {
    setChecked(true);
    if (!isNamed) return;
    const draft = {
      name: { id: name.trim(), en: nameEn.trim() },
      definition: definition.trim(),
      decree: decree.trim() || null,
    };
    const done = { onSuccess: onClose };
    if (service) amend.mutate({ service: service.code, ...draft, retired }, done);
    else make.mutate({ code, ...draft }, done);
  };
  return (
    <form
      className={css.entry}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{title}</h2>
      <div className={css.fields}>
        <TextInput
          autoFocus
          label={said.name}
          value={name}
          maxLength={160}
          onChange={(event) => setName(event.currentTarget.value)}
          error={isChecked && !isNamed && said.nameMissing}
        />
        <TextInput
          label={said.nameEn}
          value={nameEn}
          maxLength={160}
          onChange={(event) => setNameEn(event.currentTarget.value)}
        />
        <TextInput
          label={said.decree}
          value={decree}
          maxLength={160}
          onChange={(event) => setDecree(event.currentTarget.value)}
        />
      </div>
      <Textarea
        label={said.definition}
        value={definition}
        maxLength={600}
        autosize
        minRows={2}
        onChange={(event) => setDefinition(event.currentTarget.value)}
      />
      {service && (
        <Checkbox
          label={said.retired}
          checked={retired}
          onChange={(event) => setRetired(event.currentTarget.checked)}
        />
      )}
      <Refusal reason={make.error ?? amend.error} />
      <div className={css.acts}>
        <Button type="submit" loading={make.isPending || amend.isPending}>
          {said.save}
        </Button>
        <Button variant="default" onClick={onClose}>
          {said.cancel}
        </Button>
      </div>
    </form>
  );
}

/** A code for a name: small letters and digits, a hyphen for every gap. */
function codeOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, MOST_LETTERS)
    .replace(/-+$/, '');
}
