import { NativeSelect, TextInput } from '@mantine/core';
import { type HazardReach, hazardName, readExposureSlug } from '../../data/catalogue/hazards.ts';
import type { Indicator } from '../../data/contract/indicator.ts';
import { NORM_LEVELS, type NormDraft } from '../../data/contract/norm.ts';
import type { Language } from '../../data/contract/view.ts';
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
  const groups = countable(indicators, language);
  const isKnown = groups.some(({ items }) => items.some(({ value }) => value === fields.series));
  const unknown = fields.series && !isKnown ? [{ value: fields.series, label: fields.series }] : [];
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
            data={[
              ...unknown,
              ...groups.flatMap(({ name, items }): (Item | { group: string; items: Item[] })[] =>
                name === undefined ? items : [{ group: name[language], items }],
              ),
            ]}
          />
        </>
      )}
      {fields.unit === 'reach' && <ReachFields fields={fields} set={set} isChecked={isChecked} />}
    </>
  );
}

interface Item {
  readonly value: string;
  readonly label: string;
}

interface Countable {
  /** of which hazard's zones; undefined: of everybody */
  readonly name: Indicator['name'] | undefined;
  readonly items: Item[];
}

/** How many of them can be counted in zones before a list of them says nothing: who is there, and who is in need. */
const IN_ZONES: ReadonlySet<string> = new Set(['penduduk', 'kk', 'total']);
const REACHES: readonly HazardReach[] = ['tinggi', 'sedang-ke-atas', 'rendah-ke-atas'];

/** What a norm can be for so many of: what is counted of everybody, and who lives in the zones of each hazard. */
function countable(indicators: readonly Indicator[], language: Language): Countable[] {
  const counts = indicators.filter(
    (i) => i.measure === 'count' && i.family !== 'cover' && i.family !== 'spm',
  );
  const said = (i: Indicator) => ({ value: i.series, label: capital(i.name[language]) });
  const inZones = counts.flatMap((i) => {
    const zone = i.family === 'hazard' ? readExposureSlug(i.series) : undefined;
    return zone && IN_ZONES.has(zone.series) && REACHES.includes(zone.reach) ? [{ zone, item: said(i) }] : [];
  });
  const byHazard = Map.groupBy(inZones, ({ zone }) => zone.hazard);
  return [
    { name: undefined, items: counts.filter((i) => i.family !== 'hazard').map(said) },
    ...[...byHazard].map(([hazard, own]) => ({
      name: hazardName(hazard),
      items: own.map(({ item }) => item),
    })),
  ];
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
