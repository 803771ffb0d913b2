import { Combobox, useCombobox } from '@mantine/core';
import type { AreaCard, AreaRef, Place } from '../../data/contract/area.ts';
import { useSpeech } from '../words.ts';
import css from './path.module.css';

interface PathProps {
  readonly card: AreaCard;
  readonly places: readonly Place[];
  readonly onGo: (area: AreaRef) => void;
}

/** Where one is, from province to here; every step above is a way back up. */
export function AreaPath({ card, places, onGo }: PathProps) {
  const { words } = useSpeech();
  // A province is no place to go to unless several places of it are here.
  const isWorthwhile = (step: AreaRef) =>
    step.level !== 'provinsi' || places.filter((p) => p.province.code === step.code).length > 1;
  return (
    <nav aria-label={words.screen.path.label} className={css.path}>
      <ol>
        {card.path.map((step) => (
          <li key={step.id}>
            {isWorthwhile(step) ? (
              <button type="button" onClick={() => onGo(step)} title={words.screen.path.up(step.name)}>
                {step.name}
              </button>
            ) : (
              <span>{step.name}</span>
            )}
          </li>
        ))}
        <li aria-current="location">
          <span>{card.area.name}</span>
        </li>
      </ol>
    </nav>
  );
}

/** Another of the places set up here; nothing to choose where there is one. */
export function PlacePicker({ card, places, onGo }: PathProps) {
  const { words } = useSpeech();
  const combobox = useCombobox({ onDropdownOpen: () => combobox.selectActiveOption() });
  if (places.length < 2) return null;
  const here = [...card.path, card.area].find((a) => a.level === 'kabupaten');
  const provinces = [...new Map(places.map((p) => [p.province.code, p.province])).values()];
  return (
    <Combobox
      store={combobox}
      shadow="md"
      width={280}
      position="bottom-end"
      onOptionSubmit={(code) => {
        combobox.closeDropdown();
        const chosen = places.find((p) => p.area.code === code);
        if (chosen) onGo(chosen.area);
      }}
    >
      <Combobox.Target targetType="button" withExpandedAttribute>
        <button
          type="button"
          className={css.other}
          aria-label={words.screen.path.choosePlace}
          onClick={() => combobox.toggleDropdown()}
        >
          {words.screen.path.other} <span aria-hidden>▾</span>
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah="60vh" className={css.places} aria-label={words.screen.path.choosePlace}>
          {provinces.map((province) => (
            <Combobox.Group key={province.code} label={province.name}>
              {places
                .filter((p) => p.province.code === province.code)
                .map((p) => (
                  <Combobox.Option key={p.area.code} value={p.area.code} active={p.area.code === here?.code}>
                    {p.area.name}
                  </Combobox.Option>
                ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
