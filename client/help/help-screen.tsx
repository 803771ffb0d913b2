import { Button, TextInput } from '@mantine/core';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { NotFound } from '../screens/trouble.tsx';
import { SearchIcon } from '../ui/icons.tsx';
import { useIsSmallScreen } from '../ui/small-screen.ts';
import { useSpeech } from '../words.ts';
import css from './help.module.css';
import { HelpText } from './help-text.tsx';
import { findSections, type HelpPage, PAGES, pagesFor } from './pages.ts';

const MOST_FOUND = 20;

/** Bantuan: what each user can do here, the same text as in docs/, to be searched and printed. */
export function HelpScreen() {
  const { words, language } = useSpeech();
  const said = words.help;
  const { page: wanted } = useParams({ strict: false }) as { page?: string };
  const { hash } = useLocation();
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const pages = pagesFor(language);
  const shown = wanted === undefined ? pages[0] : PAGES.find((p) => p.name === wanted);
  const name = shown?.name;
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => {
    const heading = hash === '' ? null : document.getElementById(hash);
    if (heading) {
      heading.scrollIntoView();
      heading.focus({ preventScroll: true });
    } else box.current?.scrollTo(0, 0);
  }, [hash, name]);
  if (!shown) return <NotFound />;
  const found = findSections(pages, text);
  return (
    <div ref={box} className={css.screen}>
      <div className={css.frame}>
        <div className={css.side}>
          <p className={css.title}>{said.title}</p>
          <search>
            <TextInput
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              aria-label={said.search}
              placeholder={said.search}
              leftSection={<SearchIcon />}
              leftSectionPointerEvents="none"
            />
          </search>
          {text.trim() === '' ? (
            <PageList shown={shown} pages={pages} />
          ) : (
            <section className={css.links} aria-label={said.results}>
              <p role="status">{said.found(found.length)}</p>
              {found.slice(0, MOST_FOUND).map((s) => (
                <Link
                  key={`${s.page.name} ${s.id}`}
                  to="/bantuan/$page"
                  params={{ page: s.page.name }}
                  hash={s.id}
                  search={true}
                  lang={s.page.language}
                >
                  {s.heading}
                  {s.heading !== s.page.title && <small>{s.page.title}</small>}
                </Link>
              ))}
            </section>
          )}
        </div>
        <article className={css.article} lang={shown.language}>
          <div className={css.print}>
            <Button variant="default" size="compact-md" onClick={() => window.print()}>
              {said.print}
            </Button>
          </div>
          {shown.language !== language && <p className={css.foreign}>{said.onlyIndonesian}</p>}
          <HelpText name={shown.name} blocks={shown.blocks} />
        </article>
      </div>
    </div>
  );
}

/** Every page by its title; on a small screen behind a button, so that one reads at once. */
function PageList({ shown, pages }: { shown: HelpPage; pages: readonly HelpPage[] }) {
  const { words } = useSpeech();
  const isSmall = useIsSmallScreen();
  const links = (
    <nav aria-label={words.help.pages} className={css.links}>
      {pages.map((p) => (
        <Link
          key={p.name}
          to="/bantuan/$page"
          params={{ page: p.name }}
          search={true}
          lang={p.language}
          aria-current={p === shown ? 'page' : undefined}
        >
          {p.title}
        </Link>
      ))}
    </nav>
  );
  if (!isSmall) return links;
  return (
    <details key={shown.name} className={css.fold}>
      <summary>{words.help.pages}</summary>
      {links}
    </details>
  );
}
