import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { NEED_WORDS, type NeedWord } from '../../data/catalogue/need-words.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { change } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import { Section } from './section.tsx';
import css from './settings.module.css';

/** The office's word for people in need; with PAS also how the types are grouped, and that it was not checked. */
export function NeedWordSection({ naming }: { naming: RouteAnswer<'naming'> }) {
  const { words, language } = useSpeech();
  const said = words.settings;
  const id = useId();
  const [word, setWord] = useState<NeedWord>(naming.need);
  const save = useMutation(change('changeNaming'));
  return (
    <Section title={said.need.title} under={said.need.under}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ need: word, levels: naming.levels });
        }}
      >
        <div className={css.radios} role="radiogroup" aria-label={said.need.label}>
          {NEED_WORDS.map((one) => (
            <label key={one} className={css.radio}>
              <input
                type="radio"
                name={id}
                value={one}
                checked={word === one}
                onChange={() => {
                  setWord(one);
                  save.reset();
                }}
              />
              <span>
                <b>{one}</b>
                <span className={css.small}>{said.need.about[one]}</span>
              </span>
            </label>
          ))}
        </div>
        {word === 'PAS' && (
          <>
            {naming.attention.some((group) => !group.checked) && (
              <p className={css.mark}>
                {said.attention.unchecked} {said.attention.replace}
              </p>
            )}
            <ol className={css.groups}>
              {naming.attention.map((group) => (
                <li key={group.code}>{group.name[language]}</li>
              ))}
            </ol>
          </>
        )}
        <div className={css.actions}>
          <Button type="submit" loading={save.isPending} disabled={word === naming.need}>
            {said.save}
          </Button>
          <span role="status" className={css.done}>
            {save.isSuccess && said.saved}
          </span>
        </div>
        <Refusal reason={save.error} />
      </form>
    </Section>
  );
}
