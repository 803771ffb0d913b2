import { Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { RIGHTS, type Right } from '../../data/catalogue/rights.ts';
import { type RoleCode, roleRule } from '../../data/catalogue/roles.ts';
import type { RoleRow } from '../../data/contract/role.ts';
import { ApiFault } from '../api.ts';
import { change, queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import { SettingsNav } from '../settings/settings-nav.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Select } from '../ui/select.tsx';
import { useIsSmallScreen } from '../ui/small-screen.ts';
import { useSpeech } from '../words.ts';
import css from './roles.module.css';

/** Which role may do what: the office's own table, within what the program lets a role hold at all. */
export function RolesScreen() {
  const { words } = useSpeech();
  const said = words.roles.page;
  const isSmall = useIsSmallScreen();
  const { data, error, refetch } = useQuery(queries.roles());
  const save = useMutation(change('changeRole'));
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  const toggle = (row: RoleRow, right: Right) => {
    const rights = row.rights.includes(right)
      ? row.rights.filter((one) => one !== right)
      : [...row.rights, right];
    save.mutate({ role: row.code, rights });
  };
  const shown: Shown | undefined = data && { roles: data.roles, isBusy: save.isPending, toggle };
  const isPublicOpen = data?.roles.some((row) => row.code === 'public' && row.rights.length > 0);
  return (
    <div className={page.page}>
      <SettingsNav />
      <div className={css.page}>
        <h1>{said.title}</h1>
        <p className={page.under}>{said.under}</p>
        {shown ? (
          isSmall ? (
            <OneRole {...shown} />
          ) : (
            <Matrix {...shown} />
          )
        ) : (
          <Skeleton height={420} radius="lg" />
        )}
        <p className={css.legend}>
          {said.legend} {isPublicOpen === false && said.publicNow}
        </p>
        <p role="status" className="unseen">
          {save.isSuccess && said.changed}
        </p>
        <Refusal reason={save.error} />
      </div>
    </div>
  );
}

interface Shown {
  readonly roles: readonly RoleRow[];
  readonly isBusy: boolean;
  readonly toggle: (row: RoleRow, right: Right) => void;
}

function Matrix({ roles, isBusy, toggle }: Shown) {
  const { words } = useSpeech();
  const said = words.roles.page;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it
    <section className={css.box} tabIndex={0} aria-label={said.table}>
      <table className={css.table}>
        <caption className="unseen">{said.table}</caption>
        <thead>
          <tr>
            <th scope="col">{said.right}</th>
            {roles.map((row) => (
              <th key={row.code} scope="col" title={words.roles.about[row.code]}>
                {words.roles.name[row.code]}
                <small>{row.code === 'public' ? said.nobody : said.holders(row.accounts)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{said.reads}</th>
            {roles.map((row) => (
              <td key={row.code} className={css.reads}>
                <Reads row={row} />
              </td>
            ))}
          </tr>
          {RIGHTS.map((right) => (
            <tr key={right}>
              <th scope="row">{words.roles.right[right]}</th>
              {roles.map((row) => (
                <td key={row.code}>
                  <Cell row={row} right={right} isBusy={isBusy} onToggle={() => toggle(row, right)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** On a phone one role at a time. */
function OneRole({ roles, isBusy, toggle }: Shown) {
  const { words } = useSpeech();
  const said = words.roles.page;
  const [code, setCode] = useState<RoleCode>('operator');
  const row = roles.find((one) => one.code === code) ?? roles[0];
  if (!row) return null;
  return (
    <>
      <Select
        label={said.choose}
        value={row.code}
        onChoose={(chosen) => setCode(chosen as RoleCode)}
        groups={[
          {
            title: undefined,
            options: roles.map((one) => ({
              value: one.code,
              label: words.roles.name[one.code],
              note: one.code === 'public' ? said.nobody : said.holders(one.accounts),
            })),
          },
        ]}
      />
      <p className={css.about}>{words.roles.about[row.code]}</p>
      <p className={css.about}>
        {said.reads}: <Reads row={row} />
      </p>
      <ul className={css.list}>
        {RIGHTS.filter((right) => roleRule(row.code).may.includes(right)).map((right) => (
          <li key={right}>
            <Cell row={row} right={right} isBusy={isBusy} onToggle={() => toggle(row, right)} />
            <span aria-hidden>{words.roles.right[right]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface CellProps {
  readonly row: RoleRow;
  readonly right: Right;
  readonly isBusy: boolean;
  readonly onToggle: () => void;
}

function Cell({ row, right, isBusy, onToggle }: CellProps) {
  const { words } = useSpeech();
  const said = words.roles.page;
  const name = words.roles.name[row.code];
  const label = said.may(words.roles.right[right], name);
  const isHeld = row.rights.includes(right);
  if (!isHeld && !row.switchable.includes(right)) {
    return (
      <span className={css.never} title={said.never}>
        <span className="unseen">{said.never}</span>
      </span>
    );
  }
  const isLocked = !row.switchable.includes(right);
  return (
    <input
      type="checkbox"
      className={css.check}
      aria-label={isLocked ? `${label} (${said.locked})` : label}
      title={isLocked ? said.locked : label}
      checked={isHeld}
      disabled={isLocked || isBusy}
      data-locked={isLocked || undefined}
      onChange={onToggle}
    />
  );
}

/** Exact or published, at which levels, and of what. */
function Reads({ row }: { row: RoleRow }) {
  const { words } = useSpeech();
  const said = words.roles.page;
  if (row.reads === 'none') return said.readsAs.none;
  const series = row.series?.map((one) => said.seriesNames[one] ?? one);
  return [
    series ? words.format.list(series) : said.series.open,
    said.readsAs[row.reads],
    row.coarsest && said.levels.from(words.domain.level[row.coarsest]),
    row.finest && said.levels.to(words.domain.level[row.finest]),
  ]
    .filter(Boolean)
    .join(', ');
}
