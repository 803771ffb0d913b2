import { NativeSelect, TextInput } from '@mantine/core';
import { HAZARD_CODES, hazardName } from '../../data/catalogue/hazards.ts';
import { hazardWords } from '../../data/words/hazards.ts';
import { spokenAs } from '../../data/words/office.ts';
import { useSpeech } from '../words.ts';
import { type About, aboutFaults } from './about.ts';

interface AboutFieldsProps {
  readonly about: About;
  readonly onChange: (about: About) => void;
  readonly isChecked: boolean;
}

/** Which hazard, under what name, from whom, of which year. */
export function AboutFields({ about, onChange, isChecked }: AboutFieldsProps) {
  const { words, language } = useSpeech();
  const said = spokenAs(words, hazardWords).zones.form;
  const faults = aboutFaults(about);
  return (
    <>
      <NativeSelect
        label={said.hazard}
        value={about.hazard}
        onChange={(event) => {
          const hazard = HAZARD_CODES.find((code) => code === event.currentTarget.value);
          if (hazard) onChange({ ...about, hazard });
        }}
        data={HAZARD_CODES.map((code) => ({ value: code, label: hazardName(code)[language] }))}
      />
      <TextInput
        label={said.name}
        placeholder={said.nameHint}
        value={about.name}
        maxLength={200}
        onChange={(event) => onChange({ ...about, name: event.currentTarget.value })}
        error={isChecked && faults.name && said.nameMissing}
      />
      <TextInput
        label={said.source}
        value={about.source}
        maxLength={200}
        onChange={(event) => onChange({ ...about, source: event.currentTarget.value })}
      />
      <TextInput
        label={said.year}
        inputMode="numeric"
        value={about.year}
        maxLength={4}
        onChange={(event) => onChange({ ...about, year: event.currentTarget.value })}
        error={isChecked && faults.year && said.yearWrong}
      />
    </>
  );
}
