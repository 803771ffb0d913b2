import { Button, Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { useCan } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { CoverageNav } from '../coverage/nav.tsx';
import { useIsDemo } from '../first/not-in-demo.tsx';
import { queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import { useSpeech } from '../words.ts';
import { PillarFilters } from './pillar-filters.tsx';
import { PillarTable } from './pillar-table.tsx';
import css from './register.module.css';
import { RegisterFile } from './register-file.tsx';
import {
  type RegisterSearch,
  registerQuery,
  useChangeRegister,
  useRegisterSearch,
} from './register-search.ts';

const ON_A_PAGE = 50;

/** The register of the pillars: found by name, role, area and day; a name leads to all that is known of the one. */
export function PillarsScreen() {
  const { words } = useSpeech();
  const said = words.pillars;
  const can = useCan();
  const isDemo = useIsDemo();
  const search = useRegisterSearch();
  const at = search.hal ?? 1;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...queries.pillars({
      ...registerQuery(search),
      from: String((at - 1) * ON_A_PAGE),
      most: String(ON_A_PAGE),
    }),
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  const mayWrite = can('pillars.manage') && !isDemo;
  return (
    <div className={page.page}>
      <CoverageNav />
      <div className={page.wide}>
        <div className={css.head}>
          <div>
            <h1>{said.title}</h1>
            <p className={page.under}>{said.under}</p>
          </div>
          {mayWrite && <Acts />}
        </div>
        {can('pillars.manage') && isDemo && <p className={css.demo}>{said.list.demo}</p>}
        <PillarFilters search={search} />
        {data ? (
          <div aria-busy={isPlaceholderData}>
            <Found answer={data} search={search} mayWrite={mayWrite} />
          </div>
        ) : (
          <Skeleton height={320} radius="lg" />
        )}
        {data && data.total > 0 && <RegisterFile search={search} />}
      </div>
    </div>
  );
}

function Acts() {
  const { words } = useSpeech();
  const said = words.pillars.list;
  const can = useCan();
  return (
    <div className={css.acts}>
      <Button component={Link} to="/pilar/baru" search={true as never}>
        {said.add}
      </Button>
      {can('imports.write') && (
        <Button variant="default" component={Link} to="/pilar/berkas" search={true as never}>
          {said.bring}
        </Button>
      )}
      <Button variant="default" component={Link} to="/pilar/ganda" search={true as never}>
        {said.twins}
      </Button>
    </div>
  );
}

interface FoundProps {
  readonly answer: RouteAnswer<'pillars'>;
  readonly search: RegisterSearch;
  readonly mayWrite: boolean;
}

function Found({ answer, search, mayWrite }: FoundProps) {
  const { words } = useSpeech();
  const said = words.pillars.list;
  const change = useChangeRegister();
  const { total, pillars, byRole, on } = answer;
  const at = search.hal ?? 1;
  const first = (at - 1) * ON_A_PAGE;
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  if (total === 0) {
    return (
      <div className={css.empty} role="status">
        <p>{isFiltered || !mayWrite ? said.none : said.nobody}</p>
        {!isFiltered && mayWrite && <p>{said.nobodyUnder}</p>}
      </div>
    );
  }
  return (
    <>
      <ul className={css.byRole} aria-label={said.byRole}>
        {byRole.map(({ role, n }) => (
          <li key={role}>
            <button
              type="button"
              aria-pressed={search.peran === role}
              onClick={() => change({ peran: search.peran === role ? undefined : role })}
            >
              {words.pillars.role[role]} <b>{words.format.number(n)}</b>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={css.count}>
        {total > ON_A_PAGE
          ? said.range(first + 1, Math.min(total, first + ON_A_PAGE), total)
          : said.count(total)}
        {' · '}
        {words.pillars.certification.asOf(words.format.day(on))}
      </p>
      <PillarTable pillars={pillars} />
      {total > ON_A_PAGE && (
        <nav className={css.pages} aria-label={said.pages}>
          <Button
            variant="default"
            disabled={at === 1}
            onClick={() => change({ hal: at > 2 ? at - 1 : undefined })}
          >
            {said.earlier}
          </Button>
          <Button
            variant="default"
            disabled={first + ON_A_PAGE >= total}
            onClick={() => change({ hal: at + 1 })}
          >
            {said.later}
          </Button>
        </nav>
      )}
    </>
  );
}
