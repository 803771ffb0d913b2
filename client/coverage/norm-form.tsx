import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PILLAR_ROLE_CODES } from '../../data/catalogue/psks.ts';
import { roleShort } from '../../data/catalogue/role-short.ts';
import { NORM_LEVELS, NORM_MARKS, type Norm, type NormDraft } from '../../data/contract/norm.ts';
import { change, queries } from '../queries.ts';
import settings from '../settings/settings.module.css';
import { Refusal } from '../ui/refusal.tsx';
import { useView } from '../view.ts';
import { capital, useSpeech } from '../words.ts';
import css from './coverage.module.css';
import { draftOf, faultsOf, formOf, type NormFields } from './norm-fields.ts';

interface NormFormProps {
  /** undefined: a new one */
  readonly norm: Norm | undefined;
  readonly onClose: () => void;
}

/** Says a norm: how many, for each of what, what that rests on, and when it holds. */
export function NormForm({ norm, onClose }: NormFormProps) {
  const { words, language } = useSpeech();
  const said = words.norms.form;
  const [fields, setFields] = useState(() => formOf(norm));
  const [isChecked, setChecked] = useState(false);
  const make = useMutation(change('makeNorm'));
  const save = useMutation(change('changeNorm'));
  const set = (part: Partial<NormFields>) => setFields((now) => ({ ...now, ...part }));
  const faults = faultsOf(fields);
  const submit = () => {
    setChecked(true);
    const draft = draftOf(fields);
    if (!draft) return;
    if (norm) save.mutate({ norm: String(norm.id), ...draft }, { onSuccess: onClose });
    else make.mutate(draft, { onSuccess: onClose });
  };
  const title = norm ? said.change : said.new;
  return (
    <form
      className={css.form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{title}</h2>
      <div className={settings.fields}>
        <NativeSelect
          label={said.role}
          value={fields.role}
          onChange={(event) => set({ role: event.currentTarget.value as NormDraft['role'] })}
          data={PILLAR_ROLE_CODES.map((code) => ({ value: code, label: roleShort(code, language) }))}
        />
        <TextInput
          label={said.rate}
          description={said.rateHint}
          inputMode="decimal"
          value={fields.rate}
          maxLength={12}
          onChange={(event) => set({ rate: event.currentTarget.value })}
          error={isChecked && faults.rate && said.rateZero}
        />
        <UnitFields fields={fields} set={set} isChecked={isChecked} />
        <NativeSelect
          label={said.counts}
          value={fields.counts}
          onChange={(event) => set({ counts: event.currentTarget.value as NormDraft['counts'] })}
          data={[
            { value: 'all', label: said.countsAll },
            { value: 'certified', label: said.countsCertified },
          ]}
        />
        <NativeSelect
          label={said.mark}
          description={words.norms.markHint[fields.mark]}
          value={fields.mark}
          onChange={(event) => set({ mark: event.currentTarget.value as NormDraft['mark'] })}
          data={NORM_MARKS.map((mark) => ({ value: mark, label: words.norms.mark[mark] }))}
        />
        <TextInput
          label={said.decree}
          value={fields.decree}
          maxLength={160}
          onChange={(event) => set({ decree: event.currentTarget.value })}
          error={isChecked && faults.decree && said.decreeMissing}
        />
        <TextInput
          type="date"
          label={said.from}
          value={fields.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={said.until}
          value={fields.until}
          onChange={(event) => set({ until: event.currentTarget.value })}
          error={isChecked && faults.dates && said.datesWrong}
        />
        <TextInput
          className={settings.wideField ?? ''}
          label={said.note}
          description={said.noteHint}
          value={fields.note}
          maxLength={300}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
        <Checkbox
          label={said.active}
          checked={fields.active}
          onChange={(event) => set({ active: event.currentTarget.checked })}
        />
      </div>
      <Refusal reason={make.error ?? save.error} />
      <div className={settings.actions}>
        <Button type="submit" loading={make.isPending || save.isPending}>
          {words.norms.save}
        </Button>
        <Button variant="default" onClick={onClose}>
          {words.norms.close}
        </Button>
      </div>
    </form>
  );
}

interface UnitFieldsProps {
  readonly fields: NormFields;
  readonly set: (part: Partial<NormFields>) => void;
  readonly isChecked: boolean;
}

/** For each area of a level, or for every so many of a figure. */
function UnitFields({ fields, set, isChecked }: UnitFieldsProps) {
  const { words, language } = useSpeech();
  const said = words.norms.form;
  const { area } = useView().view;
  const indicators = useQuery(queries.indicators(area ?? '')).data?.indicators ?? [];
  const countable = new Map(
    indicators
      .filter(
        (i) => i.measure === 'count' && i.access === 'open' && !['cover', 'spm', 'hazard'].includes(i.family),
      )
      .map((i) => [i.series, capital(i.name[language])]),
  );
  if (fields.series && !countable.has(fields.series)) countable.set(fields.series, fields.series);
  return (
    <>
      <NativeSelect
        label={said.unit}
        value={fields.unit}
        onChange={(event) => set({ unit: event.currentTarget.value as NormDraft['unit'] })}
        data={(['area', 'figures'] as const).map((unit) => ({ value: unit, label: said.units[unit] }))}
      />
      {fields.unit === 'area' ? (
        <NativeSelect
          label={said.level}
          value={fields.level}
          onChange={(event) => set({ level: event.currentTarget.value as NormFields['level'] })}
          data={NORM_LEVELS.map((level) => ({ value: level, label: words.norms.level[level] }))}
        />
      ) : (
        <>
          <TextInput
            label={said.per}
            inputMode="numeric"
            value={fields.per}
            maxLength={8}
            onChange={(event) => set({ per: event.currentTarget.value })}
            error={isChecked && faultsOf(fields).per && said.perMissing}
          />
          <NativeSelect
            label={said.series}
            value={fields.series}
            onChange={(event) => set({ series: event.currentTarget.value })}
            data={[...countable].map(([value, label]) => ({ value, label }))}
          />
        </>
      )}
    </>
  );
}
