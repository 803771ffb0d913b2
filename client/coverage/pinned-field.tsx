import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PillarRoleCode } from '../../data/catalogue/psks.ts';
import { roleShort } from '../../data/catalogue/role-short.ts';
import grants from '../access/grants.module.css';
import { queries } from '../queries.ts';
import { CloseIcon, SearchIcon } from '../ui/icons.tsx';
import { useSpeech } from '../words.ts';
import type { Pinned } from './plan-form.tsx';

interface PinnedFieldProps {
  readonly within: string;
  readonly roles: readonly PillarRoleCode[];
  readonly pinned: readonly Pinned[];
  readonly onChange: (pinned: readonly Pinned[]) => void;
}

const TYPING_MS = 180;
const LEAST_LETTERS = 2;
const MOST = '20';

/** Who may not be moved, found by name among those who serve in the area. */
export function PinnedField({ within, roles, pinned, onChange }: PinnedFieldProps) {
  const { words, language } = useSpeech();
  const said = words.plan.form;
  const [text, setText] = useState('');
  const [wanted] = useDebouncedValue(text.trim().slice(0, 60), TYPING_MS);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const isLong = wanted.length >= LEAST_LETTERS;
  const { data } = useQuery({
    ...queries.pillars({ within, search: wanted, most: MOST }),
    enabled: isLong,
    placeholderData: keepPreviousData,
  });
  const isPlanned = (held: readonly { readonly role: PillarRoleCode }[]) =>
    roles.length === 0 || held.some(({ role }) => roles.includes(role));
  const found = isLong
    ? data?.pillars.filter((p) => isPlanned(p.roles) && !pinned.some((one) => one.id === p.id))
    : undefined;
  return (
    <div>
      <Combobox
        store={combobox}
        shadow="md"
        position="bottom-start"
        onOptionSubmit={(id) => {
          const picked = found?.find((p) => String(p.id) === id);
          if (picked) onChange([...pinned, { id: picked.id, name: picked.name ?? '' }]);
          setText('');
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target withExpandedAttribute>
          <TextInput
            label={said.pinned}
            description={pinned.length === 0 ? said.pinnedNone : said.pinnedOf(pinned.length)}
            placeholder={said.pinnedFind}
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
          <Combobox.Options mah="40vh" className={grants.options ?? ''} aria-label={said.pinnedFind}>
            {found?.length === 0 && <Combobox.Empty>{words.cover.pick.nothing}</Combobox.Empty>}
            {found?.map((p) => (
              <Combobox.Option key={p.id} value={String(p.id)}>
                {p.name}
                <small className={grants.path}>
                  {[...new Set(p.roles.map(({ role }) => roleShort(role, language)))].join(', ')}
                </small>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {pinned.length > 0 && (
        <ul className={grants.chips}>
          {pinned.map((one) => (
            <li key={one.id} className={grants.chip}>
              {one.name}
              <button
                type="button"
                aria-label={said.unpin(one.name)}
                onClick={() => onChange(pinned.filter((other) => other.id !== one.id))}
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
