import { Checkbox, Popover } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { baseMapWords } from '../../data/words/base-map.ts';
import { spokenAs } from '../../data/words/office.ts';
import css from '../ui/icon-button.module.css';
import { LayersIcon } from '../ui/icons.tsx';
import { useSpeech } from '../words.ts';
import { hearSwitches, switchedOff, switchOff } from './under.ts';
import list from './under-switch.module.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Popover.css';

/** Which lines and points are drawn on every map, for this reader. */
export function UnderSwitch({ layers }: { layers: readonly { hash: string; name: string }[] }) {
  const { words } = useSpeech();
  const said = spokenAs(words, baseMapWords).under;
  const off = useSyncExternalStore(hearSwitches, switchedOff).split(' ').filter(Boolean);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover position="right-end" shadow="md" opened={isOpen} onChange={setOpen} trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={css.button}
          title={said.label}
          aria-label={said.label}
          onClick={() => setOpen((was) => !was)}
        >
          <LayersIcon />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={said.label}>
        <fieldset className={list.list}>
          <legend>{said.title}</legend>
          {layers.map(({ hash, name }) => (
            <Checkbox
              key={hash}
              size="sm"
              label={name}
              checked={!off.includes(hash)}
              onChange={({ currentTarget: { checked } }) =>
                switchOff(checked ? off.filter((one) => one !== hash) : [...off, hash])
              }
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
