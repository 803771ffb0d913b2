import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import type { AreaRef } from '../../data/contract/area.ts';
import { levelName } from '../../data/words/level-name.ts';
import { useOfficeSpeech } from '../office-words.ts';
import { queries } from '../queries.ts';
import { SearchIcon } from '../ui/icons.tsx';
import { useSpeech } from '../words.ts';
import css from './search.module.css';

interface SearchProps {
  readonly field?: Ref<HTMLInputElement>;
  readonly onFound: (area: AreaRef) => void;
}

const TYPING_MS = 180;

/** Finds an area by name or code anywhere in what is set up here. */
export function AreaSearch({ field, onFound }: SearchProps) {
  const { words } = useSpeech();
  const said = words.screen.search;
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim().slice(0, 80), TYPING_MS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data } = useQuery({
    ...queries.search(wanted),
    enabled: wanted.length > 1,
    placeholderData: keepPreviousData,
  });
  const matches = wanted.length > 1 ? data?.matches : undefined;
  return (
    <Combobox
      store={combobox}
      shadow="md"
      position="bottom-start"
      onOptionSubmit={(code) => {
        const match = matches?.find((m) => m.area.code === code);
        setText('');
        combobox.closeDropdown();
        if (match) onFound(match.area);
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...(field ? { ref: field } : {})}
          className={css.search ?? ''}
          classNames={{ input: css.input ?? '' }}
          value={text}
          placeholder={said.placeholder}
          role="combobox"
          aria-label={said.label}
          leftSection={<SearchIcon />}
          leftSectionPointerEvents="none"
          rightSection={
            text !== '' && <CloseButton size="sm" aria-label={said.clear} onClick={() => setText('')} />
          }
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={matches === undefined}>
        <Combobox.Options mah="60vh" className={css.options ?? ''} aria-label={said.label}>
          {matches?.length === 0 && <Combobox.Empty>{said.nothing}</Combobox.Empty>}
          {matches?.map(({ area, path }) => (
            <Combobox.Option key={area.id} value={area.code}>
              <span className={css.match}>
                <span>{area.name}</span>
                <small>
                  <LevelOf area={area} />
                  {['', ...path.toReversed()].join(' · ')}
                </small>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** What an area is called where it lies: a search finds areas of any regency. */
function LevelOf({ area }: { area: AreaRef }) {
  const { language } = useSpeech();
  const { words } = useOfficeSpeech(language, area.code);
  return words.screen.level[levelName(area.level, [area.code])];
}
