import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { PillarChange as Change } from '../../data/contract/volunteer.ts';
import type { Words } from '../../data/words/id.ts';
import { send } from '../api.ts';
import { Confirm } from '../ui/confirm.tsx';
import { Pill } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './person.module.css';

interface ChangesPartProps {
  readonly changes: readonly Change[];
  readonly mayWrite: boolean;
  /** where one is sent when nothing is left of what was changed */
  readonly list: '/pilar' | '/pelatihan';
}

/** Every change of a pillar or a training, newest first, each with who and when; what may be taken back has a button. */
export function ChangesPart({ changes, mayWrite, list }: ChangesPartProps) {
  const { words } = useSpeech();
  const said = words.pillars.person;
  const id = useId();
  const [undoing, setUndoing] = useState<Change>();
  return (
    <section className={css.part} aria-labelledby={id}>
      <h2 id={id}>{said.changes}</h2>
      <ul className={css.list}>
        {changes.map((one) => (
          <li key={one.importId}>
            <div>
              <h3>
                {nameOf(one, words)} {one.holds && <Pill tone="good">{said.holds}</Pill>}
                {one.state === 'undone' && <Pill tone="plain">{said.undone}</Pill>}
              </h3>
              <p className={css.small}>{said.changeBy(one.who, words.format.moment(one.at))}</p>
            </div>
            {mayWrite && one.undoable && (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`${said.undo}: ${nameOf(one, words)}, ${words.format.moment(one.at)}`}
                onClick={() => setUndoing(one)}
              >
                {said.undo}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {undoing && (
        <UndoChange
          one={undoing}
          isOnly={changes.filter(({ state }) => state === 'applied').length === 1}
          list={list}
          onDone={() => setUndoing(undefined)}
        />
      )}
    </section>
  );
}

function nameOf({ kind, fileName }: Change, words: Words): string {
  const said = words.pillars.person;
  if (kind === 'register') return said.byHand;
  return fileName === null ? words.screen.data.kinds[kind] : said.byFile(fileName);
}

interface UndoChangeProps {
  readonly one: Change;
  /** nothing else was ever written of it: without this there is none */
  readonly isOnly: boolean;
  readonly list: ChangesPartProps['list'];
  readonly onDone: () => void;
}

function UndoChange({ one, isOnly, list, onDone }: UndoChangeProps) {
  const { words } = useSpeech();
  const said = words.pillars.person;
  const client = useQueryClient();
  const navigate = useNavigate();
  const undo = useMutation({
    mutationFn: () => send('undoRegister', { change: String(one.importId) }),
    networkMode: 'always',
    onSuccess: async () => {
      if (isOnly) await navigate({ to: list, search: true as never });
      else onDone();
      await client.invalidateQueries();
    },
  });
  return (
    <Confirm
      title={said.undoTitle}
      confirm={said.undo}
      cancel={words.pillars.cancel}
      isBusy={undo.isPending}
      onConfirm={() => undo.mutate()}
      onCancel={onDone}
    >
      <p>
        <strong>{nameOf(one, words)}</strong>, {said.changeBy(one.who, words.format.moment(one.at))}
      </p>
      <p>{said.undoText}</p>
      <Refusal reason={undo.error} />
    </Confirm>
  );
}
