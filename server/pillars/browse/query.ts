import { type RawBuilder, sql } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { PillarLevel, PillarRoleCode, PillarSubject } from '../../../data/catalogue/psks.ts';
import type { Availability, PillarChange } from '../../../data/contract/volunteer.ts';
import type { Areas } from '../../access/principal.ts';
import type { Db } from '../../db/open.ts';
import { personKey } from '../kind.ts';

/** An area as the register shows it: as it is now, or as it was last. */
export interface NamedArea {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  /** false: it was merged away or is not any more */
  readonly holds: boolean;
}

export interface HeldRole {
  readonly no: number;
  readonly role: PillarRoleCode;
  readonly from: string | null;
  readonly until: string | null;
  readonly decree: string | null;
  readonly decreeOn: string | null;
  readonly areas: readonly (NamedArea & { readonly share: number | null })[];
}

/** A pillar as the register holds it, before it is said what the asker sees of it. */
export interface HeldPillar {
  readonly id: number;
  readonly version: number;
  readonly subject: PillarSubject;
  readonly name: string;
  readonly home: NamedArea | null;
  /** the desa/kelurahan that the home lies in */
  readonly homeDesa: NamedArea | null;
  readonly phone: string | null;
  readonly availability: Availability;
  readonly level: PillarLevel | null;
  readonly simulated: boolean;
  readonly roles: readonly HeldRole[];
  readonly certificates: readonly HeldCertificate[];
}

export interface HeldCertificate {
  readonly no: number;
  readonly kind: string;
  readonly role: PillarRoleCode | null;
  readonly issuer: string | null;
  readonly number: string | null;
  readonly issued: string | null;
  readonly validUntil: string | null;
}

export interface PillarFilter {
  /** where the asker may read: only who serves there, above it or below it, or lives there */
  readonly areas: Areas;
  /** where the asker keeps the register: homes there are looked at as finely as they are written, others by their desa/kelurahan */
  readonly managed: Areas;
  /** just this one */
  readonly id?: number | undefined;
  readonly within?: string | undefined;
  readonly role?: PillarRoleCode | undefined;
  readonly search?: string | undefined;
  readonly standing: 'serving' | 'ended' | 'all';
  readonly on: string;
}

/** Letters of the code of a desa: 'PP.KK.CC.VVVV'. */
const DESA_CODE = 13;

/** Does an area lie in one of these, or hold one of them? */
function touches(code: RawBuilder<unknown>, areas: readonly string[]): RawBuilder<boolean> {
  const below = areas.map((area) => `${area}.%`);
  return sql<boolean>`((${code}) = any(${[...areas]}::text[]) or (${code}) like any(${below}::text[])
    or exists (select 1 from unnest(${[...areas]}::text[]) own where own like (${code}) || '.%'))`;
}

/**
 * The code of home `a` as it may be asked for: where the asker does not keep the register no filter may tell two homes of one
 * desa/kelurahan apart.
 */
function homeCode(managed: Areas): RawBuilder<string> {
  if (managed === 'all') return sql<string>`a.code`;
  const below = managed.map((area) => `${area}.%`);
  return sql<string>`case when a.code = any(${[...managed]}::text[]) or a.code like any(${below}::text[]) then a.code
    else left(a.code, ${DESA_CODE}) end`;
}

/** Does pillar version `v` serve in these areas, or live there? */
function isThere(areas: readonly string[], managed: Areas): RawBuilder<boolean> {
  return sql<boolean>`(exists (
      select 1 from volunteer_role r join service_area s on s.role_id = r.id
      join area_version a on a.area_id = s.area_id and a.current
      where r.version_id = v.id and ${touches(sql`a.code`, areas)})
    or exists (select 1 from area_version a where a.area_id = v.home_area_id and a.current
      and ${touches(homeCode(managed), areas)}))`;
}

/**
 * Is role `r` of pillar version `v` served in an area, above it or below it? One who serves nowhere in any role is where it
 * lives.
 */
function heldIn({ within, managed }: Pick<PillarFilter, 'within' | 'managed'>): RawBuilder<boolean> {
  if (within === undefined) return sql<boolean>`true`;
  return sql<boolean>`(exists (
      select 1 from service_area s join area_version a on a.area_id = s.area_id and a.current
      where s.role_id = r.id and ${touches(sql`a.code`, [within])})
    or (${SERVES_NOWHERE} and ${livesIn(within, managed)}))`;
}

const SERVES_NOWHERE = sql<boolean>`not exists (
  select 1 from volunteer_role o join service_area s on s.role_id = o.id where o.version_id = v.id)`;

