import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useCan } from '../access/me.ts';
import { fetchFile } from '../api.ts';
import { saveFile } from '../export/save.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './register.module.css';
import { type RegisterSearch, registerQuery } from './register-search.ts';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

/** The list that is shown, all of it, as a workbook; with phone numbers only for whoever manages the area. */
export function RegisterFile({ search }: { search: RegisterSearch }) {
  const { words } = useSpeech();
  const said = words.pillars.list;
  const can = useCan();
  const [withPhones, setPhones] = useState(false);
  const download = useMutation({
    mutationFn: async () => {
      const phones = withPhones ? 'with' : 'without';
      const { name, blob } = await fetchFile('pillarsFile', { ...registerQuery(search), phones });
      saveFile(name, blob);
    },
    networkMode: 'always',
  });
  return (
    <div className={css.download}>
      <Button variant="default" onClick={() => download.mutate()} loading={download.isPending}>
        {said.download}
      </Button>
      {can('pillars.manage') && (
        <Checkbox
          label={said.withPhones}
          description={said.withPhonesUnder}
          checked={withPhones}
          onChange={(event) => setPhones(event.currentTarget.checked)}
        />
      )}
      <Refusal reason={download.error} />
    </div>
  );
}
