import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { SessionRow } from '../../data/contract/session.ts';
import { change, queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './grants.module.css';

/** Where one is signed in; any of them can be ended from here. */
export function OwnSessions() {
  const { words } = useSpeech();
  const said = words.access.own;
  const { data, error } = useQuery(queries.sessions());
  const end = useMutation(change('endSession'));
  if (error && !data) return <Refusal reason={error} />;
  if (!data) return <Skeleton height={96} radius="md" />;
  const others = data.sessions.filter((session) => !session.current);
  const endOthers = async () => {
    for (const { id } of others) await end.mutateAsync({ session: id }).catch(() => undefined);
  };
  return (
    <>
      <ul className={css.sessions}>
        {data.sessions.map((session) => (
          <li key={session.id}>
            <SessionText session={session} />
            {!session.current && (
              <Button
                size="compact-sm"
                variant="default"
                disabled={end.isPending}
                onClick={() => end.mutate({ session: session.id })}
                aria-label={said.endWhich(session.device || said.unknownDevice)}
              >
                {said.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refusal reason={end.error} />
      {others.length > 1 && (
        <div className={css.actions}>
          <Button variant="default" disabled={end.isPending} onClick={() => void endOthers()}>
            {said.endOthers}
          </Button>
        </div>
      )}
    </>
  );
}

/** One browser that is signed in: which, since when, last seen, from where. */
export function SessionText({ session }: { session: SessionRow }) {
  const { words } = useSpeech();
  const said = words.access.own;
  const { moment } = words.format;
  return (
    <div>
      {session.device || said.unknownDevice}{' '}
      {session.current && <span className={css.here}>{said.here}</span>}
      <small>
        {[
          said.since(moment(session.since)),
          said.lastSeen(moment(session.lastSeen)),
          session.address !== '' && said.from(session.address),
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </div>
  );
}
