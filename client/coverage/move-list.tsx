import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { Plan, PlanMove } from '../../data/contract/plan.ts';
import { spokenAs } from '../../data/words/office.ts';
import { planResultWords } from '../../data/words/plan-result.ts';
import { fetchFile } from '../api.ts';
import { saveFile } from '../export/save.ts';
import { change } from '../queries.ts';
import { Pill } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './coverage.module.css';

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
  const proposals = plan.moves.filter((move) => move.letter === 'usulan').length;
  return (
    <section className={css.moves} aria-label={said.title}>
      <div className={css.movesHead}>
        <h2>{said.title}</h2>
        {plan.accepted > 0 && (
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

/** Fetches the letter of one move, of all that were accepted, or of all that others decide of, and hands it to the browser. */
function useLetter(plan: Plan) {
  const { language } = useSpeech();
  return useMutation({
    mutationFn: async (which: number | 'accepted' | 'proposals') => {
      const input = { plan: String(plan.id), lang: language };
      const wanted = typeof which === 'number' ? { move: String(which) } : { of: which };
      const file = await fetchFile('planLetter', { ...input, ...wanted });
      saveFile(file.name, file.blob);
    },
    networkMode: 'always',
  });
}

function MoveItem({ plan, move }: { plan: Plan; move: PlanMove }) {
  const { words, language } = useSpeech();
  const said = words.plan.list;
  const decide = useMutation(change('movePlanned'));
  const letter = useLetter(plan);
  const { someone, decision } = spokenAs(words, planResultWords);
  const name = move.person.name ?? (move.outdated ? said.gone : someone);
  const role = roleShort(move.role, language);
  const isAccepted = move.state === 'accepted';
  // What others decide of is put on record when they have; the office itself accepts.
  const isProposal = move.letter === 'usulan';
  const named = isProposal
    ? { open: decision.waits, done: decision.approved, act: decision.record, actOf: decision.recordOf }
    : { open: said.proposed, done: said.accepted, act: said.accept, actOf: said.acceptOf };
  return (
    <div className={css.move}>
      <p className={css.moveHead}>
        <span className={css.moveNo}>{words.format.number(move.no)}</span>
        <b>{name}</b>
        <Pill tone="plain">{role}</Pill>
        <Pill tone={isAccepted ? 'good' : 'unsure'}>{isAccepted ? named.done : named.open}</Pill>
      </p>
      <p className={css.way}>
        {placeName(move.from) ?? said.nowhere} <span aria-hidden>→</span>
        <span className="unseen">{said.to}</span> <b>{placeName(move.to)}</b>
      </p>
      <p>
        {said.reason[move.reason](move.to.name, role)}{' '}
        {said.effect(move.withoutCoverBefore, move.withoutCoverAfter)}
      </p>
      <p className={css.small}>
        {said.km(move.kmBefore, move.kmAfter)} {said.kinds[move.letter]}.{' '}
        {isProposal && (move.decidedBy ? said.decided(move.decidedBy) : said.decidedElse)}{' '}
        {isProposal && !isAccepted && decision.after}
      </p>
      {move.outdated && (
        <p role="status" className={css.wrong}>
          {said.outdated}
        </p>
      )}
      <Refusal reason={decide.error ?? letter.error} />
      <div className={css.moveActs}>
        <Button
          size="compact-md"
          variant={isAccepted ? 'default' : 'filled'}
          loading={decide.isPending}
          disabled={move.outdated && !isAccepted}
          aria-label={isAccepted ? said.undoOf(name) : named.actOf(name)}
          onClick={() =>
            decide.mutate({
              plan: String(plan.id),
              move: String(move.no),
              state: isAccepted ? 'proposed' : 'accepted',
            })
          }
        >
          {isAccepted ? said.undo : named.act}
        </Button>
        {(isAccepted || isProposal) && (
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
    </div>
  );
}

/** An area with where it lies, for names come twice. */
function placeName(place: PlanMove['from']): string | undefined {
  if (!place) return undefined;
  return place.parentName ? `${place.name} (${place.parentName})` : place.name;
}
