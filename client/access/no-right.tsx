import { Navigate } from '@tanstack/react-router';
import type { Me } from '../../data/contract/session.ts';
import { useView } from '../view.ts';
import { useSpeech } from '../words.ts';
import css from './access.module.css';
import { KeepLink } from './keep-link.tsx';
import { AccessPage } from './page.tsx';

/**
 * A page that belongs to other roles. Whoever sees no figures begins where their own work is: an administrator at the
 * accounts, anybody else at their own.
 */
export function NoRight({ me, path }: { me: Me; path: string }) {
  const { words } = useSpeech();
  const said = words.access.noRight;
  const { lang } = useView().view;
  if (path === '/') {
    const isKeeper = me.rights.includes('accounts.pillars') || me.rights.includes('accounts.manage');
    return (
      <Navigate
        to={isKeeper ? '/pengaturan/akun' : '/akun'}
        search={(lang === 'id' ? {} : { lang }) as never}
        replace
      />
    );
  }
  return (
    <AccessPage title={said.title} under={said.text}>
      <KeepLink to="/" className={css.link}>
        {said.toMap}
      </KeepLink>
    </AccessPage>
  );
}
