import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { PILLAR_ROLE_CODES } from '../../data/catalogue/psks.ts';
import { roleShort } from '../../data/catalogue/role-short.ts';
import { NORM_MARKS, type Norm, type NormDraft } from '../../data/contract/norm.ts';
import { change } from '../queries.ts';
import settings from '../settings/settings.module.css';
import { DateField } from '../ui/date-field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './coverage.module.css';
import { draftOf, faultsOf, formOf, type NormFields } from './norm-fields.ts';
import { UnitFields } from './norm-unit.tsx';

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
  // Somebody else may change it while the form is open: what is typed rests on what was seen.
  const [seen] = useState(norm);
  const [isChecked, setChecked] = useState(false);
  const make = useMutation(change('makeNorm'));
  const save = useMutation(change('changeNorm'));
  const set = (part: Partial<NormFields>) => setFields((now) => ({ ...now, ...part }));
  const faults = faultsOf(fields);
  const submit = () => {
    setChecked(true);
    const draft = draftOf(fields);
    if (!draft) return;
    if (seen) {
      const { id, ...basedOn } = seen;
      save.mutate({ norm: String(id), ...draft, basedOn }, { onSuccess: onClose });
    } else make.mutate(draft, { onSuccess: onClose });
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
          description={
            fields.unit === 'reach' ? words.norms.refusal.assumed : words.norms.markHint[fields.mark]
          }
          value={fields.unit === 'reach' ? 'asumsi' : fields.mark}
          disabled={fields.unit === 'reach'}
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
        <DateField label={said.from} value={fields.from} onChange={(day) => set({ from: day })} />
        <DateField
          label={said.until}
          value={fields.until}
          onChange={(day) => set({ until: day })}
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
