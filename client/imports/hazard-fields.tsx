import { NativeSelect, TextInput } from '@mantine/core';
import {
  CLASS_SCHEMES,
  CONTEXT_KINDS,
  HAZARD_CODES,
  hazardName,
  OUTSIDE_ZONES,
} from '../../data/catalogue/hazards.ts';
import type { FileKind } from '../../data/contract/import.ts';
import { hazardWords } from '../../data/words/hazards.ts';
import { spokenAs } from '../../data/words/office.ts';
import { DateField } from '../ui/date-field.tsx';
import { useSpeech } from '../words.ts';
import type { SaidOfFile } from './said-of-file.ts';

interface HazardFieldsProps {
  readonly kind: FileKind;
  readonly said: SaidOfFile;
  readonly onSay: (change: Partial<SaidOfFile>) => void;
}

/** What a file of zones, of classes by area or of past events may leave open; of a layer under the map its name. */
export function HazardFields({ kind, said, onSay }: HazardFieldsProps) {
  const { words, language } = useSpeech();
  const t = spokenAs(words, hazardWords).zones.form;
  const isZones = kind === 'hazard-zones';
  const text = (key: 'hazardName' | 'hazardYear' | 'classField', longest: number) => ({
    defaultValue: said[key],
    maxLength: longest,
    onBlur: (event: { readonly currentTarget: HTMLInputElement }) => {
      const value = event.currentTarget.value.trim();
      if (value !== said[key]) onSay({ [key]: value });
    },
  });
  return (
    <>
      {kind !== 'hazard-events' && <TextInput label={t.name} {...text('hazardName', 200)} />}
      {kind !== 'context' && (
        <NativeSelect
          label={t.hazard}
          value={said.hazard ?? ''}
          onChange={(event) =>
            onSay({ hazard: HAZARD_CODES.find((code) => code === event.currentTarget.value) })
          }
          data={[
            { value: '', label: t.inFile },
            ...HAZARD_CODES.map((code) => ({ value: code, label: hazardName(code)[language] })),
          ]}
        />
      )}
      {kind === 'context' && (
        <NativeSelect
          label={t.contextKind}
          description={said.contextKind === 'permukiman' ? t.settledUnder : undefined}
          value={said.contextKind ?? ''}
          onChange={(event) =>
            onSay({ contextKind: CONTEXT_KINDS.find((one) => one === event.currentTarget.value) })
          }
          data={[
            { value: '', label: t.inFile },
            ...CONTEXT_KINDS.map((value) => ({ value, label: t.contextKinds[value] })),
          ]}
        />
      )}
      {kind === 'context' && said.contextKind === 'permukiman' && (
        <TextInput label={t.year} inputMode="numeric" {...text('hazardYear', 4)} />
      )}
      {isZones && (
        <>
          <TextInput label={t.classField} description={t.classFieldHint} {...text('classField', 60)} />
          <NativeSelect
            label={t.scheme}
            value={said.scheme ?? ''}
            onChange={(event) =>
              onSay({ scheme: CLASS_SCHEMES.find((one) => one === event.currentTarget.value) })
            }
            data={[
              { value: '', label: t.schemeFound },
              ...CLASS_SCHEMES.map((value) => ({ value, label: t.schemes[value] })),
            ]}
          />
          <NativeSelect
            label={t.outside}
            value={said.outside ?? 'belum-dikaji'}
            onChange={(event) =>
              onSay({ outside: OUTSIDE_ZONES.find((one) => one === event.currentTarget.value) })
            }
            data={OUTSIDE_ZONES.map((value) => ({ value, label: t.outsides[value] }))}
          />
        </>
      )}
      {(isZones || kind === 'hazard-table') && (
        <>
          <TextInput label={t.year} inputMode="numeric" {...text('hazardYear', 4)} />
          <DateField label={t.from} value={said.from} onChange={(day) => onSay({ from: day })} />
          <DateField label={t.until} value={said.until} onChange={(day) => onSay({ until: day })} />
        </>
      )}
    </>
  );
}
