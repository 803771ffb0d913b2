import { Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { ApiFault } from '../api.ts';
import { Bars } from '../charts/bars.tsx';
import { CoverageNav } from '../coverage/nav.tsx';
import table from '../imports/imports.module.css';
import { queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import { useSpeech } from '../words.ts';
import css from './certification.module.css';
import { AreaFilter, RoleSelect } from './pillar-filters.tsx';
import register from './register.module.css';
import { useChangeRegister, useRegisterSearch } from './register-search.ts';
import { roleInFull } from './role-name.ts';

type Answer = RouteAnswer<'certification'>;
type Counts = Pick<Answer['byRole'][number], 'persons' | 'valid' | 'ending' | 'ended' | 'none'>;

/** How many companions are certified, by role and area, and when certificates run out. */
export function CertificationScreen() {
  const { words } = useSpeech();
  const said = words.pillars.certification;
  const search = useRegisterSearch();
  const change = useChangeRegister();
  const { data, error, refetch } = useQuery({
    ...queries.certification({ within: search.area, role: search.peran }),
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  return (
    <div className={page.page}>
      <CoverageNav />
      <div className={page.wide}>
        <h1>{said.title}</h1>
        <p className={page.under}>{said.under}</p>
        <div className={`${register.filters} ${register.few}`}>
          <RoleSelect certified role={search.peran} onChoose={(peran) => change({ peran })} />
          <AreaFilter code={search.area} onChoose={(area) => change({ area })} />
        </div>
        {data ? (
          <Progress answer={data} onArea={(area) => change({ area })} />
        ) : (
          <Skeleton height={320} radius="lg" />
        )}
      </div>
    </div>
  );
}

function Progress({ answer, onArea }: { answer: Answer; onArea: (code: string) => void }) {
  const speech = useSpeech();
  const { words } = speech;
  const said = words.pillars.certification;
  const { number, period, day } = words.format;
  const all = answer.byRole.reduce(
    (sum, one) => ({
      persons: sum.persons + one.persons,
      valid: sum.valid + one.valid + one.ending,
      ended: sum.ended + one.ended,
    }),
    { persons: 0, valid: 0, ended: 0 },
  );
  return (
    <>
      <p role="status" className={css.lead}>
        {said.lead(all.valid, all.persons, all.ended)}
      </p>
      <p className={css.small}>{said.asOf(day(answer.on))}</p>
      {answer.byRole.length > 0 && (
        <>
          <Key />
          <section>
            <h2 className={css.title}>{said.byRole}</h2>
            <CountsTable
              first={said.role}
              rows={answer.byRole.map((one) => ({
                key: one.role,
                name: roleInFull(one.role, speech),
                counts: one,
              }))}
            />
          </section>
          <section>
            <h2 className={css.title}>{said.ending}</h2>
            {answer.ending.some(({ n }) => n > 0) ? (
              <div className={css.bars}>
                <Bars
                  onOneLine
                  caption={`${said.ending}, ${said.endingUnder}`}
                  columns={{ label: said.month, value: said.certificates }}
                  rows={answer.ending.map(({ month, n }) => ({
                    key: month,
                    label: period(month),
                    value: n,
                    text: number(n),
                  }))}
                />
              </div>
            ) : (
              <p className={css.small}>{said.noneEnding}</p>
            )}
          </section>
          {answer.byArea.length > 0 && (
            <section>
              <h2 className={css.title}>{said.byArea}</h2>
              <CountsTable
                first={said.area}
                second={said.role}
                rows={answer.byArea.map((one) => ({
                  key: `${one.area.code} ${one.role}`,
                  name: (
                    <button type="button" className={css.area} onClick={() => onArea(one.area.code)}>
                      {one.area.name}
                    </button>
                  ),
                  role: words.pillars.role[one.role],
                  counts: one,
                }))}
              />
            </section>
          )}
        </>
      )}
    </>
  );
}

const PARTS = ['valid', 'ending', 'ended', 'none'] as const;

/** What the colours of the bars mean. */
function Key() {
  const { words } = useSpeech();
  return (
    <p className={css.key} aria-hidden>
      {PARTS.map((part) => (
        <span key={part}>
          <i data-part={part} />
          {words.pillars.certified[part]}
        </span>
      ))}
    </p>
  );
}

interface CountsTableProps {
  readonly first: string;
  readonly second?: string;
  readonly rows: readonly {
    readonly key: string;
    readonly name: ReactNode;
    readonly role?: string;
    readonly counts: Counts;
  }[];
}

/** Persons by what their certificate is worth, as numbers and as a bar of the whole. */
function CountsTable({ first, second, rows }: CountsTableProps) {
  const { words } = useSpeech();
  const said = words.pillars.certification;
  const { number } = words.format;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${css.table}`}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {second && <th scope="col">{second}</th>}
            <th scope="col" className={table.right}>
              {said.persons}
            </th>
            {PARTS.map((part) => (
              <th key={part} scope="col" className={table.right}>
                {words.pillars.certified[part]}
              </th>
            ))}
            <th scope="col">{said.share}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, role, counts }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {second && <td>{role}</td>}
              <td className={table.right} data-label={said.persons}>
                {number(counts.persons)}
              </td>
              {PARTS.map((part) => (
                <td key={part} className={table.right} data-label={words.pillars.certified[part]}>
                  {number(counts[part])}
                </td>
              ))}
              <td className={css.share} data-label={said.share}>
                {counts.persons > 0 && `${number(((counts.valid + counts.ending) / counts.persons) * 100)}%`}
                <span className={css.bar} aria-hidden>
                  {PARTS.map((part) => (
                    <i
                      key={part}
                      data-part={part}
                      style={{ width: `${(counts[part] / Math.max(1, counts.persons)) * 100}%` }}
                    />
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
