import { NumberInput } from '@mantine/core';
import type { DisclosureSettings, DisclosureState } from '../../data/contract/disclosure.ts';
import settings from '../settings/settings.module.css';
import { useSpeech } from '../words.ts';
import css from './disclosure.module.css';
import '@mantine/core/styles/NumberInput.css';

interface ThresholdsProps {
  readonly state: DisclosureState;
  readonly k: DisclosureSettings['k'];
  readonly onChange: (k: DisclosureSettings['k']) => void;
}

const MOST = 1000;

/** From which count on a figure is shown: of closed types, and of all others. */
export function Thresholds({ state, k, onChange }: ThresholdsProps) {
  const { words } = useSpeech();
  const said = words.disclosure.rules;
  const { ceilings, standard } = state;
  const field = (name: 'open' | 'closed', hint: string) => (
    <NumberInput
      label={said[name]}
      description={hint}
      value={k[name]}
      min={ceilings.k[name]}
      max={MOST}
      clampBehavior="blur"
      allowDecimal={false}
      allowNegative={false}
      onChange={(value) => {
        const n = Number(value);
        if (value !== '' && Number.isInteger(n)) onChange({ ...k, [name]: n });
      }}
    />
  );
  return (
    <fieldset className={css.field}>
      <legend>{said.k}</legend>
      <div className={settings.fields}>
        {field('open', said.openHint(ceilings.k.open, standard.k.open))}
        {field('closed', said.closedHint(ceilings.k.closed, standard.k.closed))}
      </div>
    </fieldset>
  );
}
