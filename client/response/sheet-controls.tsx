import { NativeSelect } from '@mantine/core';
import { Choices } from '../ui/choices.tsx';
import type { SheetAsk } from './bundle.ts';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

const DAYS = [1, 3, 7, 14, 30] as const;

/** What a sheet is asked with: for how many days, by which standard, and whether meals are cooked. */
export function SheetControls({ ask, onAsk }: { ask: SheetAsk; onAsk: (ask: SheetAsk) => void }) {
  const { page, said } = useResponseSpeech();
  const words = page.sheet;
  return (
    <div className={css.controls}>
      <NativeSelect
        label={words.days}
        value={String(ask.days ?? '3')}
        onChange={(event) => onAsk({ ...ask, days: event.currentTarget.value })}
        data={DAYS.map((days) => ({ value: String(days), label: words.daysOf(days) }))}
      />
      <Choices
        label={words.profile}
        showLabel
        value={ask.profile ?? 'bnpb'}
        onChoose={(profile) => onAsk({ ...ask, profile })}
        choices={[
          { value: 'bnpb', label: 'BNPB', title: said.needs.profiles.bnpb },
          { value: 'sphere', label: 'Sphere', title: said.needs.profiles.sphere },
        ]}
      />
      <Choices
        label={words.food}
        showLabel
        value={ask.food ?? 'cooked'}
        onChoose={(food) => onAsk({ ...ask, food })}
        choices={[
          { value: 'cooked', label: words.cooked },
          { value: 'dry', label: words.dry },
        ]}
      />
    </div>
  );
}
