import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Language } from '../../data/contract/view.ts';
import { AccountMenu } from '../access/account-menu.tsx';
import { useCan } from '../access/me.ts';
import { AreaSearch } from '../area/search.tsx';
import { OfficeMark } from '../office/office-mark.tsx';
import { useSettingsStart } from '../settings/settings-nav.tsx';
import { useChangeView, useView } from '../view.ts';
import { useSpeech } from '../words.ts';
import { Choices } from './choices.tsx';
import { useFindArea } from './find-area.ts';
import css from './header.module.css';
import { IconButton } from './icon-button.tsx';
import { CloseIcon, MenuIcon, SearchIcon } from './icons.tsx';
import markUrl from './mark.svg';

/** Pages of the register and of services: they stand in the row of coverage. */
const COVERAGE = /^\/(cakupan|pilar|pelatihan|sertifikasi|spm)(\/|$)/;

/** The mark, the screens there are, the way to any area, and the language. */
export function Header() {
  const { words, language } = useSpeech();
  const { menu, search, language: tongue } = words.screen;
  const change = useChangeView();
  const { view } = useView();
  const find = useFindArea();
  const can = useCan();
  const settings = useSettingsStart();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const isOfCoverage = COVERAGE.test(path);
  const [searching, setSearching] = useState(false);
  /** on a small screen the menu opens below a button */
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // On a small screen the field was asked for with a button: one writes at once.
  useEffect(() => {
    if (searching) field.current?.focus();
  }, [searching]);
  /** The mark leads to the beginning; the menu keeps what one was looking at. */
  const keepLanguage = (): Record<string, string> => (view.lang === 'id' ? {} : { lang: view.lang });
  return (
    <header className={css.header} data-searching={searching || undefined} data-open={isOpen || undefined}>
      <a className={css.skip} href="#isi">
        {menu.skip}
      </a>
      <Link to="/" search={keepLanguage as never} className={css.brand} aria-label="Petasos">
        <img src={markUrl} alt="" width="30" height="30" />
        <b>Petasos</b>
      </Link>
      <OfficeMark />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: closes behind a link that was followed, by click or by Enter */}
      <nav className={css.menu} id="menu" aria-label={menu.label} onClick={() => setOpen(false)}>
        {can('figures.read') && (
          <Link to="/" search={true} activeOptions={{ exact: true, includeSearch: false }}>
            {menu.needs}
          </Link>
        )}
        {can('figures.read', 'pillars.read') && (
          <Link
            to={can('figures.read') ? '/cakupan' : '/pilar'}
            search={true}
            activeOptions={{ includeSearch: false }}
            {...(isOfCoverage && { 'data-status': 'active' })}
          >
            {words.cover.menu}
          </Link>
        )}
        {can('figures.read', 'incidents.read') && (
          <Link
            to={can('figures.read') ? '/kebencanaan' : '/kebencanaan/fasilitas'}
            search={true}
            activeOptions={{ includeSearch: false }}
          >
            {menu.hazards}
          </Link>
        )}
        {can('imports.read', 'imports.write') && (
          <Link to="/data" search={true} activeOptions={{ includeSearch: false }}>
            {menu.data}
          </Link>
        )}
        {can('imports.write') && (
          <Link to="/siapkan" search={true} activeOptions={{ includeSearch: false }}>
            {words.first.steps.menu}
          </Link>
        )}
        {settings && (
          <Link to={settings} search={true} activeOptions={{ includeSearch: false }}>
            {words.settings.menu}
          </Link>
        )}
        <Link to="/bantuan" search={true} activeOptions={{ includeSearch: false }}>
          {words.help.menu}
        </Link>
      </nav>
      {can('figures.read') ? (
        <>
          <search className={css.search}>
            <AreaSearch
              field={field}
              onFound={(area) => {
                setSearching(false);
                find(area);
              }}
            />
          </search>
          <div className={css.searchButton}>
            <IconButton
              label={searching ? search.close : search.label}
              expanded={searching}
              onClick={() => setSearching(!searching)}
            >
              {searching ? <CloseIcon /> : <SearchIcon />}
            </IconButton>
          </div>
        </>
      ) : (
        <span className={css.room} />
      )}
      <div className={css.language}>
        <Choices<Language>
          compact
          label={tongue.choose}
          value={language}
          onChoose={(lang) => change({ lang })}
          choices={[
            { value: 'id', label: 'ID', title: 'Bahasa Indonesia' },
            { value: 'en', label: 'EN', title: 'English' },
          ]}
        />
      </div>
      <AccountMenu />
      <div className={css.menuButton}>
        <IconButton label={menu.label} expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? <CloseIcon /> : <MenuIcon />}
        </IconButton>
      </div>
    </header>
  );
}
