import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

export interface Located {
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number;
}

interface LocateFieldProps {
  readonly at: Located | undefined;
  readonly onLocated: (at: Located) => void;
  readonly radius: string;
  readonly onRadius: (radius: string) => void;
  readonly error: string | undefined;
}

const WAIT_MS = 20_000;

/** Where this device is, asked for with a button: nobody is located unasked. */
export function LocateField({ at, onLocated, radius, onRadius, error }: LocateFieldProps) {
  const { page } = useResponseSpeech();
  const said = page.open;
  const [state, setState] = useState<'rest' | 'asking' | 'failed'>('rest');
  const locate = () => {
    if (!('geolocation' in navigator)) {
      setState('failed');
      return;
    }
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('rest');
        onLocated({ lon: coords.longitude, lat: coords.latitude, accuracyM: coords.accuracy });
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: 60_000 },
    );
  };
  return (
    <div className={css.locate}>
      <Button variant="default" onClick={locate} loading={state === 'asking'}>
        {said.locate}
      </Button>
      <p role="status" className={css.quiet}>
        {state === 'asking' && said.locating}
        {state === 'failed' && said.noLocation}
        {state === 'rest' && at && said.located(at.lat, at.lon, Math.round(at.accuracyM))}
      </p>
      {error && <p className={css.wrong}>{error}</p>}
      <TextInput
        label={said.radius}
        inputMode="numeric"
        maxLength={6}
        value={radius}
        onChange={(event) => onRadius(event.currentTarget.value)}
      />
    </div>
  );
}
