import { sql } from 'kysely';
import { arrayText } from '../../db/array-text.ts';
import type { Db } from '../../db/open.ts';
import {
  personKey,
  type WholeCertificate,
  type WholeContacts,
  type WholePillar,
  type WholeRole,
  type WholeTraining,
} from '../kind.ts';

/** Of some pillars the version that holds, whole. Those that nothing holds of are left out. */
export async function loadWhole(db: Db, ids: readonly number[]): Promise<Map<number, WholePillar>> {
  if (ids.length === 0) return new Map();
  const versions = await db
    .selectFrom('volunteer_version')
    .selectAll()
    .where('current', '=', true)
    .where('volunteer_id', 'in', [...ids])
    .execute();
  const versionIds = versions.map((v) => v.id);
  if (versionIds.length === 0) return new Map();
  const found = await sql<WholeRole & { versionId: number }>`
    select r.version_id as "versionId", r.no, r.role, r.from_day::text as from, r.until_day::text as until, r.decree,
      r.decree_on::text as "decreeOn", coalesce((
        select json_agg(json_build_object('areaId', s.area_id, 'share', s.share) order by s.area_id)
        from service_area s where s.role_id = r.id), '[]') as areas
    from volunteer_role r where r.version_id = any(${versionIds}::int[]) order by r.no`.execute(db);
  const certificates = await sql<WholeCertificate & { versionId: number }>`
    select c.version_id as "versionId", c.no, c.kind, c.role, c.issuer, c.number, c.issued_on::text as issued,
      c.valid_until::text as "validUntil"
    from certificate c where c.version_id = any(${versionIds}::int[]) order by c.no`.execute(db);
  const roles = Map.groupBy(found.rows, (r) => r.versionId);
  const held = Map.groupBy(certificates.rows, (c) => c.versionId);
  return new Map(
    versions.map((v) => [
      v.volunteer_id,
      {
        id: v.volunteer_id,
        subject: v.subject,
        name: v.name,
        homeId: v.home_area_id,
        phone: v.phone,
        availability: v.availability,
        level: v.level,
        mergedInto: v.merged_into,
        roles: (roles.get(v.id) ?? []).map(({ versionId: _, ...role }) => role),
        certificates: (held.get(v.id) ?? []).map(({ versionId: _, ...certificate }) => certificate),
      },
    ]),
  );
}

/** Numbers for pillars that are new to the register. */
export async function newPillars(db: Db, importId: number, n: number): Promise<number[]> {
  const made = await sql<{ id: number }>`
    insert into volunteer (import_id) select ${importId}::int from generate_series(1, ${n}::int) returning id`.execute(
    db,
  );
  return made.rows.map((r) => r.id).sort((a, b) => a - b);
}

