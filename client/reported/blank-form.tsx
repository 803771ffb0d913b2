import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { periodKind } from '../../data/contract/period.ts';
import { fetchFile } from '../api.ts';
import { saveFile } from '../export/save.ts';
import { queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { capital, useSpeech } from '../words.ts';
import css from './reported.module.css';

type Each = 'one' | 'kecamatan' | 'desa';

/** Makes a form for the kelurahan to fill in: for which area, as how many files, of which period. */
export function BlankForm() {
  const { words, language } = useSpeech();
  const t = words.blank;
  const places = useQuery(queries.places()).data?.places ?? [];
  const [chosen, setChosen] = useState({ place: '', kecamatan: '', desa: '' });
  const [each, setEach] = useState<Each>('one');
  const [period, setPeriod] = useState('');
  const place = chosen.place || places[0]?.area.code || '';
  const within = chosen.desa || chosen.kecamatan || place;
  const kecamatan = useQuery({
    ...queries.areas({ within: place, level: 'kecamatan' }),
    enabled: place !== '',
  }).data;
  const desa = useQuery({
    ...queries.areas({ within: chosen.kecamatan, level: 'desa' }),
    enabled: chosen.kecamatan !== '',
  }).data;
  const download = useMutation({
    mutationFn: async () => {
      const { name, blob } = await fetchFile('blank', {
        within,
        lang: language,
        ...(each === 'one' ? {} : { each }),
        ...(period === '' ? {} : { period }),
      });
      saveFile(name, blob);
    },
    networkMode: 'always',
  });
  if (places.length === 0) return null;
  const isPeriod = period === '' || periodKind(period) !== undefined;
  const { level } = words.domain;
  const canSplit = (by: 'kecamatan' | 'desa') =>
    by === 'kecamatan' ? chosen.kecamatan === '' : chosen.desa === '';
  return (
    <details className={css.blank}>
      <summary>{t.title}</summary>
      <p className={css.under}>{t.under}</p>
      <div className={css.fields}>
        {places.length > 1 && (
          <NativeSelect
            label={t.within}
            value={place}
            onChange={(event) => setChosen({ place: event.currentTarget.value, kecamatan: '', desa: '' })}
            data={places.map((p) => ({ value: p.area.code, label: p.area.name }))}
          />
        )}
        <NativeSelect
          label={capital(level.kecamatan)}
          value={chosen.kecamatan}
          onChange={(event) => {
            setChosen({ place, kecamatan: event.currentTarget.value, desa: '' });
            setEach('one');
          }}
          data={[{ value: '', label: t.all }, ...optionsOf(kecamatan)]}
        />
        {chosen.kecamatan !== '' && (
          <NativeSelect
            label={capital(level.desa)}
            value={chosen.desa}
            onChange={(event) => {
              setChosen({ ...chosen, desa: event.currentTarget.value });
              setEach('one');
            }}
            data={[{ value: '', label: t.all }, ...optionsOf(desa)]}
          />
        )}
        {canSplit('desa') && (
          <NativeSelect
            label={t.each}
            value={each}
            onChange={(event) => setEach(event.currentTarget.value as Each)}
            data={[
              { value: 'one', label: t.eachOptions.one },
              ...(['kecamatan', 'desa'] as const)
                .filter(canSplit)
                .map((by) => ({ value: by, label: t.eachOptions[by](level[by]) })),
            ]}
          />
        )}
        <TextInput
          label={t.period}
          description={t.periodHint}
          maxLength={10}
          value={period}
          error={!isPeriod}
          onChange={(event) => setPeriod(event.currentTarget.value.trim().toUpperCase())}
        />
      </div>
      <p className={css.actions}>
        <Button onClick={() => download.mutate()} disabled={!isPeriod} loading={download.isPending}>
          {t.download}
        </Button>
      </p>
      <Refusal reason={download.error} />
    </details>
  );
}

interface Named {
  readonly code: readonly string[];
  readonly name: readonly string[];
}

function optionsOf(areas: Named | undefined) {
  return (areas?.code ?? []).map((code, i) => ({ value: code, label: areas?.name[i] ?? code }));
}
