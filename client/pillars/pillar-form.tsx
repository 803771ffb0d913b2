import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { PILLAR_LEVELS, PILLAR_SUBJECTS } from '../../data/catalogue/psks.ts';
import type { PillarDraft } from '../../data/contract/volunteer.ts';
import fields from '../access/grants.module.css';
import { AreaPicker } from '../accounts/area-picker.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import { CertificatesField } from './certificates-field.tsx';
import css from './form.module.css';
import { draftOf, type PillarForm as Form, faultsOf, isFaulty } from './pillar-draft.ts';
import { RolesField } from './roles-field.tsx';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

const AVAILABILITIES = ['unknown', 'ready', 'limited', 'away'] as const;

interface PillarFormProps {
  readonly title: string;
  readonly start: Form;
  /** a phone number is kept, and not shown */
  readonly hasPhone: boolean;
  readonly save: { readonly error: unknown; readonly isPending: boolean };
  readonly onSave: (draft: PillarDraft) => void;
  readonly onClose: () => void;
}

/** Everything about one pillar, as it is to be from now on. What was before is kept by the server. */
export function PillarForm({ title, start, hasPhone, save, onSave, onClose }: PillarFormProps) {
  const { words } = useSpeech();
  const said = words.pillars.form;
  const [form, setForm] = useState(start);
  const [isChecked, setChecked] = useState(false);
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const faults = faultsOf(form);
  const isTagana = form.roles.some(({ role }) => role === 'tagana');
  return (
    <form
      className={fields.form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!isFaulty(faults)) onSave(draftOf(isTagana ? form : { ...form, level: undefined }));
      }}
    >
      <h1 className={css.title}>{title}</h1>
      <div className={fields.fields}>
        <NativeSelect
          label={said.subject}
          value={form.subject}
          onChange={(event) => {
            const chosen = PILLAR_SUBJECTS.find((one) => one === event.currentTarget.value);
            if (chosen) set({ subject: chosen });
          }}
          data={PILLAR_SUBJECTS.map((one) => ({ value: one, label: words.pillars.subject[one] }))}
        />
        <TextInput
          autoFocus
          label={said.name}
          value={form.name}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={isChecked && faults.name && said.nameMissing}
        />
        <AreaPicker
          isSingle
          placeholder={words.pillars.form.findArea}
          label={form.subject === 'institution' ? said.homeOf : said.home}
          chosen={form.home ? [form.home] : []}
          onChange={(chosen) => set({ home: chosen.at(-1) })}
        />
        <div>
          <TextInput
            type="tel"
            label={said.phone}
            description={hasPhone ? said.phoneKept : said.phoneUnder}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={form.phone}
            maxLength={20}
            autoComplete="off"
            disabled={form.dropsPhone}
            onChange={(event) => set({ phone: event.currentTarget.value })}
            error={isChecked && faults.phone && said.phoneWrong}
          />
          {hasPhone && form.phone === '' && (
            <Checkbox
              className={css.below ?? ''}
              label={said.phoneDrop}
              checked={form.dropsPhone}
              onChange={(event) => set({ dropsPhone: event.currentTarget.checked })}
            />
          )}
        </div>
        <NativeSelect
          label={said.availability}
          value={form.availability}
          onChange={(event) => {
            const chosen = AVAILABILITIES.find((one) => one === event.currentTarget.value);
            if (chosen) set({ availability: chosen });
          }}
          data={AVAILABILITIES.map((one) => ({ value: one, label: words.pillars.availability[one] }))}
        />
        {isTagana && (
          <NativeSelect
            label={said.level}
            value={form.level ?? ''}
            onChange={(event) =>
              set({ level: PILLAR_LEVELS.find((one) => one === event.currentTarget.value) })
            }
            data={[
              { value: '', label: said.noLevel },
              ...PILLAR_LEVELS.map((one) => ({ value: one, label: words.pillars.level[one] })),
            ]}
          />
        )}
      </div>
      <h2 className={css.part}>{said.roles}</h2>
      <p>{said.rolesUnder}</p>
      <RolesField
        forms={form.roles}
        subject={form.subject}
        onChange={(roles) => set({ roles })}
        faults={isChecked ? faults.roles : {}}
      />
      <h2 className={css.part}>{said.certificates}</h2>
      <CertificatesField
        forms={form.certificates}
        onChange={(certificates) => set({ certificates })}
        faults={isChecked ? faults.certificates : {}}
      />
      <Refusal reason={save.error} />
      <div className={fields.actions}>
        <Button type="submit" loading={save.isPending}>
          {words.pillars.save}
        </Button>
        <Button variant="default" onClick={onClose}>
          {words.pillars.cancel}
        </Button>
      </div>
    </form>
  );
}
