import { Button } from '@mantine/core';
import { useId } from 'react';
import type { Account } from '../../data/contract/account.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import { GrantList } from '../access/grant-list.tsx';
import { Pill, type Tone } from '../ui/pill.tsx';
import { useSpeech } from '../words.ts';
import { AccountCare } from './account-care.tsx';
import css from './accounts.module.css';

const TONES: Readonly<Record<Account['state'], Tone>> = {
  invited: 'unsure',
  active: 'good',
  locked: 'bad',
  ended: 'plain',
};

interface AccountItemProps {
  readonly account: Account;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onRenewed: (invited: RouteAnswer<'renewAccount'>) => void;
}

/** One account: who, with which roles, in which state; opened, what can be done with it. */
export function AccountItem({ account, isOpen, onOpen, onRenewed }: AccountItemProps) {
  const { words } = useSpeech();
  const said = words.accounts;
  const { moment } = words.format;
  const id = useId();
  return (
    <li className={css.account} data-state={account.state}>
      <div className={css.head}>
        <div className={css.who}>
          <h3>
            {account.name}
            {account.simulated && (
              <>
                {' '}
                <Pill tone="unsure">{said.simulated}</Pill>
              </>
            )}
          </h3>
          <p>
            {account.username}
            {account.phone && ` · ${account.phone}`}
          </p>
        </div>
        <div className={css.roles}>
          <GrantList grants={account.grants} none={words.access.own.noGrants} />
        </div>
        <div className={css.standing}>
          {!account.simulated && <Pill tone={TONES[account.state]}>{said.state[account.state]}</Pill>}
          <small>
            {account.endedAt !== null && account.state === 'ended'
              ? said.endedAt(moment(account.endedAt))
              : account.lastSeen === null
                ? said.neverSeen
                : said.lastSeen(moment(account.lastSeen))}
          </small>
        </div>
        {!account.simulated && (
          <Button
            size="compact-md"
            variant="default"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={said.moreOf(account.name)}
            onClick={() => onOpen(!isOpen)}
          >
            {isOpen ? said.close : said.more}
          </Button>
        )}
      </div>
      {isOpen && (
        <div id={id}>
          <AccountCare account={account} onRenewed={onRenewed} />
        </div>
      )}
    </li>
  );
}
