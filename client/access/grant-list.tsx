import type { Account } from '../../data/contract/account.ts';
import { useSpeech } from '../words.ts';
import css from './grants.module.css';

type Grant = Account['grants'][number];

interface GrantListProps {
  readonly grants: readonly Grant[];
  /** said where there are none */
  readonly none: string;
  /** also what each role sees */
  readonly withAbout?: boolean;
}

/** Roles with their areas and their end. An area that is no more is named as such: it gives nothing. */
export function GrantList({ grants, none, withAbout = false }: GrantListProps) {
  const { words } = useSpeech();
  const said = words.accounts;
  if (grants.length === 0) return <p>{none}</p>;
  return (
    <ul className={css.grants}>
      {grants.map((grant) => (
        <li key={`${grant.role} ${areasOf(grant)}`}>
          <b>{words.roles.name[grant.role]}</b>{' '}
          <span>
            {grant.areas === 'all'
              ? said.everywhere
              : words.format.list(
                  grant.areas.map((area) => (area.holds ? named(area) : said.gone(named(area)))),
                )}
            {grant.until !== null && `, ${said.until(words.format.day(grant.until))}`}
            {grant.series !== null && `, ${said.grants.seriesChosen(grant.series.length)}`}
          </span>
          {withAbout && <small>{words.roles.about[grant.role]}</small>}
        </li>
      ))}
    </ul>
  );
}

function areasOf({ areas }: Grant): string {
  return areas === 'all' ? areas : areas.map((area) => area.code).join(' ');
}

function named({ name, code }: { name: string; code: string }): string {
  return name === '' ? code : name;
}
