import { NativeSelect, TextInput } from '@mantine/core';
import { NORM_LEVELS, type NormDraft } from '../../data/contract/norm.ts';
import { capital, useSpeech } from '../words.ts';
import { faultsOf, type NormFields } from './norm-fields.ts';
import { useIndicatorsHere } from './series-names.ts';

interface UnitFieldsProps {
  readonly fields: NormFields;
  readonly set: (part: Partial<NormFields>) => void;
  readonly isChecked: boolean;
}

/** For each area of a level, also within minutes of it, or for every so many of a figure. */
export function UnitFields({ fields, set, isChecked }: UnitFieldsProps) {
  const { words, language } = useSpeech();
  const said = words.norms.form;
  const indicators = useIndicatorsHere();
  const countable = new Map(
    indicators
      .filter((i) => i.measure === 'count' && !['cover', 'hazard'].includes(i.family))
      .map((i) => [i.series, capital(i.name[language])]),
  );
  if (fields.series && !countable.has(fields.series)) countable.set(fields.series, fields.series);
  return (
    <>
      <NativeSelect
        label={said.unit}
        value={fields.unit}
        onChange={(event) => set({ unit: event.currentTarget.value as NormDraft['unit'] })}
        data={(['area', 'figures', 'reach'] as const).map((unit) => ({
          value: unit,
          label: said.units[unit],
        }))}
      />
      {fields.unit !== 'figures' ? (
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
      {fields.unit === 'reach' && <ReachFields fields={fields} set={set} isChecked={isChecked} />}
    </>
  );
}

/** How minutes are made of a straight line, since no roads are known. */
function ReachFields({ fields, set, isChecked }: UnitFieldsProps) {
  const said = useSpeech().words.norms.form;
  const faults = faultsOf(fields);
  return (['minutes', 'speedKmh', 'detour'] as const).map((key) => (
    <TextInput
      key={key}
      label={said.reach[key].label}
      description={said.reach[key].hint}
      inputMode="decimal"
      value={fields[key]}
      maxLength={6}
      onChange={(event) => set({ [key]: event.currentTarget.value })}
      error={isChecked && faults[key] && said.reach[key].wrong}
    />
  ));
}
