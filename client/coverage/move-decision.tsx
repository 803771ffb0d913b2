import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { spokenAs } from '../../data/words/office.ts';
import { planResultWords } from '../../data/words/plan-result.ts';
import { Confirm } from '../ui/confirm.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './coverage.module.css';

/** What others have said of a move. */
export interface Decided {
  readonly decree?: string;
  readonly from?: string;
  readonly note?: string;
}

interface MoveDecisionProps {
  readonly state: 'accepted' | 'refused';
  readonly name: string;
  readonly isBusy: boolean;
  readonly refusal: Error | null;
  readonly onSave: (decided: Decided) => void;
  readonly onCancel: () => void;
}

/** Puts on record what others have decided: a decree with its day, or that they refused. */
export function MoveDecision({ state, name, isBusy, refusal, onSave, onCancel }: MoveDecisionProps) {
  const { words } = useSpeech();
  const said = spokenAs(words, planResultWords).decision;
  const [decree, setDecree] = useState('');
  const [from, setFrom] = useState('');
  const [note, setNote] = useState('');
  const isApproval = state === 'accepted';
  const reason = note.trim();
  return (
    <Confirm
      title={isApproval ? said.recordOf(name) : said.refuseOf(name)}
      confirm={said.save}
      cancel={said.cancel}
      isBusy={isBusy}
      canConfirm={!isApproval || (decree.trim() !== '' && from !== '')}
      onConfirm={() =>
        onSave(isApproval ? { decree: decree.trim(), from } : reason === '' ? {} : { note: reason })
      }
      onCancel={onCancel}
    >
      <div className={css.decision}>
        {isApproval ? (
          <>
            <TextInput
              label={said.decree}
              value={decree}
              maxLength={120}
              data-autofocus
              onChange={(event) => setDecree(event.currentTarget.value)}
            />
            <DateField label={said.from} description={said.fromUnder} value={from} onChange={setFrom} />
          </>
        ) : (
          <TextInput
            label={said.note}
            description={said.noteUnder}
            value={note}
            maxLength={300}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        <Refusal reason={refusal} />
      </div>
    </Confirm>
  );
}
