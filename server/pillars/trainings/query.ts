import { sql } from 'kysely';
import type { PillarRoleCode } from '../../../data/catalogue/psks.ts';
import type { TrainingKind } from '../../../data/contract/training.ts';
import { arrayText } from '../../db/array-text.ts';
import type { Db } from '../../db/open.ts';
import type { WholeTraining } from '../kind.ts';

export interface HeldTraining {
  readonly id: number;
  readonly version: number;
  readonly kind: TrainingKind;
  readonly name: string;
  readonly theme: string | null;
  readonly place: string | null;
  readonly organiser: string | null;
  readonly areaId: number | null;
  readonly from: string;
  readonly until: string;
  readonly cancelled: boolean;
  readonly simulated: boolean;
  readonly byRole: { role: PillarRoleCode | null; n: number }[];
}

/** Trainings as they hold now, newest first; one alone by its number. Who was merged into another counts once. */
export async function loadHeldTrainings(db: Db, id?: number): Promise<HeldTraining[]> {
  const one = id === undefined ? sql`true` : sql`t.training_id = ${id}`;
  const found = await sql<HeldTraining>`
    select t.training_id as id, t.id as version, t.kind, t.name, t.theme, t.place, t.organiser, t.area_id as "areaId",
      t.from_day::text as from, t.until_day::text as until, t.cancelled, i.simulated, coalesce((
        select json_agg(json_build_object('role', x.role, 'n', x.n) order by x.role) from (
          select p.role, count(distinct coalesce(v.merged_into, p.volunteer_id))::int as n
          from training_participant p left join volunteer_version v on v.volunteer_id = p.volunteer_id and v.current
          where p.version_id = t.id group by p.role) x), '[]') as "byRole"
    from training_version t join import i on i.id = t.import_id where t.current and ${one}
    order by t.from_day desc, t.training_id desc`.execute(db);
  return found.rows;
}

/** Who took part in a training, as the register holds them now. */
export async function loadParticipants(
  db: Db,
  version: number,
): Promise<{ pillarId: number; role: PillarRoleCode | null }[]> {
  const found = await sql<{ pillarId: number; role: PillarRoleCode | null }>`
    select distinct on (1) coalesce(v.merged_into, p.volunteer_id) as "pillarId", p.role
    from training_participant p left join volunteer_version v on v.volunteer_id = p.volunteer_id and v.current
    where p.version_id = ${version} order by 1`.execute(db);
  return found.rows;
}

/** Of some trainings the version that holds, whole. */
export async function loadTrainings(db: Db, ids: readonly number[]): Promise<Map<number, WholeTraining>> {
  if (ids.length === 0) return new Map();
  const found = await sql<WholeTraining & { id: number }>`
    select t.training_id as id, t.kind, t.name, t.theme, t.place, t.organiser, t.area_id as "areaId",
      t.from_day::text as from, t.until_day::text as until, t.cancelled, coalesce((
        select json_agg(json_build_object('pillarId', p.volunteer_id, 'role', p.role) order by p.volunteer_id)
        from training_participant p where p.version_id = t.id), '[]') as participants
    from training_version t where t.current and t.training_id = any(${[...ids]}::int[])`.execute(db);
  return new Map(found.rows.map((t) => [t.id, t]));
}

/** Writes draft versions of trainings with their participants; returns the number of each. */
export async function insertTrainings(
  db: Db,
  importId: number,
  trainings: readonly WholeTraining[],
): Promise<number[]> {
  const ids: number[] = [];
  for (const t of trainings) {
    const id =
      t.id ??
      (
        await db
          .insertInto('training')
          .values({ import_id: importId })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
    ids.push(id);
    const version = await db
      .insertInto('training_version')
      .values({
        training_id: id,
        import_id: importId,
        kind: t.kind,
        name: t.name,
        theme: t.theme,
        place: t.place,
        organiser: t.organiser,
        area_id: t.areaId,
        from_day: t.from,
        until_day: t.until,
        cancelled: t.cancelled,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await sql`
      insert into training_participant (version_id, volunteer_id, role)
      select ${version.id}::int, u.* from unnest(${arrayText(t.participants.map((p) => p.pillarId))}::int[],
        ${arrayText(t.participants.map((p) => p.role))}::text[]) u`.execute(db);
  }
  return ids;
}

/** The trainings that began on some days. */
export async function trainingsFrom(
  db: Db,
  days: readonly string[],
): Promise<{ id: number; name: string; from: string }[]> {
  const found = await sql<{ id: number; name: string; from: string }>`
    select t.training_id as id, t.name, t.from_day::text as from from training_version t
    where t.current and t.from_day = any(${[...days]}::date[])`.execute(db);
  return found.rows;
}
