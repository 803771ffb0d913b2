import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Right } from '../../data/catalogue/rights.ts';
import { useCan } from '../access/me.ts';
import { useSpeech } from '../words.ts';
import css from './nav.module.css';

const PAGES = [
  { to: '/pengaturan', name: 'office', rights: ['office.write', 'naming.write', 'indicators.write'] },
  { to: '/pengaturan/akun', name: 'accounts', rights: ['accounts.pillars', 'accounts.manage'] },
  { to: '/pengaturan/peran', name: 'roles', rights: ['roles.manage'] },
  { to: '/pengaturan/penerbitan', name: 'disclosure', rights: ['disclosure.manage'] },
  { to: '/pengaturan/jejak', name: 'audit', rights: ['audit.read'] },
  { to: '/pengaturan/sistem', name: 'state', rights: ['service.read'] },
] as const satisfies readonly { to: string; name: string; rights: readonly Right[] }[];

/** The first page of the settings that whoever looks may see; undefined: none. */
export function useSettingsStart(): (typeof PAGES)[number]['to'] | undefined {
  const can = useCan();
  return PAGES.find((page) => can(...page.rights))?.to;
}

/** The pages of the settings, as far as they are for whoever looks. One alone needs no list. */
export function SettingsNav() {
  const { words } = useSpeech();
  const can = useCan();
  const pages = PAGES.filter((page) => can(...page.rights));
  const nav = useRef<HTMLElement>(null);
  // On a phone the list is longer than the screen: the page one is on is in sight.
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>('[data-status=active]');
    if (here && nav.current) nav.current.scrollLeft = here.offsetLeft - nav.current.clientWidth / 4;
  }, []);
  if (pages.length < 2) return null;
  return (
    <nav ref={nav} className={css.nav} aria-label={words.settings.menu}>
      {pages.map((page) => (
        <Link key={page.to} to={page.to} search={true} activeOptions={{ exact: true, includeSearch: false }}>
          {words.access.menu[page.name]}
        </Link>
      ))}
    </nav>
  );
}
