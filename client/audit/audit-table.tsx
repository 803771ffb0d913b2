import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ROLE_CODES, type RoleCode } from '../../data/catalogue/roles.ts';
import type { AuditEventAnswer } from '../../data/contract/audit.ts';
import type { Words } from '../../data/words/id.ts';
import { useCan } from '../access/me.ts';
import { queries } from '../queries.ts';
import { Pill } from '../ui/pill.tsx';
import { useSpeech } from '../words.ts';
import css from './audit.module.css';

/** Areas named of one event; a village of many RT would fill the page. */
const NAMED = 3;

/** Events, newest first; on a small screen one below the other. */
export function AuditTable({ events }: { events: readonly AuditEventAnswer[] }) {
  const { words } = useSpeech();
  const said = words.administration.audit;
  const people = usePeople();
  if (events.length === 0) return <p>{said.none}</p>;
  return (
    <div className={css.box}>
      <table className={css.table}>
        <caption className="unseen">{said.table}</caption>
        <thead>
          <tr>
            <th scope="col">{said.when}</th>
            <th scope="col">{said.by}</th>
            <th scope="col">{said.what}</th>
            <th scope="col">{said.where}</th>
            <th scope="col">{said.place}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <Row key={event.id} event={event} about={people.get(event.subject ?? '')} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ event, about }: { event: AuditEventAnswer; about: string | undefined }) {
  const { words } = useSpeech();
  const said = words.administration.audit;
  const named = event.areas
    .slice(0, NAMED)
    .map(({ code, name }) => (code === '*' ? said.everywhere : (name ?? code)));
  const others = event.areas.length - named.length;
  const reason = event.detail.reason;
  const more = tellDetail(event, words);
  return (
    <tr>
      <td data-label={said.when} className={css.when}>
        <time dateTime={event.at}>{words.format.moment(event.at)}</time>
        <small>{event.seal === null ? said.notSealed : said.seal(event.seal)}</small>
      </td>
      <td data-label={said.by}>
        {whoOf(event.who, words)}
        {event.role !== null && event.role !== '' && <small>{rolesOf(event.role, words)}</small>}
      </td>
      <td data-label={said.what}>
        {words.audit.actions[event.action] ?? event.action}
        {event.reads !== null && (
          <>
            {' '}
            <Pill tone={event.reads === 'exact' ? 'unsure' : 'plain'}>{words.audit.reads[event.reads]}</Pill>
          </>
        )}
        {about !== undefined && <small>{about}</small>}
        {more !== '' && <small>{more}</small>}
        {typeof reason === 'string' && <small>{said.reason(reason)}</small>}
      </td>
      <td data-label={said.where}>
        {words.format.list(named)} {others > 0 && said.moreAreas(others)}
      </td>
      <td data-label={said.place} className={css.place}>
        {event.place ?? ''}
      </td>
    </tr>
  );
}

/** Whom an event is about, by the number of the account; the audit itself keeps no name of them. */
function usePeople(): ReadonlyMap<string, string> {
  const can = useCan();
  const { data } = useQuery({ ...queries.accounts(), enabled: can('accounts.pillars') });
  return useMemo(() => new Map(data?.accounts.map((one) => [one.id, one.name])), [data]);
}

function whoOf(who: string, words: Words): string {
  const said = words.administration.audit;
  if (who.startsWith('system: ')) return said.system;
  if (who === 'publik') return said.nobody;
  const terminal = /^terminal: (.*)$/.exec(who)?.[1];
  return terminal === undefined ? who : said.terminal(terminal);
}

function rolesOf(codes: string, words: Words): string {
  const isRole = (code: string): code is RoleCode => (ROLE_CODES as readonly string[]).includes(code);
  return words.format.list(codes.split('+').map((code) => (isRole(code) ? words.roles.name[code] : code)));
}

/** What else is kept of an event, as far as it says something to a reader: which indicator, period, level, format. */
function tellDetail({ detail }: AuditEventAnswer, words: Words): string {
  const names = words.administration.audit.detail;
  const isRole = (code: unknown): code is RoleCode => (ROLE_CODES as readonly unknown[]).includes(code);
  const tell = (key: string, value: unknown): string | undefined => {
    if (key === 'sex') return value === 'L' || value === 'P' ? words.domain.sex[value] : undefined;
    if (key === 'level') return words.domain.level[value as 'desa'] ?? undefined;
    if (key === 'period') return typeof value === 'string' ? words.format.period(value) : undefined;
    if (key === 'roles') {
      const roles = Array.isArray(value) ? value.filter(isRole) : [];
      return roles.length > 0 ? words.format.list(roles.map((role) => words.roles.name[role])) : undefined;
    }
    return typeof value === 'string' || typeof value === 'number' ? `${names[key]} ${value}` : undefined;
  };
  return Object.keys(names)
    .flatMap((key) => (key in detail ? [tell(key, detail[key])] : []))
    .filter((part) => part !== undefined)
    .join(' · ');
}
