import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import {
  HAZARD_CODES,
  type HazardCode,
  type HazardReach,
  hazardName,
  reachName,
  readExposureSlug,
} from '../../data/catalogue/hazards.ts';
import type { Indicator } from '../../data/contract/indicator.ts';
import { NORM_LEVELS, type NormDraft } from '../../data/contract/norm.ts';
import type { Language } from '../../data/contract/view.ts';
import { normWords } from '../../data/words/norms.ts';
import { spokenAs } from '../../data/words/office.ts';
import settings from '../settings/settings.module.css';
import { capital, useSpeech } from '../words.ts';
import css from './coverage.module.css';
import { faultsOf, type NormFields, type NormZones } from './norm-fields.ts';
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
  const more = spokenAs(words, normWords).together;
  const groups = countable(indicators, language);
  const zoned = together(indicators, language, more.item);
  const isKnown =
    fields.zones || groups.some(({ items }) => items.some(({ value }) => value === fields.series));
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
            value={fields.zones ? TOGETHER + fields.series : fields.series}
            onChange={(event) => set(chosen(event.currentTarget.value, fields, zoned.hazards))}
            data={[
              ...unknown,
              ...groups.flatMap(({ name, items }): (Item | { group: string; items: Item[] })[] =>
                name === undefined ? items : [{ group: name[language], items }],
              ),
              ...(zoned.hazards.length > 1 ? [{ group: more.group, items: zoned.items }] : []),
            ]}
          />
          {fields.zones && (
            <ZoneFields
              zones={fields.zones}
              hazards={zoned.hazards}
              onSet={(zones) => set({ zones })}
              isWrong={isChecked && faultsOf(fields).zones}
            />
          )}
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

/** Marks a series whose people are counted in the zones of several hazards. */
const TOGETHER = 'zona ';

/** Who can be counted in zones of any of several hazards, and which hazards something is known of. */
function together(
  indicators: readonly Indicator[],
  language: Language,
  name: (of: string) => string,
): { readonly hazards: readonly HazardCode[]; readonly items: Item[] } {
  const zones = indicators.flatMap((i) =>
    i.measure === 'count' && i.family === 'hazard' ? (readExposureSlug(i.series) ?? []) : [],
  );
  const items = indicators
    .filter((i) => i.measure === 'count' && IN_ZONES.has(i.series))
    .map((i) => ({ value: TOGETHER + i.series, label: name(capital(i.name[language])) }));
  return { hazards: HAZARD_CODES.filter((code) => zones.some(({ hazard }) => hazard === code)), items };
}

function chosen(
  value: string,
  { zones }: NormFields,
  hazards: readonly HazardCode[],
): Pick<NormFields, 'series' | 'zones'> {
  if (!value.startsWith(TOGETHER)) return { series: value, zones: null };
  const series = value.slice(TOGETHER.length);
  return { series, zones: zones ?? { hazards: [...hazards], reach: 'sedang-ke-atas' } };
}

interface ZoneFieldsProps {
  readonly zones: NormZones;
  /** those that something is known of */
  readonly hazards: readonly HazardCode[];
  readonly onSet: (zones: NormZones) => void;
  readonly isWrong: boolean;
}

/** Which hazards, and how dangerous: whoever lives in any of the zones counts once. */
function ZoneFields({ zones, hazards, onSet, isWrong }: ZoneFieldsProps) {
  const { words, language } = useSpeech();
  const said = spokenAs(words, normWords).together;
  const offered = HAZARD_CODES.filter((code) => hazards.includes(code) || zones.hazards.includes(code));
  return (
    <>
      <Checkbox.Group
        className={settings.wideField ?? ''}
        label={said.hazards}
        description={said.hint}
        value={[...zones.hazards]}
        onChange={(hazards) => onSet({ ...zones, hazards: hazards as HazardCode[] })}
        error={isWrong && said.tooFew}
      >
        <div className={css.ticks}>
          {offered.map((code) => (
            <Checkbox key={code} value={code} label={hazardName(code)[language]} />
          ))}
        </div>
      </Checkbox.Group>
      <NativeSelect
        label={said.reach}
        value={zones.reach}
        onChange={(event) => onSet({ ...zones, reach: event.currentTarget.value as HazardReach })}
        data={REACHES.map((reach) => ({ value: reach, label: capital(reachName(reach)[language]) }))}
      />
    </>
  );
}

/** How minutes are made: along loaded roads, elsewhere of a straight line. */
function ReachFields({ fields, set, isChecked }: UnitFieldsProps) {
  const { words } = useSpeech();
  const said = words.norms.form;
  const { roads } = spokenAs(words, normWords);
  const faults = faultsOf(fields);
  return (
    <>
      {(['minutes', 'speedKmh', 'detour'] as const).map((key) => (
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
      ))}
      <p className={settings.small}>{roads}</p>
    </>
  );
}
