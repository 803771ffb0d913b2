import { sql } from 'kysely';
import type { Db } from '../../db/open.ts';

/** What of the register an import speaks of: pillars by number, and every area that they serve or served. */
export interface TouchedRegister {
  readonly pillars: readonly number[];
  readonly areas: readonly number[];
}

/** Undefined where an import says nothing of the register. */
export async function touchedRegister(db: Db, importId: number): Promise<TouchedRegister | undefined> {
  const found = await sql<{ pillars: number[] | null; areas: number[] | null; others: boolean }>`
    with mine as (select distinct volunteer_id from volunteer_version where import_id = ${importId})
    select (select array_agg(volunteer_id) from mine) as pillars,
      (select array_agg(distinct s.area_id) from volunteer_version v
        join volunteer_role r on r.version_id = v.id join service_area s on s.role_id = r.id
        where v.volunteer_id in (select volunteer_id from mine)) as areas,
      exists (select 1 from training_version where import_id = ${importId})
        or exists (select 1 from contact_list where import_id = ${importId}) as others`.execute(db);
  const [row] = found.rows;
  if (!row || (row.pillars === null && !row.others)) return undefined;
  return { pillars: row.pillars ?? [], areas: row.areas ?? [] };
}

const KINDS = [
  ['volunteer_version', 'volunteer_id'],
  ['training_version', 'training_id'],
  ['contact_list', 'area_id'],
] as const;

/** In the swap: of each thing that an import speaks of, the version of the latest applied import holds. */
export async function refreshRegister(tx: Db, importId: number): Promise<void> {
  for (const [name, key] of KINDS) {
    const [table, id] = [sql.table(name), sql.ref(key)];
    const changed = sql`select ${id} from ${table} where import_id = ${importId}`;
    await sql`update ${table} set current = false where current and ${id} in (${changed})`.execute(tx);
    await sql`
      update ${table} v set current = true
      from (
        select distinct on (w.${id}) w.id from ${table} w join import i on i.id = w.import_id and i.state = 'applied'
        where w.${id} in (${changed}) order by w.${id}, i.applied_seq desc) held
      where v.id = held.id`.execute(tx);
  }
}

/** Removes what the drafts of some imports said of the register. */
export async function removeRegisterDrafts(tx: Db, imports: readonly number[]): Promise<void> {
  const drafts = [...imports];
  for (const [name] of KINDS) await tx.deleteFrom(name).where('import_id', 'in', drafts).execute();
  await tx.deleteFrom('training').where('import_id', 'in', drafts).execute();
  await tx.deleteFrom('volunteer').where('import_id', 'in', drafts).execute();
}

/** The pillars and trainings that an import said something of, by number. */
export async function broughtBy(
  db: Db,
  importId: number,
): Promise<{ pillars: number[]; trainings: number[] }> {
  const pillars = await db
    .selectFrom('volunteer_version')
    .select('volunteer_id')
    .where('import_id', '=', importId)
    .orderBy('volunteer_id')
    .execute();
  const trainings = await db
    .selectFrom('training_version')
    .select('training_id')
    .where('import_id', '=', importId)
    .execute();
  return {
    pillars: pillars.map((r) => r.volunteer_id),
    trainings: trainings.map((r) => r.training_id),
  };
}

/** A change that is no import: what was answered before holds no more. Returns the number of the data from now on. */
export async function countChange(tx: Db): Promise<number> {
  const state = await tx
    .updateTable('data_state')
    .set((eb) => ({ data_version: eb('data_version', '+', 1), words_version: eb('words_version', '+', 1) }))
    .returning('data_version')
    .executeTakeFirstOrThrow();
  return state.data_version;
}