/** Writes draft versions of pillars, whole; a thousand or so at a time. */
export async function insertPillars(
  db: Db,
  importId: number,
  pillars: readonly (WholePillar & { readonly id: number })[],
): Promise<void> {
  const of = <T>(rows: readonly T[], pick: (row: T) => string | number | null) => arrayText(rows.map(pick));
  const p = (pick: (pillar: WholePillar) => string | number | null) => of(pillars, pick);
  await sql`
    insert into volunteer_version (import_id, volunteer_id, subject, name, name_key, home_area_id, phone, availability,
      level, merged_into)
    select ${importId}::int, u.* from unnest(${p((x) => x.id)}::int[], ${p((x) => x.subject)}::text[],
      ${p((x) => x.name)}::text[], ${p((x) => personKey(x.name))}::text[], ${p((x) => x.homeId)}::int[],
      ${p((x) => x.phone)}::text[], ${p((x) => x.availability)}::text[], ${p((x) => x.level)}::text[],
      ${p((x) => x.mergedInto)}::int[]) u`.execute(db);
  const roles = pillars.flatMap((x) => x.roles.map((role) => ({ ...role, id: x.id })));
  const r = (pick: (role: (typeof roles)[number]) => string | number | null) => of(roles, pick);
  await sql`
    insert into volunteer_role (version_id, no, role, from_day, until_day, decree, decree_on)
    select v.id, u.no, u.role, u.from_day, u.until_day, u.decree, u.decree_on
    from unnest(${r((x) => x.id)}::int[], ${r((x) => x.no)}::smallint[], ${r((x) => x.role)}::text[],
      ${r((x) => x.from)}::date[], ${r((x) => x.until)}::date[], ${r((x) => x.decree)}::text[],
      ${r((x) => x.decreeOn)}::date[]) u (id, no, role, from_day, until_day, decree, decree_on)
    join volunteer_version v on v.volunteer_id = u.id and v.import_id = ${importId}`.execute(db);
  const areas = roles.flatMap(({ id, no, areas: served }) => served.map((area) => ({ ...area, id, no })));
  const a = (pick: (area: (typeof areas)[number]) => string | number | null) => of(areas, pick);
  await sql`
    insert into service_area (role_id, area_id, share)
    select r.id, u.area_id, u.share
    from unnest(${a((x) => x.id)}::int[], ${a((x) => x.no)}::smallint[], ${a((x) => x.areaId)}::int[],
      ${a((x) => x.share)}::numeric[]) u (id, no, area_id, share)
    join volunteer_version v on v.volunteer_id = u.id and v.import_id = ${importId}
    join volunteer_role r on r.version_id = v.id and r.no = u.no`.execute(db);
  const held = pillars.flatMap((x) => x.certificates.map((certificate) => ({ ...certificate, id: x.id })));
  const c = (pick: (certificate: (typeof held)[number]) => string | number | null) => of(held, pick);
  await sql`
    insert into certificate (version_id, no, kind, role, issuer, number, issued_on, valid_until)
    select v.id, u.no, u.kind, u.role, u.issuer, u.number, u.issued_on, u.valid_until
    from unnest(${c((x) => x.id)}::int[], ${c((x) => x.no)}::smallint[], ${c((x) => x.kind)}::text[],
      ${c((x) => x.role)}::text[], ${c((x) => x.issuer)}::text[], ${c((x) => x.number)}::text[],
      ${c((x) => x.issued)}::date[], ${c((x) => x.validUntil)}::date[])
      u (id, no, kind, role, issuer, number, issued_on, valid_until)
    join volunteer_version v on v.volunteer_id = u.id and v.import_id = ${importId}`.execute(db);
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

/** Writes the draft of the contacts of an area. */
export async function insertContacts(
  db: Db,
  importId: number,
  { areaId, contacts }: WholeContacts,
): Promise<void> {
  const list = await db
    .insertInto('contact_list')
    .values({ area_id: areaId, import_id: importId })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (contacts.length === 0) return;
  await db
    .insertInto('area_contact')
    .values(
      contacts.map(({ no, kind, name, phone, until }) => ({
        list_id: list.id,
        no,
        kind,
        name,
        phone,
        until_day: until,
      })),
    )
    .execute();
}

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

/** Of some pillars the number of the version that holds. */
export async function standingVersions(db: Db, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('volunteer_version')
    .select(['volunteer_id', 'id'])
    .where('current', '=', true)
    .where('volunteer_id', 'in', [...ids])
    .execute();
  return new Map(rows.map((r) => [r.volunteer_id, r.id]));
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

/** Pillars that were merged into some others. */
export async function mergedInto(db: Db, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('volunteer_version')
    .select('volunteer_id')
    .where('current', '=', true)
    .where('merged_into', 'in', [...ids])
    .execute();
  return rows.map((r) => r.volunteer_id);
}

/** One range of days in which an area held. */
export interface AreaThen {
  readonly id: number;
  readonly code: string;
  readonly validFrom: string | null;
  /** first day after; null: still */
  readonly validTo: string | null;
}

/** Every range of days of the areas that some codes ever meant. */
export async function areasThen(db: Db, codes: readonly string[]): Promise<Map<string, AreaThen[]>> {
  if (codes.length === 0) return new Map();
  const found = await sql<AreaThen>`
    select a.area_id as id, a.code, a.valid_from::text as "validFrom", a.valid_to::text as "validTo"
    from area_version a where a.current and a.code = any(${[...new Set(codes)]}::text[])
    order by a.valid_to desc nulls first`.execute(db);
  return Map.groupBy(found.rows, (a) => a.code);
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
