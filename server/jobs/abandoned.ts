import type { Context } from '../context.ts';
import type { OpenDatabase } from '../db/open.ts';
import { QUEUES } from './work.ts';

/** What stands with a job whose process ended under it: what is said here, and by the queue's own hourly look. */
export const ENDED = ['the process ended', 'job heartbeat timeout'] as const;

/**
 * Jobs whose process has ended without a word are due again at once, where they have a try left; the others have failed.
 * Embedded, to be called before a job is begun: the folder is of this process alone, so that every begun job is of one
 * that ended. On a server: those that have given no sign in their time. Returns how many are due again.
 */
export async function takeUpAbandoned({ db, log }: Pick<Context, 'db' | 'log'>): Promise<number> {
  const silent =
    db.kind === 'embedded'
      ? 'true'
      : "heartbeat_seconds is not null and heartbeat_on + heartbeat_seconds * interval '1 s' < pgboss.job_now()";
  const found = await db.run(
    `update pgboss.job set
       state = case when retry_count < retry_limit then 'retry' else 'failed' end::pgboss.job_state,
       start_after = pgboss.job_now(), heartbeat_on = null,
       completed_on = case when retry_count < retry_limit then null else pgboss.job_now() end,
       output = jsonb_build_object('value', jsonb_build_object('message', $2::text))
     where state = 'active' and name = any($1::text[]) and ${silent}
     returning name, state::text as state, retry_count + 1 as tries`,
    [QUEUES, ENDED[0]],
  );
  for (const { name, state, tries } of found.rows) {
    if (state === 'retry') log.warn({ job: name, tries }, 'a job whose process had ended is due again');
    else
      log.error(
        { job: name, tries },
        'a job ended its process each time and is given up; see petasos doctor',
      );
  }
  return found.rows.filter((row) => row.state === 'retry').length;
}

/**
 * Gives jobs of a version that knew no signs of life the time in which one is due: those that wait will give signs, and
 * one that was begun has given none since, so that its process is held for ended. To be called before a job is begun.
 */
export async function expectSigns(db: OpenDatabase, seconds: number): Promise<void> {
  await db.run(
    `update pgboss.job set heartbeat_seconds = $2::int, heartbeat_on = coalesce(heartbeat_on, started_on)
     where state < 'completed' and name = any($1::text[]) and heartbeat_seconds is null`,
    [QUEUES, seconds],
  );
}
