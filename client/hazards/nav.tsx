import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Right } from '../../data/catalogue/rights.ts';
import { drawWords } from '../../data/words/draw.ts';
import { spokenAs } from '../../data/words/office.ts';
import { useCan } from '../access/me.ts';
import css from '../coverage/nav.module.css';
import { useSpeech } from '../words.ts';

/** The pages of disaster work; `exact`: other pages lie below its address. */
const PAGES = [
  { to: '/kebencanaan', name: 'map', rights: ['figures.read'], exact: true },
  { to: '/kebencanaan/zona', name: 'zones', rights: ['figures.read', 'hazards.manage'], exact: false },
  { to: '/kebencanaan/kejadian', name: 'incidents', rights: ['incidents.read'], exact: false },
  {
    to: '/kebencanaan/fasilitas',
    name: 'facilities',
    rights: ['incidents.read', 'facilities.manage'],
    exact: false,
  },
  { to: '/kebencanaan/stok', name: 'stock', rights: ['incidents.read', 'facilities.manage'], exact: false },
  { to: '/kebencanaan/paket-siaga', name: 'ready', rights: ['incidents.read'], exact: false },
  { to: '/kebencanaan/uji-balik', name: 'backTest', rights: ['incidents.read'], exact: false },
  { to: '/kebencanaan/angka-acuan', name: 'rates', rights: ['incidents.read'], exact: false },
] as const satisfies readonly { to: string; name: string; rights: readonly Right[]; exact: boolean }[];

/** The pages of disaster work, as far as they are for whoever looks. `isBar`: over a map, from edge to edge. */
export function HazardNav({ isBar = false }: { isBar?: boolean }) {
  const { words } = useSpeech();
  const can = useCan();
  const said = spokenAs(words, drawWords).nav;
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
