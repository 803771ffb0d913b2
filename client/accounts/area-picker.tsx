import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import css from '../access/grants.module.css';
import { queries } from '../queries.ts';
import { CloseIcon, SearchIcon } from '../ui/icons.tsx';
import { useSpeech } from '../words.ts';

export interface PickedArea {
  readonly code: string;
  readonly name: string;
}

interface AreaPickerProps {
  readonly chosen: readonly PickedArea[];
  readonly onChange: (chosen: readonly PickedArea[]) => void;
  readonly error?: string | undefined;
  /** said above already */
  readonly withoutLabel?: boolean;
  /** said above the field instead of "areas" */
  readonly label?: string;
  /** said in the empty field instead of "find an area to add" */
  readonly placeholder?: string;
  /** one area: another choice takes its place */
  readonly isSingle?: boolean;
}

const TYPING_MS = 180;
const LEAST_LETTERS = 2;

/** Several areas, found by name or code; each stands with all below it. */
export function AreaPicker({
  chosen,
  onChange,
  error,
  withoutLabel = false,
  label,
  placeholder,
  isSingle = false,
}: AreaPickerProps) {
  const { words } = useSpeech();
  const said = words.accounts.grants;
  const title = label ?? said.areas;
  const [text, setText] = useState('');
  const sought = text.trim().replace(/\s+/g, ' ').slice(0, 80);
  const [wanted] = useDebouncedValue(sought, TYPING_MS);
  const isLong = wanted.length >= LEAST_LETTERS;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data } = useQuery({
    ...queries.search(wanted),
    enabled: isLong,
    placeholderData: keepPreviousData,
  });
  const found = isLong
    ? data?.matches.filter(({ area }) => !chosen.some((c) => c.code === area.code))
    : undefined;
  return (
    <div>
      <Combobox
        store={combobox}
        shadow="md"
        position="bottom-start"
        onOptionSubmit={(code) => {
          const area = found?.find((match) => match.area.code === code)?.area;
          const picked = area && { code: area.code, name: area.name };
          if (picked) onChange(isSingle ? [picked] : [...chosen, picked]);
          setText('');
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target withExpandedAttribute>
          <TextInput
            {...(withoutLabel ? { 'aria-label': title } : { label: title })}
            placeholder={placeholder ?? said.find}
            role="combobox"
            value={text}
            leftSection={<SearchIcon />}
            leftSectionPointerEvents="none"
            error={error}
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
          <Combobox.Options mah="40vh" className={css.options ?? ''} aria-label={said.find}>
            {found?.length === 0 && <Combobox.Empty>{words.screen.search.nothing}</Combobox.Empty>}
            {found?.map(({ area, path }) => (
              <Combobox.Option key={area.id} value={area.code}>
                {area.name}
                <small className={css.path}>
                  {[words.domain.level[area.level], ...path.toReversed()].join(' · ')}
                </small>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {chosen.length > 0 && (
        <ul className={css.chips}>
          {chosen.map((area) => (
            <li key={area.code} className={css.chip} title={area.code}>
              {area.name || area.code}
              <button
                type="button"
                aria-label={said.remove(area.name || area.code)}
                onClick={() => onChange(chosen.filter((one) => one.code !== area.code))}
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
