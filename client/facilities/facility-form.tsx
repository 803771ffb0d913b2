import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  FACILITY_KINDS,
  type Facility,
  type FacilityDraft,
  facilityKind,
} from '../../data/contract/facility.ts';
import { facilityWords } from '../../data/words/facilities.ts';
import { spokenAs } from '../../data/words/office.ts';
import fields from '../access/grants.module.css';
import { useMe } from '../access/me.ts';
import { AreaPicker } from '../accounts/area-picker.tsx';
import { DrawMap } from '../draw/draw-map.tsx';
import { queries } from '../queries.ts';
import { DateField } from '../ui/date-field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './facilities.module.css';
import { COUNTS, draftOf, type FacilityForm as Form, faultsOf, formOf, isCount } from './facility-draft.ts';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

interface FacilityFormProps {
  /** undefined: a new one */
  readonly facility: Facility | undefined;
  readonly save: { readonly error: unknown; readonly isPending: boolean };
  readonly onSave: (draft: FacilityDraft) => void;
  readonly onClose: () => void;
}

/** A facility as it is to be: what, where, for how many, and who answers for it. */
export function FacilityForm({ facility, save, onSave, onClose }: FacilityFormProps) {
  const { words } = useSpeech();
  const { form: said, kind, kinds } = spokenAs(words, facilityWords);
  const [form, setForm] = useState(() => formOf(facility));
  const [isChecked, setChecked] = useState(false);
  const set = (part: Partial<Form>) => setForm((now) => ({ ...now, ...part }));
  const faults = faultsOf(form);
  const countLabels = {
    capacity: said.capacity,
    toilets: said.toilets,
    waterPoints: said.waterPoints,
    packsPerMeal: said.packs,
  };
  return (
    <form
      className={fields.form}
      aria-label={facility ? said.edit(facility.name) : said.add}
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (faults.size === 0) onSave(draftOf(form));
      }}
    >
      <div className={fields.fields}>
        <TextInput
          label={said.name}
          value={form.name}
          maxLength={120}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={isChecked && faults.has('name') && said.nameMissing}
        />
        <NativeSelect
          label={kind}
          value={form.kind}
          onChange={(event) => {
            const kind = facilityKind.safeParse(event.currentTarget.value).data;
            if (kind) set({ kind });
          }}
          data={FACILITY_KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
        <AreaPicker
          isSingle
          label={said.area}
          placeholder={said.findArea}
          chosen={form.area ? [form.area] : []}
          onChange={(chosen) => set({ area: chosen.at(-1) })}
          error={isChecked && faults.has('area') ? said.areaMissing : undefined}
        />
        {COUNTS.map((key) => (
          <TextInput
            key={key}
            label={countLabels[key]}
            inputMode="numeric"
            maxLength={6}
            value={form[key]}
            onChange={(event) => set({ [key]: event.currentTarget.value })}
            error={isChecked && !isCount(form[key]) && said.numberWrong}
          />
        ))}
        <TextInput
          label={said.contactName}
          value={form.contactName}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => set({ contactName: event.currentTarget.value })}
        />
        <TextInput
          type="tel"
          label={said.contactPhone}
          {...(facility?.hasPhone ? { description: said.phoneKept } : {})}
          value={form.contactPhone}
          maxLength={30}
          autoComplete="off"
          disabled={form.dropPhone}
          onChange={(event) => set({ contactPhone: event.currentTarget.value })}
          error={isChecked && faults.has('phone') && said.phoneWrong}
        />
        {facility?.hasPhone && (
          <Checkbox
            label={said.phoneDrop}
            checked={form.dropPhone}
            onChange={(event) => set({ dropPhone: event.currentTarget.checked, contactPhone: '' })}
          />
        )}
        <DateField label={said.from} value={form.from} onChange={(from) => set({ from })} />
        <DateField
          label={said.until}
          description={said.untilHint}
          value={form.until}
          onChange={(until) => set({ until })}
          error={isChecked && faults.has('dates') && said.datesReversed}
        />
      </div>
      <h2>{said.where}</h2>
      <p className={css.small}>{said.whereHint}</p>
      <PlaceField at={form.at} within={form.area?.code} onAt={(at) => set({ at })} />
      {isChecked && faults.has('place') && <p role="alert">{said.outside}</p>}
      <Refusal reason={save.error} />
      <div className={fields.actions}>
        <Button type="submit" loading={save.isPending}>
          {said.save}
        </Button>
        <Button variant="default" onClick={onClose}>
          {said.cancel}
        </Button>
      </div>
    </form>
  );
}

interface PlaceFieldProps {
  readonly at: Form['at'];
  readonly within: string | undefined;
  readonly onAt: (at: Form['at']) => void;
}

/** Where it stands: a point put on the map. */
function PlaceField({ at, within, onAt }: PlaceFieldProps) {
  const me = useMe();
  const places = useQuery(queries.places()).data?.places;
  const code = within ?? me?.home?.code ?? places?.[0]?.area.code;
  const [shape, setShape] = useState(() => at && { kind: 'point' as const, at });
  if (code === undefined) return null;
  return (
    <DrawMap
      key={code}
      within={code}
      tools={['point']}
      shape={shape}
      onShape={(next) => {
        const point = next?.kind === 'point' ? next : undefined;
        setShape(point);
        onAt(point?.at);
      }}
    />
  );
}
