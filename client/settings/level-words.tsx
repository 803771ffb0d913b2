import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { COMMON_WORDS, localWords, NAMED_LEVELS } from '../../data/catalogue/level-words.ts';
import type { Place } from '../../data/contract/area.ts';
import type { LevelWords } from '../../data/contract/naming.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { change } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useView } from '../view.ts';
import { useSpeech } from '../words.ts';
import { Section } from './section.tsx';
import css from './settings.module.css';

/** A word as the contract takes it, in the dialect of a form. */
const WORD = "\\s*\\p{L}[\\p{L} .'\\-]*";

interface LevelWordsProps {
  readonly naming: RouteAnswer<'naming'>;
  readonly places: readonly Place[];
}

/** What the levels of each regency are called: its own words over the usual ones. */
export function LevelWordsSection({ naming, places }: LevelWordsProps) {
  const { words } = useSpeech();
  const said = words.settings.levels;
  const { area } = useView().view;
  const here = places.find((p) => area?.startsWith(p.area.code)) ?? places[0];
  const [chosen, setChosen] = useState<string>();
  const regency = chosen ?? here?.area.code;
  return (
    <Section title={said.title} under={said.under}>
      {regency === undefined ? (
        <p>{said.none}</p>
      ) : (
        <>
          {places.length > 1 && (
            <NativeSelect
              label={said.regency}
              value={regency}
              maw="24rem"
              mb="md"
              onChange={(event) => setChosen(event.currentTarget.value)}
              data={places.map((p) => ({ value: p.area.code, label: p.area.name }))}
            />
          )}
          <WordsOf key={regency} regency={regency} naming={naming} />
        </>
      )}
    </Section>
  );
}

function WordsOf({ regency, naming }: { regency: string; naming: RouteAnswer<'naming'> }) {
  const { words } = useSpeech();
  const said = words.settings;
  const [own, setOwn] = useState<LevelWords>(naming.levels[regency] ?? {});
  const save = useMutation(change('changeNaming'));
  const local = localWords(regency);
  const usual = { ...COMMON_WORDS, ...local?.words };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const kept = Object.fromEntries(Object.entries(own).filter(([, word]) => word.trim() !== ''));
        save.mutate({ need: naming.need, levels: { ...naming.levels, [regency]: kept } });
      }}
    >
      <div className={css.fields}>
        {NAMED_LEVELS.map((level) => (
          <TextInput
            key={level}
            label={said.levels.slots[level]}
            placeholder={usual[level]}
            minLength={2}
            maxLength={30}
            pattern={WORD}
            title={said.levels.shape}
            value={own[level] ?? ''}
            onChange={(event) => {
              setOwn({ ...own, [level]: event.currentTarget.value });
              save.reset();
            }}
          />
        ))}
      </div>
      {local && (
        <p className={css.mark}>
          {local.source === 'K' ? said.levels.unconfirmed : said.levels.usual(local.source)}
        </p>
      )}
      <div className={css.actions}>
        <Button type="submit" loading={save.isPending}>
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
