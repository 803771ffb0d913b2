import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PillarRoleCode } from '../../data/catalogue/psks.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import type { TrainingDraft, TrainingKind } from '../../data/contract/training.ts';
import { pillarRoleCode } from '../../data/contract/volunteer.ts';
import fields from '../access/grants.module.css';
import { AreaPicker } from '../accounts/area-picker.tsx';
import { DateField } from '../ui/date-field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './form.module.css';
import { isReversed, type PickedArea } from './pillar-draft.ts';
import { PillarPicker } from './pillar-picker.tsx';
import { TRAINING_KINDS } from './trainings-screen.tsx';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

interface Participant {
  readonly pillar: number;
  readonly name: string;
  readonly role: PillarRoleCode | null;
  /** roles that the one holds, to choose from */
  readonly roles: readonly PillarRoleCode[];
}

interface Form {
  readonly kind: TrainingKind;
  readonly name: string;
  readonly theme: string;
  readonly place: string;
  readonly organiser: string;
  readonly area: PickedArea | undefined;
  readonly from: string;
  readonly until: string;
  readonly cancelled: boolean;
  readonly participants: readonly Participant[];
}

/** The form of a training as it is; undefined: a new one. */
export function trainingFormOf(training: RouteAnswer<'training'> | undefined): Form {
  return {
    kind: training?.kind ?? 'bimtek',
    name: training?.name ?? '',
    theme: training?.theme ?? '',
    place: training?.place ?? '',
    organiser: training?.organiser ?? '',
    area: training?.area ? { code: training.area.code, name: training.area.name } : undefined,
    from: training?.from ?? '',
    until: training?.until ?? '',
    cancelled: training?.cancelled ?? false,
    participants: (training?.participants ?? []).map((one) => ({
      ...one,
      roles: one.role === null ? [] : [one.role],
    })),
  };
}

function draftOf(form: Form): TrainingDraft {
  return {
    kind: form.kind,
    name: form.name.trim(),
    theme: form.theme.trim() || null,
    place: form.place.trim() || null,
    organiser: form.organiser.trim() || null,
    area: form.area?.code ?? null,
    from: form.from,
    until: form.until || form.from,
    cancelled: form.cancelled,
    participants: form.participants.map(({ pillar, role }) => ({ pillar, role })),
  };
}

interface TrainingFormProps {
  readonly title: string;
  readonly start: Form;
  readonly save: { readonly error: unknown; readonly isPending: boolean };
  readonly onSave: (draft: TrainingDraft) => void;
  readonly onClose: () => void;
}

/** A training as it is to be: what, when, where, and who took part. */
export function TrainingForm({ title, start, save, onSave, onClose }: TrainingFormProps) {
  const { words } = useSpeech();
  const said = words.trainings.form;
  const [form, setForm] = useState(start);
  const [isChecked, setChecked] = useState(false);
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const isNamed = form.name.trim() !== '';
  const reversed = isReversed(form.from, form.until);
  return (
    <form
      className={fields.form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (isNamed && form.from !== '' && !reversed) onSave(draftOf(form));
      }}
    >
      <h1 className={css.title}>{title}</h1>
      <div className={fields.fields}>
        <TextInput
          autoFocus
          label={said.name}
          value={form.name}
          maxLength={160}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={isChecked && !isNamed && said.nameMissing}
        />
        <NativeSelect
          label={said.kind}
          value={form.kind}
          onChange={(event) => {
            const kind = TRAINING_KINDS.find((one) => one === event.currentTarget.value);
            if (kind) set({ kind });
          }}
          data={TRAINING_KINDS.map((kind) => ({ value: kind, label: words.trainings.kind[kind] }))}
        />
        <DateField
          label={said.from}
          value={form.from}
          onChange={(day) => set({ from: day })}
          error={isChecked && form.from === '' && said.datesMissing}
        />
        <DateField
          label={said.until}
          value={form.until}
          onChange={(day) => set({ until: day })}
          error={isChecked && reversed && said.datesReversed}
        />
        {(['theme', 'place', 'organiser'] as const).map((key) => (
          <TextInput
            key={key}
            label={said[key]}
            value={form[key]}
            maxLength={160}
            onChange={(event) => set({ [key]: event.currentTarget.value })}
          />
        ))}
        <AreaPicker
          isSingle
          placeholder={words.pillars.form.findArea}
          label={said.area}
          chosen={form.area ? [form.area] : []}
          onChange={(chosen) => set({ area: chosen.at(-1) })}
        />
        <Checkbox
          className={css.whole ?? ''}
          label={said.cancelled}
          checked={form.cancelled}
          onChange={(event) => set({ cancelled: event.currentTarget.checked })}
        />
      </div>
      <h2 className={css.part}>
        {said.participants} ({words.format.number(form.participants.length)})
      </h2>
      <PillarPicker
        label={said.find}
        nothing={said.nothing}
        without={form.participants.map(({ pillar }) => pillar)}
        onPick={({ id, name, roles }) => {
          const held = [...new Set(roles.filter((one) => one.serving).map((one) => one.role))];
          const role = held.length === 1 ? (held[0] ?? null) : null;
          set({ participants: [...form.participants, { pillar: id, name, role, roles: held }] });
        }}
      />
      <Participants list={form.participants} onChange={(participants) => set({ participants })} />
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

interface ParticipantsProps {
  readonly list: readonly Participant[];
  readonly onChange: (list: readonly Participant[]) => void;
}

function Participants({ list, onChange }: ParticipantsProps) {
  const { words } = useSpeech();
  const said = words.trainings.form;
  if (list.length === 0) return null;
  return (
    <ul className={css.participants}>
      {list.map((one) => (
        <li key={one.pillar}>
          <span>{one.name}</span>
          <NativeSelect
            aria-label={said.role(one.name)}
            value={one.role ?? ''}
            onChange={(event) => {
              const role = pillarRoleCode.safeParse(event.currentTarget.value).data ?? null;
              onChange(list.map((other) => (other.pillar === one.pillar ? { ...other, role } : other)));
            }}
            data={[
              { value: '', label: said.noRole },
              ...one.roles.map((role) => ({ value: role, label: words.pillars.role[role] })),
            ]}
          />
          <IconButton
            label={said.drop(one.name)}
            onClick={() => onChange(list.filter((other) => other.pillar !== one.pillar))}
          >
            <CloseIcon />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
