import type { Context } from '../context.ts';
import { QUEUES } from './work.ts';

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
       output = '{"value": {"message": "the process ended"}}'::jsonb
     where state = 'active' and name = any($1::text[]) and ${silent} returning name, state::text as state`,
    [QUEUES],
  );
  for (const { name, state } of found.rows) log.warn({ job: name, state }, 'a job whose process had ended');
  return found.rows.filter((row) => row.state === 'retry').length;
}
