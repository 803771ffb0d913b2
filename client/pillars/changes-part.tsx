import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Pillar } from '../../data/contract/volunteer.ts';
import type { Words } from '../../data/words/id.ts';
import { change } from '../queries.ts';
import { Confirm } from '../ui/confirm.tsx';
import { Pill } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './person.module.css';

type Change = NonNullable<Pillar['own']>['changes'][number];

interface ChangesPartProps {
  readonly changes: readonly Change[];
  readonly mayWrite: boolean;
}

/** Every change of a pillar, newest first, each with who and when; what may be taken back has a button. */
export function ChangesPart({ changes, mayWrite }: ChangesPartProps) {
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
      {undoing && <UndoChange one={undoing} onDone={() => setUndoing(undefined)} />}
    </section>
  );
}

function nameOf({ kind, fileName }: Change, words: Words): string {
  const said = words.pillars.person;
  if (kind === 'register') return said.byHand;
  return fileName === null ? words.screen.data.kinds[kind] : said.byFile(fileName);
}

function UndoChange({ one, onDone }: { one: Change; onDone: () => void }) {
  const { words } = useSpeech();
  const said = words.pillars.person;
  const undo = useMutation(change('undoRegister'));
  return (
    <Confirm
      title={said.undoTitle}
      confirm={said.undo}
      cancel={words.pillars.cancel}
      isBusy={undo.isPending}
      onConfirm={() => undo.mutate({ change: String(one.importId) }, { onSuccess: onDone })}
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
