import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api.ts';
import { Refusal } from '../ui/refusal.tsx';
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
      {at && <FiledUnder at={at} />}
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

/** In which desa/kelurahan a place lies, before anything is sent: an incident is filed under it. */
export function useFiledUnder(at: Located | undefined) {
  return useQuery({
    queryKey: ['incidentPlace', at?.lon, at?.lat],
    queryFn: ({ signal }) => send('incidentPlace', { at: at ? [at.lon, at.lat] : [0, 0] }, { signal }),
    enabled: at !== undefined,
    retry: false,
    gcTime: 0,
  });
}

function FiledUnder({ at }: { at: Located }) {
  const { page } = useResponseSpeech();
  const said = page.open;
  const { data, error } = useFiledUnder(at);
  if (error) return <Refusal reason={error} />;
  if (!data) return null;
  if (!data.area) return <p className={css.wrong}>{said.atNowhere}</p>;
  return data.writable ? (
    <p role="status">{said.at(data.area.name)}</p>
  ) : (
    <p className={css.wrong}>{said.atOutside(data.area.name)}</p>
  );
}
