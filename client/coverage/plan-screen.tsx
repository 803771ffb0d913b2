import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { Plan, RoleOutcome } from '../../data/contract/plan.ts';
import { levelNameUnder } from '../../data/words/level-name.ts';
import { spokenAs } from '../../data/words/office.ts';
import { planResultWords } from '../../data/words/plan-result.ts';
import { change, queries } from '../queries.ts';
import answer from '../screens/answer.module.css';
import page from '../screens/page.module.css';
import { Confirm } from '../ui/confirm.tsx';
import { Pill } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { capital, useSpeech } from '../words.ts';
import { CoverPage } from './cover-page.tsx';
import css from './coverage.module.css';
import { MoveList } from './move-list.tsx';
import { PlanMap } from './plan-map.tsx';

/** One proposal: what it brings, who moves and why, on the map and in a list; accepted line by line. */
export function PlanScreen() {
  const { words } = useSpeech();
  const said = words.plan;
  const { plan: id } = useParams({ strict: false }) as { plan?: string };
  const { data, error } = useQuery(queries.plan(id ?? ''));
  const [hovered, setHovered] = useState<number | null>(null);
  return (
    <CoverPage title={said.title} under="" isReady={data !== undefined || error !== null}>
      <p>
        <Link to="/cakupan/penyesuaian" search={true} className={page.back}>
          ‹ {said.back}
        </Link>
      </p>
      <Refusal reason={error} />
      {data && (
        <>
          <Result plan={data} />
          <div className={css.planRow}>
            <PlanMap plan={data} hovered={hovered} />
            <MoveList plan={data} onHover={setHovered} />
          </div>
          <Stayed plan={data} />
        </>
      )}
    </CoverPage>
  );
}

/** The answer in sentences, how sure it is, and how to be rid of it. */
function Result({ plan }: { plan: Plan }) {
  const { words, language } = useSpeech();
  const said = words.plan;
  const areasName = capital(words.screen.level[levelNameUnder(plan.level, plan.within.code)]);
  const open = spokenAs(words, planResultWords);
  // Of a plan that is not proven nobody can say that there is no move.
  const outcomeOf = (outcome: RoleOutcome) => {
    const role = roleShort(outcome.role, language);
    return plan.state === 'gap' && outcome.moves === 0 && outcome.withoutCoverAfter >= 0.5
      ? open.noneFound(role, outcome.withoutCoverAfter)
      : said.outcome(role, outcome);
  };
  const unproven = () => (plan.gap === 0 ? open.movesOpen(plan.took) : said.gapText(plan.gap, plan.took));
  return (
    <section className={answer.answer} aria-label={words.screen.need.answerLabel}>
      <p className={answer.subject}>
        {[
          [plan.within, ...plan.areas].map((area) => area.name).join(', '),
          words.format.period(plan.period),
        ].join(' · ')}{' '}
        <Pill tone={plan.state === 'optimal' ? 'good' : 'unsure'}>{said.states[plan.state]}</Pill>
      </p>
      {plan.outcomes.map((outcome) => (
        <div key={outcome.role}>
          <p className={answer.lead}>{outcomeOf(outcome)}</p>
          <p className={answer.more}>
            {said.covered(outcome.coveredBefore, outcome.coveredAfter, outcome.areas, areasName)}
          </p>
        </div>
      ))}
      <p className={answer.more}>{plan.state === 'optimal' ? said.optimal(plan.took) : unproven()}</p>
      {plan.unknownNeed > 0 && <p className={answer.more}>{said.unknownNeed(plan.unknownNeed)}</p>}
      {plan.registerOn && <p className={answer.more}>{open.asOf(plan.registerOn, plan.needPeriod)}</p>}
      <p className={answer.more}>{said.straight}</p>
      <p className={answer.more}>
        {said.made(plan.madeAt, plan.madeBy)}
        {plan.moves.length > 0 && ` · ${open.decision.counts({ ...plan, moves: plan.moves.length })}`}
      </p>
      {plan.accepted + plan.submitted === 0 && <Drop plan={plan} />}
    </section>
  );
}

function Drop({ plan }: { plan: Plan }) {
  const { words } = useSpeech();
  const said = words.plan;
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const drop = useMutation({
    ...change('dropPlan'),
    // Left first: what is still on screen would be asked for again, and is no more.
    onSuccess: async (_answer, _input, _result, { client }) => {
      await navigate({ to: '/cakupan/penyesuaian', search: true });
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setAsking(true)}>
        {said.drop}
      </Button>
      {isAsking && (
        <Confirm
          title={said.dropAsk}
          confirm={said.drop}
          cancel={said.close}
          isBusy={drop.isPending}
          onConfirm={() => drop.mutate({ plan: String(plan.id) })}
          onCancel={() => setAsking(false)}
        >
          <p>{said.dropText}</p>
          <Refusal reason={drop.error} />
        </Confirm>
      )}
    </>
  );
}

/** Who is not moved: by reason, with names. */
function Stayed({ plan }: { plan: Plan }) {
  const { words, language } = useSpeech();
  const said = words.plan.stay;
  const rows = plan.outcomes.flatMap(({ role, notMoved }) =>
    notMoved.filter(({ n }) => n > 0).map(({ why, n }) => ({ role, why, n })),
  );
  if (rows.length === 0) return null;
  return (
    <section className={css.part} aria-labelledby="tidak-pindah">
      <h2 id="tidak-pindah">{said.title}</h2>
      <ul className={css.stayed}>
        {rows.map(({ role, why, n }) => {
          const names = plan.notMoved
            .filter((one) => one.role === role && one.why === why && one.person.name !== null)
            .map((one) => one.person.name);
          return (
            <li key={`${role} ${why}`}>
              <details>
                <summary>
                  <b>
                    {said.count(n)} ({roleShort(role, language)})
                  </b>{' '}
                  {why === 'no-gain' && plan.state === 'gap'
                    ? spokenAs(words, planResultWords).stayOpen
                    : said.why[why]}
                </summary>
                <p>
                  {names.join(', ')}
                  {n > names.length && ` ${said.more(n - names.length)}`}
                </p>
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