function livesIn(within: string, managed: Areas): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from area_version a where a.area_id = v.home_area_id and a.current
    and ${touches(homeCode(managed), [within])})`;
}

/** Was role `r` held on a day? The last day counts. */
export function heldOn(on: string): RawBuilder<boolean> {
  return sql<boolean>`((r.from_day is null or r.from_day <= ${on}::date)
    and (r.until_day is null or ${on}::date <= r.until_day))`;
}

function filtered(filter: PillarFilter): RawBuilder<unknown> {
  const { areas, managed, id, within, role, search, standing, on } = filter;
  const of = role === undefined ? sql`true` : sql`r.role = ${role}`;
  const some = (more: RawBuilder<unknown>) => sql`exists (
    select 1 from volunteer_role r where r.version_id = v.id and ${of} and ${heldIn(filter)} and ${more})`;
  const serves = some(heldOn(on));
  const lives = within === undefined ? sql`true` : livesIn(within, managed);
  const without = role === undefined ? sql`(${SERVES_NOWHERE} and ${lives})` : sql`false`;
  const ever = sql`(${some(sql`true`)} or ${without})`;
  const stands = { serving: serves, ended: sql`(not ${serves} and ${ever})`, all: ever }[standing];
  const key = search === undefined ? '' : personKey(search);
  const named = search === undefined ? sql`true` : sql`v.name_key like ${`%${key}%`} and ${key !== ''}`;
  return sql`v.current and v.merged_into is null and g.erased_at is null and ${id === undefined ? sql`true` : sql`v.volunteer_id = ${id}`} and ${stands} and ${named}
    and ${areas === 'all' ? sql`true` : isThere(areas, managed)}`;
}

const FROM = sql`volunteer_version v join volunteer g on g.id = v.volunteer_id`;

/** A page of the pillars that a filter finds, by name, with how many there are. */
export function pageQuery(
  filter: PillarFilter,
  { from, most }: { readonly from: number; readonly most: number },
): RawBuilder<{ id: number; total: number }> {
  return sql<{ id: number; total: number }>`
    select v.volunteer_id as id, count(*) over ()::int as total from ${FROM} where ${filtered(filter)}
    order by v.name collate "C", v.volunteer_id offset ${from} limit ${most}`;
}

/** How many pillars a filter finds, in all and in each role, and the numbers of one page of them by name. */
export async function findPillars(
  db: Db,
  filter: PillarFilter,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<{ total: number; byRole: { role: PillarRoleCode; n: number }[]; ids: number[] }> {
  const where = filtered(filter);
  const page = await pageQuery(filter, { from, most }).execute(db);
  const then = filter.standing === 'serving' ? heldOn(filter.on) : sql`true`;
  const roles = await sql<{ role: PillarRoleCode; n: number }>`
    select r.role, count(distinct v.volunteer_id)::int as n from ${FROM}
    join volunteer_role r on r.version_id = v.id and ${then} and ${heldIn(filter)}
    where ${where} group by r.role order by r.role`.execute(db);
  const total = page.rows[0]?.total ?? (from === 0 ? 0 : await countPillars(db, filter));
  return { total, byRole: roles.rows, ids: page.rows.map((r) => r.id) };
}

async function countPillars(db: Db, filter: PillarFilter): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(*)::int as n from ${FROM} where ${filtered(filter)}`.execute(db);
  return found.rows[0]?.n ?? 0;
}

