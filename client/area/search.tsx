import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type Ref, useEffect, useRef, useState } from 'react';
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
const LEAST_LETTERS = 2;

/** What is asked of the server for what is written. */
function soughtIn(text: string): string {
  return text.trim().replace(/\s+/g, ' ').slice(0, 80);
}

/**
 * Finds an area by name or code anywhere in what is set up here. Enter takes the chosen match, or the first, of what is
 * written then: where its answer is not here yet it is waited for, and a list for other letters is never chosen from.
 */
export function AreaSearch({ field, onFound }: SearchProps) {
  const { words } = useSpeech();
  const said = words.screen.search;
  const client = useQueryClient();
  const [text, setText] = useState('');
  const sought = soughtIn(text);
  const latest = useRef(sought);
  latest.current = sought;
  const [wanted] = useDebouncedValue(sought, TYPING_MS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data, isPlaceholderData } = useQuery({
    ...queries.search(wanted),
    enabled: wanted.length >= LEAST_LETTERS,
    placeholderData: keepPreviousData,
  });
  const matches = wanted.length >= LEAST_LETTERS ? data?.matches : undefined;
  const isCurrent = matches !== undefined && wanted === sought && !isPlaceholderData;
  const { resetSelectedOption } = combobox;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was pointed at in another list is nothing in this one
  useEffect(() => resetSelectedOption(), [matches, resetSelectedOption]);

  const choose = (area: AreaRef | undefined) => {
    if (!area) return;
    setText('');
    combobox.closeDropdown();
    onFound(area);
  };
  const onEnter = async () => {
    if (isCurrent) return choose((matches[combobox.getSelectedOptionIndex()] ?? matches[0])?.area);
    const answer = await client.fetchQuery(queries.search(sought)).catch(() => undefined);
    if (latest.current === sought) choose(answer?.matches[0]?.area);
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || sought.length < LEAST_LETTERS) return;
    event.preventDefault();
    event.stopPropagation();
    void onEnter();
  };
  return (
    <Combobox
      store={combobox}
      shadow="md"
      position="bottom-start"
      onOptionSubmit={(code) => {
        choose(matches?.find((m) => m.area.code === code)?.area);
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...(field ? { ref: field } : {})}
          className={css.search ?? ''}
          classNames={{ input: css.input ?? '' }}
          value={text}
          onKeyDownCapture={onKeyDownCapture}
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
        <Combobox.Options
          mah="60vh"
          className={css.options ?? ''}
          aria-label={said.label}
          aria-busy={!isCurrent}
          data-stale={!isCurrent || undefined}
        >
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
