import { sql } from 'kysely';
import { arrayText } from '../../db/array-text.ts';
import type { Db } from '../../db/open.ts';
import {
  personKey,
  type WholeCertificate,
  type WholeContacts,
  type WholePillar,
  type WholeRole,
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

/** What the register keeps in versions. */
export const REGISTER_THINGS = ['pillar', 'training', 'contacts'] as const;
export type RegisterThing = (typeof REGISTER_THINGS)[number];
const VERSIONS = {
  pillar: ['volunteer_version', 'volunteer_id'],
  training: ['training_version', 'training_id'],
  contacts: ['contact_list', 'area_id'],
} as const;

/** Of some things (lists of contacts by their area) the number of the version that holds. */
export async function standingVersions(
  db: Db,
  thing: RegisterThing,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const [table, key] = VERSIONS[thing];
  const found = await sql<{ thing: number; id: number }>`
    select ${sql.ref(key)} as thing, id from ${sql.table(table)}
    where current and ${sql.ref(key)} = any(${[...ids]}::int[])`.execute(db);
  return new Map(found.rows.map((r) => [r.thing, r.id]));
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
