import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PillarRow } from '../../data/contract/volunteer.ts';
import fields from '../access/grants.module.css';
import { queries } from '../queries.ts';
import { SearchIcon } from '../ui/icons.tsx';
import { useSpeech } from '../words.ts';

interface PillarPickerProps {
  readonly label: string;
  /** said where no name fits */
  readonly nothing: string;
  /** chosen already */
  readonly without: readonly number[];
  readonly onPick: (pillar: PillarRow) => void;
}

const TYPING_MS = 180;
const LEAST_LETTERS = 2;
const SHOWN = '20';

/** Finds one of the register by name. */
export function PillarPicker({ label, nothing, without, onPick }: PillarPickerProps) {
  const { words } = useSpeech();
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim().slice(0, 60), TYPING_MS);
  const isLong = wanted.length >= LEAST_LETTERS;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data } = useQuery({
    ...queries.pillars({ search: wanted, standing: 'all', most: SHOWN }),
    enabled: isLong,
    placeholderData: keepPreviousData,
  });
  const found = isLong ? data?.pillars.filter(({ id }) => !without.includes(id)) : undefined;
  return (
    <Combobox
      store={combobox}
      shadow="md"
      position="bottom-start"
      onOptionSubmit={(id) => {
        const pillar = found?.find((one) => String(one.id) === id);
        if (pillar) onPick(pillar);
        setText('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          aria-label={label}
          placeholder={label}
          role="combobox"
          value={text}
          leftSection={<SearchIcon />}
          leftSectionPointerEvents="none"
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found === undefined}>
        <Combobox.Options mah="40vh" className={fields.options ?? ''} aria-label={label}>
          {found?.length === 0 && <Combobox.Empty>{nothing}</Combobox.Empty>}
          {found?.map((pillar) => (
            <Combobox.Option key={pillar.id} value={String(pillar.id)}>
              {pillar.name}
              <small className={fields.path}>
                {pillar.roles
                  .map(({ role, areas }) =>
                    [words.pillars.role[role], areas[0]?.name].filter(Boolean).join(' '),
                  )
                  .join(' · ')}
              </small>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
