import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { ChangePassword } from './change-password.tsx';
import { LeaveButton } from './leave-button.tsx';
import { AccessPage } from './page.tsx';
import { TotpSetup } from './totp-setup.tsx';

/** What has to be done before anything else: a password of one's own, or the second factor that a role requires. */
export function MustScreen({ must }: { must: 'password' | 'totp' }) {
  const { words } = useSpeech();
  const { password, own } = words.access;
  return (
    <AccessPage
      title={must === 'password' ? password.first : own.totpStart}
      under={must === 'password' ? password.firstUnder : own.totpNeeded}
    >
      {must === 'password' ? <ChangePassword /> : <TotpSetup />}
      <div className={css.apart}>
        <LeaveButton />
      </div>
    </AccessPage>
  );
}
