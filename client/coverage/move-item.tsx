import { roleShort } from '../../data/catalogue/role-short.ts';
import type { Plan, PlanMove } from '../../data/contract/plan.ts';
import { spokenAs } from '../../data/words/office.ts';
import { planResultWords } from '../../data/words/plan-result.ts';
import { Pill } from '../ui/pill.tsx';
import { useSpeech } from '../words.ts';
import css from './coverage.module.css';
import { MoveActs } from './move-acts.tsx';

const TONES = { proposed: 'unsure', submitted: 'unsure', accepted: 'good', refused: 'plain' } as const;

/** One who moves: from where to where, why, what comes of it, and what was decided. */
export function MoveItem({ plan, move }: { plan: Plan; move: PlanMove }) {
  const { words, language } = useSpeech();
  const said = words.plan.list;
  const { someone, decision } = spokenAs(words, planResultWords);
  const name = move.person.name ?? (move.outdated ? said.gone : someone);
  const role = roleShort(move.role, language);
  // What others decide of is put on record when they have; the office itself accepts.
  const isProposal = move.letter === 'usulan';
  const own = move.state === 'accepted' ? said.accepted : said.proposed;
  const { submittedOn, refused, decree, filled } = move;
  return (
    <div className={css.move}>
      <p className={css.moveHead}>
        <span className={css.moveNo}>{words.format.number(move.no)}</span>
        <b>{name}</b>
        <Pill tone="plain">{role}</Pill>
        <Pill tone={TONES[move.state]}>{isProposal ? decision.states[move.state] : own}</Pill>
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
        {submittedOn !== null && decision.submittedOn(submittedOn)}{' '}
        {refused !== null && decision.refusedOn(refused.on, refused.note)}{' '}
        {decree !== null && decision.decreeOf(decree.number, decree.from)}{' '}
        {isProposal && (move.state === 'proposed' || move.state === 'submitted') && decision.after}
      </p>
      {filled !== null && (
        <p role="status" className={css.wrong}>
          {decision.filled(role, move.to.name, filled.before, filled.now)}
        </p>
      )}
      {move.outdated && (
        <p role="status" className={css.wrong}>
          {said.outdated}
        </p>
      )}
      <MoveActs plan={plan} move={move} name={name} />
    </div>
  );
}

/** An area with where it lies, for names come twice. */
function placeName(place: PlanMove['from']): string | undefined {
  if (!place) return undefined;
  return place.parentName ? `${place.name} (${place.parentName})` : place.name;
}
