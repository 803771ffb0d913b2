import '@mantine/core/styles/Menu.css';
import { Menu } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { baseMapWords } from '../../data/words/base-map.ts';
import css from '../ui/icon-button.module.css';
import { LayersIcon } from '../ui/icons.tsx';
import { useSpeech } from '../words.ts';
import { hearSwitches, switchedOff, switchOff } from './under.ts';

/** Which lines and points are drawn on every map, for this reader. */
export function UnderSwitch({ layers }: { layers: readonly { hash: string; name: string }[] }) {
  const { language } = useSpeech();
  const said = baseMapWords[language].under;
  const off = useSyncExternalStore(hearSwitches, switchedOff).split(' ').filter(Boolean);
  return (
    <Menu position="right-end" closeOnItemClick={false} withinPortal>
      <Menu.Target>
        <button type="button" className={css.button} title={said.label} aria-label={said.label}>
          <LayersIcon />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{said.title}</Menu.Label>
        {layers.map(({ hash, name }) => {
          const isOn = !off.includes(hash);
          return (
            <Menu.Item
              key={hash}
              role="menuitemcheckbox"
              aria-checked={isOn}
              leftSection={<span aria-hidden="true">{isOn ? '☑' : '☐'}</span>}
              onClick={() => switchOff(isOn ? [...off, hash] : off.filter((one) => one !== hash))}
            >
              {name}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
