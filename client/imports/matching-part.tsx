import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { LEFT_OUT, type Matching, type MatchQuestion } from '../../data/contract/matching.ts';
import { AreaSearch } from '../area/search.tsx';
import { change } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { Select } from '../ui/select.tsx';
import { useSpeech } from '../words.ts';
import css from './matching.module.css';

interface MatchingPartProps {
  readonly matching: Matching;
  /** told once the answers are kept: the file is checked again with them */
  readonly onSaved: () => void;
}

interface Chosen {
  readonly target: string;
  /** what is shown of a choice that was not among the suggestions */
  readonly name?: string;
}

const SHOWN_AT_ONCE = 20;

/** Words of a file that somebody who knows the place settles: suggestions, another area or type, or leaving the rows out. */
export function MatchingPart({ matching, onSaved }: MatchingPartProps) {
  const { words } = useSpeech();
  const t = words.matching;
  const heading = useId();
  const [chosen, setChosen] = useState<Readonly<Record<string, Chosen>>>({});
  const save = useMutation(change('answerMatches'));
  const { questions, sure, unsure, unknown } = matching;
  const shown = questions.slice(0, SHOWN_AT_ONCE);
  const answers = shown.flatMap((question) => {
    const { kind, level, within, written } = question;
    const target = chosen[keyOf(question)]?.target;
    return target === undefined ? [] : [{ kind, level, within, written, target }];
  });
  const keep = () => save.mutate({ answers }, { onSuccess: onSaved });
  return (
    <section className={css.part} aria-labelledby={heading}>
      <h2 id={heading}>{t.title}</h2>
      <p className={css.counts}>{t.counts(sure, unsure, unknown)}</p>
      <p className={css.under}>{t.under}</p>
      {shown.map((question) => (
        <Question
          key={keyOf(question)}
          question={question}
          chosen={chosen[keyOf(question)]}
          onChoose={(choice) => {
            const { [keyOf(question)]: _before, ...others } = chosen;
            setChosen(choice ? { ...others, [keyOf(question)]: choice } : others);
          }}
        />
      ))}
      {questions.length > shown.length && <p>{t.more(questions.length - shown.length)}</p>}
      <Refusal reason={save.error} />
      <Button onClick={keep} disabled={answers.length === 0} loading={save.isPending}>
        {t.save(answers.length)}
      </Button>
    </section>
  );
}

function keyOf({ kind, level, within, written }: MatchQuestion): string {
  return [kind, level, within, written].join(' ');
}

interface QuestionProps {
  readonly question: MatchQuestion;
  readonly chosen: Chosen | undefined;
  readonly onChoose: (chosen: Chosen | undefined) => void;
}

function Question({ question, chosen, onChoose }: QuestionProps) {
  const { words } = useSpeech();
  const t = words.matching;
  const group = useId();
  const { kind, level, written, withinName, rows, line, part, choices, taken } = question;
  const isOther =
    chosen !== undefined && chosen.target !== LEFT_OUT && !choices.some((c) => c.target === chosen.target);
  const what = [
    level ? words.domain.level[level] : t.kinds[kind],
    withinName && t.within(withinName),
    part,
    t.rows(rows, line),
  ];
  return (
    <fieldset className={css.question}>
      <legend>
        <strong>{t.written(written)}</strong> <small>{what.filter(Boolean).join(' · ')}</small>
      </legend>
      {choices.length === 0 && <p className={css.none}>{t.nothingNear}</p>}
      {choices.map((choice) => (
        <Option
          key={choice.target}
          group={group}
          isChosen={chosen?.target === choice.target}
          onChoose={() => onChoose({ target: choice.target })}
          name={choice.name}
          note={[
            choice.level ? words.domain.level[choice.level] : '',
            ...choice.path.toReversed(),
            kind === 'type' ? '' : choice.target,
            kind === 'code' && choice.how === 'close' ? t.codeAlike : t.how[choice.how],
            taken === choice.target ? t.taken : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
      {isOther && (
        <Option
          group={group}
          isChosen
          onChoose={() => {}}
          name={t.chosen(chosen.name ?? chosen.target)}
          note=""
        />
      )}
      <Option
        group={group}
        isChosen={chosen?.target === LEFT_OUT}
        onChoose={() => onChoose({ target: LEFT_OUT })}
        name={t.leaveOut}
        note=""
      />
      <Option
        group={group}
        isChosen={chosen === undefined}
        onChoose={() => onChoose(undefined)}
        name={t.later}
        note=""
      />
      <details className={css.other}>
        <summary>{kind === 'type' ? t.otherType : t.otherArea}</summary>
        {kind === 'type' ? (
          <OtherType chosen={isOther ? chosen.target : undefined} onChoose={onChoose} />
        ) : (
          <AreaSearch
            onFound={(area) => onChoose({ target: area.code, name: `${area.name} (${area.code})` })}
          />
        )}
      </details>
    </fieldset>
  );
}

function OtherType({ chosen, onChoose }: { chosen: string | undefined; onChoose: (chosen: Chosen) => void }) {
  const { words, language } = useSpeech();
  const t = words.matching;
  const options = NEED_TYPES.map((type) => ({
    value: type.code,
    label: type.name[language],
    note: type.code,
  }));
  return (
    <Select
      label={t.otherType}
      groups={[{ title: undefined, options }]}
      value={chosen}
      search={{ placeholder: t.otherTypeSearch, nothing: t.otherTypeNothing }}
      onChoose={(target) => {
        const name = options.find((o) => o.value === target)?.label;
        onChoose(name === undefined ? { target } : { target, name });
      }}
    />
  );
}

interface OptionProps {
  readonly group: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly name: string;
  readonly note: string;
}

function Option({ group, isChosen, onChoose, name, note }: OptionProps) {
  return (
    <label className={css.option}>
      <input type="radio" name={group} checked={isChosen} onChange={onChoose} />
      <span>
        {name} {note !== '' && <small>{note}</small>}
      </span>
    </label>
  );
}
