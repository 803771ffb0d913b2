import { Combobox, Input, InputBase, useCombobox } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import css from './select.module.css';

interface Option {
  readonly value: string;
  readonly label: string;
  /** shown small behind the label */
  readonly note?: string;
  readonly faint?: boolean;
}

export interface OptionGroup {
  readonly title: string | undefined;
  readonly options: readonly Option[];
}

interface SelectProps {
  readonly label: string;
  readonly groups: readonly OptionGroup[];
  readonly value: string | undefined;
  readonly onChoose: (value: string) => void;
  /** words of the search field; without them there is none */
  readonly search?: { readonly placeholder: string; readonly nothing: string };
  readonly icon?: ReactNode;
  /** shown as long as nothing is chosen */
  readonly placeholder?: string;
}

/** One of many, in groups, with a search field where the list is long. */
export function Select({ label, groups, value, onChoose, search, placeholder = '–' }: SelectProps) {
  const [sought, setSought] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setSought('');
    },
    onDropdownOpen: () => {
      if (search) combobox.focusSearchInput();
      combobox.selectActiveOption();
    },
  });
  // Enter takes the first of what is written; what was pointed at in the whole list stands elsewhere in this one.
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (sought.trim() !== '') selectFirstOption();
  }, [sought, selectFirstOption]);
  const current = groups.flatMap((g) => g.options).find((o) => o.value === value);
  const found = useMemo(() => {
    const wanted = sought.trim().toLowerCase();
    if (wanted === '') return groups;
    return groups
      .map((g) => ({ ...g, options: g.options.filter((o) => fits(o, wanted)) }))
      .filter((g) => g.options.length > 0);
  }, [groups, sought]);
  return (
    <Combobox
      store={combobox}
      shadow="md"
      position="bottom-start"
      width={search ? 'min(22.5rem, 92vw)' : 'target'}
      onOptionSubmit={(chosen) => {
        onChoose(chosen);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button" withExpandedAttribute>
        <InputBase
          component="button"
          type="button"
          role="combobox"
          pointer
          label={label}
          rightSection={<Combobox.Chevron />}
          rightSectionPointerEvents="none"
          onClick={() => combobox.toggleDropdown()}
          classNames={{ input: css.input, label: css.label }}
        >
          {current ? current.label : <Input.Placeholder>{placeholder}</Input.Placeholder>}
        </InputBase>
      </Combobox.Target>
      <Combobox.Dropdown>
        {search && (
          <Combobox.Search
            role="combobox"
            aria-expanded={combobox.dropdownOpened}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
            placeholder={search.placeholder}
            aria-label={search.placeholder}
          />
        )}
        <Combobox.Options mah="min(24rem, 50vh)" className={css.options} aria-label={label}>
          {search && found.length === 0 && <Combobox.Empty>{search.nothing}</Combobox.Empty>}
          {found.map((group, i) => (
            <OptionList key={group.title ?? i} group={group} value={value} />
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Sought by its name, or by its beginning: a code. */
function fits(option: Option, wanted: string): boolean {
  return option.label.toLowerCase().includes(wanted) || option.value.toLowerCase().startsWith(wanted);
}

function OptionList({ group, value }: { group: OptionGroup; value: string | undefined }) {
  const options = group.options.map((option) => (
    <Combobox.Option
      key={option.value}
      value={option.value}
      active={option.value === value}
      className={css.item}
    >
      <span
        className={css.option}
        data-chosen={option.value === value || undefined}
        data-faint={option.faint || undefined}
      >
        {option.label}
        {option.note && <small>{option.note}</small>}
      </span>
    </Combobox.Option>
  ));
  return group.title === undefined ? options : <Combobox.Group label={group.title}>{options}</Combobox.Group>;
}
