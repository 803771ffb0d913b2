import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReadyPackage } from '../../data/contract/ready-package.ts';
import { useMe } from '../access/me.ts';
import { AreaPicker, type PickedArea } from '../accounts/area-picker.tsx';
import { fetchFile } from '../api.ts';
import { saveFile } from '../export/save.ts';
import { HazardPage } from '../hazards/hazard-page.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { incidentQueries } from './incident-queries.ts';
import { useKeep } from './offline/use-keep.ts';
import { PackageView } from './package-view.tsx';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

const readyKey = (code: string) => `ready:${code}`;

/** Paket siaga: one page for each kelurahan, made before anything happens; printed, and kept on this device. */
export function ReadyScreen() {
  const me = useMe();
  const { page } = useResponseSpeech();
  const w = page.ready;
  const home = me?.home?.level === 'desa' ? [{ code: me.home.code, name: me.home.name }] : [];
  const [picked, setPicked] = useState<readonly PickedArea[]>(home);
  const code = picked[0]?.code ?? '';
  const [phones, setPhones] = useState(false);
  const { data, error } = useQuery({ ...incidentQueries.ready(code, phones), enabled: code !== '' });
  return (
    <HazardPage title={w.title} under={w.under}>
      <div className={css.pick}>
        <AreaPicker isSingle label={w.pick} placeholder={w.find} chosen={picked} onChange={setPicked} />
      </div>
      <Refusal reason={error} />
      {data?.mayPhones && (
        <Checkbox
          label={w.phones}
          checked={phones}
          onChange={(event) => setPhones(event.currentTarget.checked)}
        />
      )}
      {data && <PackageActs key={data.area.code} ready={data} phones={phones} />}
      {data && <PackageView ready={data} />}
    </HazardPage>
  );
}

function PackageActs({ ready, phones }: { ready: ReadyPackage; phones: boolean }) {
  const keepAnswer = useKeep();
  const { page, lang } = useResponseSpeech();
  const file = useMutation({
    mutationFn: async () => {
      const { name, blob } = await fetchFile('readyPackagePaper', {
        area: ready.area.code,
        lang,
        phones: phones ? 'true' : 'false',
      });
      saveFile(name, blob);
    },
    networkMode: 'always',
  });
  const keep = useMutation({
    mutationFn: () => keepAnswer({ key: readyKey(ready.area.code), title: ready.area.name, answer: ready }),
    networkMode: 'always',
  });
  return (
    <div className={css.acts}>
      <Button onClick={() => file.mutate()} loading={file.isPending}>
        {page.ready.pdf}
      </Button>
      <Button variant="default" onClick={() => window.print()}>
        {page.acts.print}
      </Button>
      <Button variant="default" onClick={() => keep.mutate()} loading={keep.isPending}>
        {page.offline.keep}
      </Button>
      <span role="status">{keep.isSuccess && page.offline.isKept}</span>
      <Refusal reason={file.error} />
    </div>
  );
}
