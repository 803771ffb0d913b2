import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { MoveState, Plan, PlanMove } from '../../data/contract/plan.ts';
import { spokenAs } from '../../data/words/office.ts';
import { planResultWords } from '../../data/words/plan-result.ts';
import { change } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './coverage.module.css';
import { type Decided, MoveDecision } from './move-decision.tsx';
import { useLetter } from './use-letter.ts';

interface MoveActsProps {
  readonly plan: Plan;
  readonly move: PlanMove;
  /** who moves, for whoever hears the buttons */
  readonly name: string;
}

/** What can be done with a move as it stands: the office accepts its own; what others decide is handed in and put on record. */
export function MoveActs({ plan, move, name }: MoveActsProps) {
  const { words } = useSpeech();
  const said = words.plan.list;
  const { decision } = spokenAs(words, planResultWords);
  const decide = useMutation(change('movePlanned'));
  const letter = useLetter(plan);
  const [asking, setAsking] = useState<'accepted' | 'refused' | null>(null);
  const isProposal = move.letter === 'usulan';
  const isOpen = move.state === 'proposed' || move.state === 'submitted';
  const say = (state: MoveState, more: Decided = {}) =>
    decide.mutate(
      { plan: String(plan.id), move: String(move.no), state, ...more },
      { onSuccess: () => setAsking(null) },
    );
  // One step back: what was handed in before stays handed in.
  const before = move.state !== 'submitted' && move.submittedOn !== null ? 'submitted' : 'proposed';
  return (
    <>
      {asking === null && <Refusal reason={decide.error ?? letter.error} />}
      <div className={css.moveActs}>
        {isOpen && !isProposal && (
          <Button
            size="compact-md"
            loading={decide.isPending}
            disabled={move.outdated}
            aria-label={said.acceptOf(name)}
            onClick={() => say('accepted')}
          >
            {said.accept}
          </Button>
        )}
        {isProposal && move.state === 'proposed' && (
          <Button
            size="compact-md"
            loading={decide.isPending}
            disabled={move.outdated}
            aria-label={decision.submitOf(name)}
            onClick={() => say('submitted')}
          >
            {decision.submit}
          </Button>
        )}
        {isProposal && isOpen && (
          <>
            <Button
              size="compact-md"
              variant={move.state === 'submitted' ? 'filled' : 'default'}
              disabled={move.outdated}
              aria-label={decision.recordOf(name)}
              onClick={() => setAsking('accepted')}
            >
              {decision.record}
            </Button>
            <Button
              size="compact-md"
              variant="default"
              disabled={move.outdated && move.state === 'proposed'}
              aria-label={decision.refuseOf(name)}
              onClick={() => setAsking('refused')}
            >
              {decision.refuse}
            </Button>
          </>
        )}
        {move.state !== 'proposed' && (
          <Button
            size="compact-md"
            variant="default"
            loading={decide.isPending}
            aria-label={said.undoOf(name)}
            onClick={() => say(before)}
          >
            {said.undo}
          </Button>
        )}
        {(isProposal ? move.state !== 'refused' : move.state === 'accepted') && (
          <Button
            size="compact-md"
            variant="subtle"
            loading={letter.isPending}
            aria-label={said.letterOf(name)}
            onClick={() => letter.mutate(move.no)}
          >
            {said.letter}
          </Button>
        )}
      </div>
      {asking !== null && (
        <MoveDecision
          state={asking}
          name={name}
          isBusy={decide.isPending}
          refusal={decide.error}
          onSave={(more) => say(asking, more)}
          onCancel={() => {
            decide.reset();
            setAsking(null);
          }}
        />
      )}
    </>
  );
}
