import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Right } from '../../data/catalogue/rights.ts';
import { useCan } from '../access/me.ts';
import { useSpeech } from '../words.ts';
import css from './nav.module.css';

/** The pages of coverage and of the register behind it; `exact`: other pages lie below its address. */
const PAGES = [
  { to: '/cakupan', name: 'map', rights: ['figures.read'], exact: true },
  { to: '/cakupan/celah', name: 'gaps', rights: ['figures.read'], exact: false },
  { to: '/pilar', name: 'register', rights: ['pillars.read'], exact: false },
  { to: '/pelatihan', name: 'trainings', rights: ['pillars.read'], exact: false },
  { to: '/sertifikasi', name: 'certificates', rights: ['pillars.read'], exact: false },
  { to: '/spm', name: 'spm', rights: ['figures.read'], exact: false },
  { to: '/cakupan/penyesuaian', name: 'plan', rights: ['coverage.plan'], exact: false },
  { to: '/cakupan/rekrut', name: 'recruit', rights: ['coverage.plan'], exact: false },
  { to: '/cakupan/norma', name: 'norms', rights: ['figures.read'], exact: false },
] as const satisfies readonly { to: string; name: string; rights: readonly Right[]; exact: boolean }[];

/** The pages of coverage, as far as they are for whoever looks. `isBar`: over a map, from edge to edge. */
export function CoverageNav({ isBar = false }: { isBar?: boolean }) {
  const { words } = useSpeech();
  const can = useCan();
  const said = words.cover.nav;
  const pages = PAGES.filter((page) => can(...page.rights));
  const nav = useRef<HTMLElement>(null);
  // On a phone the list is longer than the screen: the page one is on is in sight.
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>('[data-status=active]');
    if (here && nav.current) nav.current.scrollLeft = here.offsetLeft - nav.current.clientWidth / 4;
  }, []);
  if (pages.length < 2) return null;
  return (
    <nav ref={nav} className={css.nav} data-bar={isBar || undefined} aria-label={said.label}>
      {pages.map((page) => (
        <Link
          key={page.to}
          to={page.to}
          search={true}
          activeOptions={{ exact: page.exact, includeSearch: false }}
        >
          {said[page.name]}
        </Link>
      ))}
    </nav>
  );
}
