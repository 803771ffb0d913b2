import { Button } from '@mantine/core';
import type { Plan } from '../../data/contract/plan.ts';
import { spokenAs } from '../../data/words/office.ts';
import { planResultWords } from '../../data/words/plan-result.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './coverage.module.css';
import { MoveItem } from './move-item.tsx';
import { useLetter } from './use-letter.ts';

interface MoveListProps {
  readonly plan: Plan;
  /** the move that is pointed at, by its number */
  readonly onHover: (no: number | null) => void;
}

/** Who moves, from where to where, why, and what comes of it; accepted, undone and printed line by line. */
export function MoveList({ plan, onHover }: MoveListProps) {
  const { words } = useSpeech();
  const said = words.plan.list;
  const papers = spokenAs(words, planResultWords);
  const letter = useLetter(plan);
  const own = plan.moves.filter((move) => move.letter === 'surat-tugas' && move.state === 'accepted').length;
  const proposals = plan.moves.filter(
    ({ letter, state }) => letter === 'usulan' && (state === 'proposed' || state === 'submitted'),
  ).length;
  return (
    <section className={css.moves} aria-label={said.title}>
      <div className={css.movesHead}>
        <h2>{said.title}</h2>
        {own > 0 && (
          <Button size="compact-md" loading={letter.isPending} onClick={() => letter.mutate('accepted')}>
            {said.letters}
          </Button>
        )}
        {proposals > 0 && (
          <Button
            size="compact-md"
            variant="default"
            title={papers.proposalsFrom}
            loading={letter.isPending}
            onClick={() => letter.mutate('proposals')}
          >
            {papers.proposals(proposals)}
          </Button>
        )}
      </div>
      <p role="status" className="unseen">
        {letter.isPending && said.printing}
      </p>
      <Refusal reason={letter.error} />
      {plan.moves.length === 0 && <p>{said.none}</p>}
      <ol className={css.moveList}>
        {plan.moves.map((move) => (
          <li
            key={move.no}
            data-move={move.no}
            data-state={move.state}
            onMouseEnter={() => onHover(move.no)}
            onMouseLeave={() => onHover(null)}
            onFocus={() => onHover(move.no)}
            onBlur={() => onHover(null)}
          >
            <MoveItem plan={plan} move={move} />
          </li>
        ))}
      </ol>
    </section>
  );
}
