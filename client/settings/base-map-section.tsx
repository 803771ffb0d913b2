import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { BaseMapFile, BaseMaps } from '../../data/contract/base-map.ts';
import { baseMapWords } from '../../data/words/base-map.ts';
import { spokenAs } from '../../data/words/office.ts';
import { change, query } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import { Section } from './section.tsx';
import css from './settings.module.css';

/** Which base map lies under every map: land and sea, or an archive of tiles that lies in the data folder too. */
export function BaseMapSection() {
  const { words } = useSpeech();
  const said = spokenAs(words, baseMapWords).settings;
  // Files come and go beside this program.
  const { data, error } = useQuery({ ...query('baseMaps', {}), staleTime: 0 });
  return (
    <Section title={said.title} under={said.under}>
      <Refusal reason={error} />
      {data && <Fields maps={data} />}
    </Section>
  );
}

function Fields({ maps }: { maps: BaseMaps }) {
  const { words } = useSpeech();
  const said = spokenAs(words, baseMapWords).settings;
  const id = useId();
  const { chosen, files, folder } = maps;
  const [file, setFile] = useState<string | null>(chosen?.file ?? null);
  const [name, setName] = useState(chosen?.name ?? '');
  const [attribution, setAttribution] = useState(chosen?.attribution ?? '');
  const save = useMutation(change('chooseBaseMap'));
  const choose = (next: BaseMapFile | null) => {
    save.reset();
    setFile(next?.file ?? null);
    const kept = next?.file === chosen?.file ? chosen : null;
    setName(kept?.name ?? next?.name ?? '');
    setAttribution(kept?.attribution ?? next?.map?.attribution ?? '');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ file, name: name.trim(), attribution: attribution.trim() });
      }}
    >
      <p className={css.small}>{said.how}</p>
      <p>
        <code>{folder}</code>
      </p>
      {chosen && chosen.state !== 'drawn' && (
        <p role="alert" className={css.mark}>
          {said[chosen.state](chosen.file)}
        </p>
      )}
      <div className={css.radios} role="radiogroup" aria-label={said.list}>
        <label className={css.radio}>
          <input type="radio" name={id} checked={file === null} onChange={() => choose(null)} />
          <span>
            <b>{said.plain}</b>
          </span>
        </label>
        {files.map((one) => (
          <label key={one.file} className={css.radio}>
            <input
              type="radio"
              name={id}
              checked={file === one.file}
              disabled={one.map === null}
              onChange={() => choose(one)}
            />
            <span>
              <b>{one.file}</b>
              <span className={css.small}>
                {[
                  one.map && said[one.map.kind],
                  one.map && said.zooms(one.map.minZoom, one.map.maxZoom),
                  said.megabytes(one.bytes),
                  one.fault && said.faults[one.fault],
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </label>
        ))}
      </div>
      {files.length === 0 && <p className={css.small}>{said.none}</p>}
      {file !== null && (
        <>
          <div className={css.fields}>
            <TextInput
              label={said.name}
              value={name}
              maxLength={120}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label={said.attribution}
              placeholder={said.attributionHint}
              value={attribution}
              maxLength={300}
              onChange={(event) => setAttribution(event.currentTarget.value)}
            />
          </div>
          <p className={css.small}>{said.open}</p>
        </>
      )}
      <div className={css.actions}>
        <Button type="submit" loading={save.isPending} disabled={file === null && chosen === null}>
          {said.save}
        </Button>
        <span role="status" className={css.done}>
          {save.isSuccess && said.saved}
        </span>
      </div>
      <Refusal reason={save.error} />
    </form>
  );
}