/** Pillars by their numbers, in that order. One that was erased, merged or is not there is left out. */
export async function loadPillars(db: Db, ids: readonly number[]): Promise<HeldPillar[]> {
  if (ids.length === 0) return [];
  const wanted = sql`${[...ids]}::int[]`;
  const rows = await sql<
    Omit<HeldPillar, 'roles' | 'certificates' | 'home' | 'homeDesa'> & { homeId: number | null }
  >`
    select v.volunteer_id as id, v.id as version, v.subject, v.name, v.home_area_id as "homeId", v.phone, v.availability,
      v.level, i.simulated
    from ${FROM} join import i on i.id = v.import_id
    where v.current and v.merged_into is null and g.erased_at is null and v.volunteer_id = any(${wanted})`.execute(
    db,
  );
  const versions = rows.rows.map((r) => r.version);
  const roles = await sql<Omit<HeldRole, 'areas'> & { id: number; version: number }>`
    select r.id, r.version_id as version, r.no, r.role, r.from_day::text as from, r.until_day::text as until, r.decree,
      r.decree_on::text as "decreeOn"
    from volunteer_role r where r.version_id = any(${versions}::int[])
    order by r.until_day desc nulls first, r.from_day desc nulls last, r.no`.execute(db);
  const served = await sql<{ role: number; areaId: number; share: number | null }>`
    select s.role_id as role, s.area_id as "areaId", s.share::float8 as share from service_area s
    where s.role_id = any(${roles.rows.map((r) => r.id)}::int[])`.execute(db);
  const certificates = await sql<HeldCertificate & { version: number }>`
    select c.version_id as version, c.no, c.kind, c.role, c.issuer, c.number, c.issued_on::text as issued,
      c.valid_until::text as "validUntil"
    from certificate c where c.version_id = any(${versions}::int[]) order by c.valid_until desc nulls first, c.no`.execute(
    db,
  );
  const areas = await nameAreas(db, [
    ...served.rows.map((s) => s.areaId),
    ...rows.rows.flatMap((r) => r.homeId ?? []),
  ]);
  const desa = await nameCodes(db, [...new Set([...areas.values()].map((a) => a.code.slice(0, DESA_CODE)))]);
  const areasOf = Map.groupBy(served.rows, (s) => s.role);
  const rolesOf = Map.groupBy(roles.rows, (r) => r.version);
  const heldBy = Map.groupBy(certificates.rows, (c) => c.version);
  const made = rows.rows.map(({ homeId, ...row }): HeldPillar => {
    const home = homeId === null ? undefined : areas.get(homeId);
    return {
      ...row,
      home: home ?? null,
      homeDesa: home ? (desa.get(home.code.slice(0, DESA_CODE)) ?? null) : null,
      roles: (rolesOf.get(row.version) ?? []).map(({ id, version: _, ...role }) => ({
        ...role,
        areas: (areasOf.get(id) ?? [])
          .flatMap(({ areaId, share }) => {
            const area = areas.get(areaId);
            return area ? [{ ...area, share }] : [];
          })
          .sort((a, b) => (a.code < b.code ? -1 : 1)),
      })),
      certificates: (heldBy.get(row.version) ?? []).map(({ version: _, ...certificate }) => certificate),
    };
  });
  const byId = new Map(made.map((pillar) => [pillar.id, pillar]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const NAMED = sql`select distinct on (a.area_id) a.area_id as id, a.code, a.name, a.level, a.valid_to is null as holds
  from area_version a where a.current`;

/** Areas as they are now or were last, by id. */
export async function nameAreas(db: Db, ids: readonly number[]): Promise<Map<number, NamedArea>> {
  if (ids.length === 0) return new Map();
  const found = await sql<NamedArea>`${NAMED} and a.area_id = any(${[...new Set(ids)]}::int[])
    order by a.area_id, a.valid_to desc nulls first`.execute(db);
  return new Map(found.rows.map((a) => [a.id, a]));
}

/** Areas that hold now, by code. */
export async function nameCodes(db: Db, codes: readonly string[]): Promise<Map<string, NamedArea>> {
  if (codes.length === 0) return new Map();
  const found = await sql<NamedArea>`${NAMED} and a.code = any(${[...codes]}::text[]) and a.valid_to is null
    order by a.area_id`.execute(db);
  return new Map(found.rows.map((a) => [a.code, a]));
}

/** The trainings that a pillar took part in, also as one that was merged into it; newest first. */
export async function trainingsOf(db: Db, pillarId: number) {
  const found = await sql<{
    id: number;
    name: string;
    kind: string;
    from: string;
    until: string;
    role: PillarRoleCode | null;
  }>`
    select distinct on (t.from_day, t.training_id) t.training_id as id, t.name, t.kind, t.from_day::text as from,
      t.until_day::text as until, p.role
    from training_participant p join training_version t on t.id = p.version_id and t.current and not t.cancelled
    left join volunteer_version v on v.volunteer_id = p.volunteer_id and v.current
    where p.volunteer_id = ${pillarId} or v.merged_into = ${pillarId}
    order by t.from_day desc, t.training_id`.execute(db);
  return found.rows;
}

const CHANGED = {
  pillar: ['volunteer_version', 'volunteer_id'],
  training: ['training_version', 'training_id'],
} as const;

/** The imports that said something of a pillar or a training, newest first. What holds may be taken back. */
export async function changesOf(db: Db, what: keyof typeof CHANGED, id: number): Promise<PillarChange[]> {
  const [table, key] = CHANGED[what];
  const found = await sql<Omit<PillarChange, 'at' | 'undoable'> & { at: Date }>`
    select i.id as "importId", i.kind, i.file_name as "fileName", i.made_at as at, i.made_by as who, i.state,
      v.current as holds
    from ${sql.table(table)} v join import i on i.id = v.import_id
    where v.${sql.ref(key)} = ${id} and i.state <> 'draft' order by i.id desc`.execute(db);
  return found.rows.map(({ at, ...change }) => ({
    ...change,
    at: at.toISOString(),
    undoable: change.state === 'applied' && change.holds,
  }));
}

/** Numbers of the pillars that go by one of these names. */
export async function pillarsOfKeys(db: Db, keys: readonly string[]): Promise<number[]> {
  if (keys.length === 0) return [];
  const found = await sql<{ id: number }>`
    select v.volunteer_id as id from ${FROM}
    where v.current and v.merged_into is null and g.erased_at is null and v.name_key = any(${[...keys]}::text[])
      and v.name_key <> ''
    order by v.volunteer_id`.execute(db);
  return found.rows.map((r) => r.id);
}
