import type { Me } from '../../data/contract/session.ts';
import { Pill } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { AccessPage } from './page.tsx';
import { useSignIn } from './signed-in.ts';

/** The demo's way in: one marked account a role, one tap each. */
export function DemoAccounts({ accounts }: { accounts: Me['demo'] }) {
  const { words } = useSpeech();
  const said = words.access.demo;
  const enter = useSignIn('signInDemo');
  return (
    <AccessPage wide title={said.title} under={said.under}>
      <ul className={css.roles} aria-label={said.list}>
        {accounts.map(({ role, name, where }) => (
          <li key={role}>
            <button
              type="button"
              className={css.role}
              disabled={enter.isPending}
              onClick={() => enter.mutate({ role })}
            >
              <b>
                {words.roles.name[role]} <Pill tone="unsure">{said.tag}</Pill>
              </b>
              <small>
                {name} · {where === '' ? words.accounts.everywhere : where}
              </small>
              <small>{words.roles.about[role]}</small>
            </button>
          </li>
        ))}
      </ul>
      <Refusal reason={enter.error} />
      <p className={`${css.small} ${css.apart}`}>{said.only}</p>
    </AccessPage>
  );
}
