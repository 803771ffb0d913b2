import { Button, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { ROLES } from '../../data/catalogue/roles.ts';
import type { Account } from '../../data/contract/account.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { useCan } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { queries } from '../queries.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import { SettingsNav } from '../settings/settings-nav.tsx';
import { Choices } from '../ui/choices.tsx';
import { SearchIcon } from '../ui/icons.tsx';
import { Select } from '../ui/select.tsx';
import { useSpeech } from '../words.ts';
import { AccountForm } from './account-form.tsx';
import { AccountItem } from './account-item.tsx';
import css from './accounts.module.css';
import { Invitations } from './invitations.tsx';
import { ListForm } from './list-form.tsx';

type Invited = RouteAnswer<'makeAccount'>;
type Standing = 'living' | 'ended';

/** So many are drawn at once; more are found by searching. */
const DRAWN = 100;
const ANY = 'any';

/** Accounts that whoever looks takes care of: made, given roles, renewed, ended. */
export function AccountsScreen() {
  const { words } = useSpeech();
  const said = words.accounts;
  const can = useCan();
  const { data, error, refetch } = useQuery(queries.accounts());
  const [making, setMaking] = useState<'one' | 'many'>();
  const [invited, setInvited] = useState<readonly Invited[]>();
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  if (error instanceof ApiFault && !data) return <Unreachable fault={error} onRetry={() => void refetch()} />;
  const show = (made: readonly Invited[]) => {
    setMaking(undefined);
    setInvited(made);
  };
  return (
    <div className={page.page}>
      <SettingsNav />
      <div className={page.wide}>
        <h1>{said.title}</h1>
        <p className={page.under}>{can('accounts.manage') ? said.under : said.underPillars}</p>
        {invited && <Invitations invited={invited} onDone={() => setInvited(undefined)} />}
        {making === 'one' && (
          <AccountForm onMade={(one) => show([one])} onClose={() => setMaking(undefined)} />
        )}
        {making === 'many' && <ListForm onMade={show} onClose={() => setMaking(undefined)} />}
        {making === undefined && !invited && (
          <div className={css.start}>
            <Button onClick={() => setMaking('one')}>{said.make}</Button>
            <Button variant="default" onClick={() => setMaking('many')}>
              {said.makeMany}
            </Button>
          </div>
        )}
        {data ? (
          <List accounts={data.accounts} onRenewed={(one) => show([one])} />
        ) : (
          <Skeleton height={320} radius="lg" />
        )}
      </div>
    </div>
  );
}

interface ListProps {
  readonly accounts: readonly Account[];
  readonly onRenewed: (invited: Invited) => void;
}

function List({ accounts, onRenewed }: ListProps) {
  const { words } = useSpeech();
  const said = words.accounts;
  const [sought, setSought] = useState('');
  const [role, setRole] = useState<string>(ANY);
  const [standing, setStanding] = useState<Standing>('living');
  const [open, setOpen] = useState<string>();
  const held = useMemo(
    () => new Set(accounts.flatMap((a) => a.grants.map((grant) => grant.role))),
    [accounts],
  );
  const ofStanding = accounts.filter((a) => (a.state === 'ended') === (standing === 'ended'));
  const found = ofStanding
    .filter((a) => role === ANY || a.grants.some((grant) => grant.role === role))
    .filter((a) => holdsText(a, sought));
  return (
    <>
      <div className={css.filters}>
        <TextInput
          className={css.search ?? ''}
          type="search"
          aria-label={said.search}
          placeholder={said.search}
          value={sought}
          leftSection={<SearchIcon />}
          leftSectionPointerEvents="none"
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        <Select
          label={said.role}
          value={role}
          onChoose={setRole}
          groups={[
            {
              title: undefined,
              options: [
                { value: ANY, label: said.anyRole },
                ...ROLES.filter((rule) => held.has(rule.code)).map(({ code }) => ({
                  value: code,
                  label: words.roles.name[code],
                })),
              ],
            },
          ]}
        />
        <Choices<Standing>
          showLabel
          label={said.states}
          value={standing}
          onChoose={setStanding}
          choices={[
            { value: 'living', label: said.living },
            { value: 'ended', label: said.endedOnes },
          ]}
        />
      </div>
      <p role="status" className={css.count}>
        {found.length === 0 ? said.none : said.count(found.length, ofStanding.length)}
      </p>
      <ul className={css.list} aria-label={said.list}>
        {found.slice(0, DRAWN).map((account) => (
          <AccountItem
            key={account.id}
            account={account}
            isOpen={open === account.id}
            onOpen={(is) => setOpen(is ? account.id : undefined)}
            onRenewed={onRenewed}
          />
        ))}
      </ul>
      {found.length > DRAWN && <p className={css.small}>{said.more100(found.length - DRAWN)}</p>}
    </>
  );
}

/** Every word sought stands in the name, the username or an area. */
function holdsText(account: Account, sought: string): boolean {
  const areas = account.grants.flatMap(({ areas: of }) =>
    of === 'all' ? [] : of.map((a) => `${a.name} ${a.code}`),
  );
  const text = [account.name, account.username, account.phone ?? '', ...areas].join(' ').toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
