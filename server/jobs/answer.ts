import type { OpenDatabase } from '../db/open.ts';
import { ENDED } from './abandoned.ts';
import { type JobName, QUEUES } from './work.ts';

/** A kind of job whose latest one has failed for good. */
export interface GivenUp {
  readonly job: JobName;
  /** an instant */
  readonly at: string;
  readonly tries: number;
  /** its process ended under it; else it threw */
  readonly ended: boolean;
}

/**
 * Which kinds of jobs have failed for good, the latest of each; none of those of which a later one waits or is done. Of
 * measuring only while areas wait for it: somebody may have done it by hand.
 */
export async function jobsGivenUp(db: OpenDatabase): Promise<GivenUp[]> {
  const there = await db.run(`select to_regclass('pgboss.job') is not null as there`);
  if (there.rows[0]?.there !== true) return [];
  const found = await db.run(
    `select name as job, to_char(completed_on at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
       retry_count + 1 as tries, coalesce(output -> 'value' ->> 'message' = any($2::text[]), false) as ended
     from (select distinct on (name) * from pgboss.job where name = any($1::text[]) order by name, created_on desc) latest
     where state = 'failed' and (name <> 'exposure' or exists (select 1 from data_state where waiting_since is not null))
     order by name`,
    [QUEUES, ENDED],
  );
  return found.rows as unknown as GivenUp[];
}
