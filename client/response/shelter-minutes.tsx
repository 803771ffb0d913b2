import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import type { IncidentBundle } from './bundle.ts';
import { typedCount } from './counts.ts';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

/** Minutes to a place to stay that somebody knows better than a straight line does. */
export function ShelterMinutes({ bundle: { sheet, incident } }: { bundle: IncidentBundle }) {
  const { page, said } = useResponseSpeech();
  const w = page.shelterMinutes;
  const { list } = sheet.shelters;
  const [picked, setPicked] = useState<string>();
  const [text, setText] = useState('');
  const set = useMutation(change('setShelterMinutes'));
  const facility = Number(picked ?? list[0]?.facility.id ?? 0);
  const minutes = typedCount(text);
  if (list.length === 0) return null;
  return (
    <details className={css.byHand}>
      <summary>{w.title}</summary>
      <p className={css.quiet}>{w.hint}</p>
      <div>
        <NativeSelect
          aria-label={said.shelters.name}
          value={String(facility)}
          onChange={(event) => setPicked(event.currentTarget.value)}
          data={list.map((one) => ({ value: String(one.facility.id), label: one.facility.name }))}
        />
        <TextInput
          aria-label={w.minutes}
          placeholder={w.minutes}
          inputMode="numeric"
          maxLength={4}
          value={text}
          error={minutes === undefined && page.open.badNumber}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          variant="default"
          size="compact-md"
          disabled={minutes === undefined}
          loading={set.isPending}
          onClick={() => set.mutate({ incident: String(incident.id), facility, minutes: minutes ?? null })}
        >
          {page.who.set}
        </Button>
      </div>
      <Refusal reason={set.error} />
    </details>
  );
}
