import { sql } from 'kysely';
import type { Db } from '../../db/open.ts';

/** Takes what tells who a pillar is out of every version of it and of those that were merged into it. */
export async function eraseEverywhere(tx: Db, id: number, on: string, at: Date): Promise<void> {
  // Who was merged into it once and is apart again is somebody else.
  const all = sql`select ${id}::int union
    select volunteer_id from volunteer_version where current and merged_into = ${id}`;
  const versions = sql`select v.id from volunteer_version v where v.volunteer_id in (${all})`;
  await sql`delete from certificate where version_id in (${versions})`.execute(tx);
  await sql`
    update volunteer_role set decree = null, decree_on = null,
      until_day = case when until_day is null or until_day > ${on}::date
        then greatest(${on}::date, coalesce(from_day, ${on}::date)) else until_day end
    where version_id in (${versions})`.execute(tx);
  await sql`
    update volunteer set erased_at = ${at} where id in (${all})`.execute(tx);
  await sql`
    update volunteer_version set name = '', name_key = '', phone = null, home_area_id = null, availability = 'unknown'
    where volunteer_id in (select id from volunteer where erased_at = ${at})`.execute(tx);
}
