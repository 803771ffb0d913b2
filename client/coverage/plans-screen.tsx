import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { PlanHead } from '../../data/contract/plan.ts';
import { queries } from '../queries.ts';
import { Pill } from '../ui/pill.tsx';
import { useSpeech } from '../words.ts';
import { CoverPage } from './cover-page.tsx';
import { useCoverPlace } from './cover-place.ts';
import css from './coverage.module.css';
import { PlanForm } from './plan-form.tsx';

/** Proposed changes of service areas: a new one, and those made before. */
export function PlansScreen() {
  const { words } = useSpeech();
  const said = words.plan;
  const place = useCoverPlace();
  return (
    <CoverPage title={said.title} under={said.under} isReady={place !== undefined}>
      {place && (
        <>
          <PlanForm key={place.card.area.code} place={place} />
          <Earlier within={place.card.area.code} />
        </>
      )}
    </CoverPage>
  );
}

function Earlier({ within }: { within: string }) {
  const { words } = useSpeech();
  const said = words.plan;
  const plans = useQuery(queries.plans(within)).data?.plans;
  return (
    <section aria-labelledby="terdahulu" className={css.part}>
      <h2 id="terdahulu">{said.earlier}</h2>
      {plans?.length === 0 && <p>{said.noneEarlier}</p>}
      <ul className={css.plans}>
        {plans?.map((head) => (
          <li key={head.id}>
            <PlanEntry head={head} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlanEntry({ head }: { head: PlanHead }) {
  const { words, language } = useSpeech();
  const said = words.plan;
  const areas = [head.within, ...head.areas].map((area) => area.name);
  const roles = words.format.list(head.roles.map((role) => roleShort(role, language)));
  return (
    <Link
      to="/cakupan/penyesuaian/$plan"
      params={{ plan: String(head.id) }}
      search={true}
      className={css.planEntry}
    >
      <span>
        {head.outcomes.map((outcome) => (
          <b key={outcome.role} className={css.planLine}>
            {said.outcome(roleShort(outcome.role, language), outcome)}
          </b>
        ))}
        <small className={css.planUnder}>
          {said.headLine(roles, words.format.list(areas), said.made(head.madeAt, head.madeBy))}
        </small>
      </span>
      <Pill tone={head.accepted > 0 ? 'good' : 'plain'}>{said.acceptedOf(head.accepted, head.moves)}</Pill>
    </Link>
  );
}
