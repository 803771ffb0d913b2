import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../access/scope.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/open.ts';
import { touchedFacilities } from '../../facilities/store/query.ts';
import { touchedRegister } from '../../pillars/swap/query.ts';
import type { Touched } from '../kind.ts';

/**
 * Applied imports that stand on this one: later versions of an area whose first version came with it, figures of areas
 * that exist only through it. They must be undone first. Borders that have replaced a sketch do not stand on it, but an
 * outline drawn of its cells does.
 */
export async function dependentImports(ctx: Context, scope: Scope, importId: number): Promise<number[]> {
  const rows = await sql<{ id: number }>`
    with this as (select kind = 'sketch' as sketch from import where id = ${importId}),
    mine as (select v.area_id from area_version v where v.import_id = ${importId}),
    only_mine as (
      select area_id from mine except
      select v.area_id from area_version v join import i on i.id = v.import_id and i.state = 'applied'
      where v.import_id <> ${importId}
        and i.applied_seq < (select applied_seq from import where id = ${importId}))
    select distinct i.id from import i
    where i.state = 'applied' and i.id <> ${importId} and (
      exists (select 1 from observation o where o.import_id = i.id and o.area_id in (select area_id from only_mine))
      or exists (select 1 from population p where p.import_id = i.id and p.area_id in (select area_id from only_mine))
      or exists (select 1 from area_version v where v.import_id = i.id
                 and (v.parent_id in (select area_id from only_mine) or v.area_id in (select area_id from only_mine)
                   or (v.area_id in (select area_id from mine) and (not (select sketch from this)
                     or v.shape_import_id = ${importId} or (v.quality = 'sketsa' and v.shape_basis = 'children'))))
                 and i.applied_seq > (select applied_seq from import where id = ${importId}))
      or exists (select 1 from (${ofHazards(sql`i.id`)}) h where h.area_id in (select area_id from only_mine))
      or ${standsOnRegister(importId)})
    order by i.id`.execute(ctx.db.as(scope));
  return rows.rows.map((r) => r.id);
}

/** Applied imports that speak of a regency or of what lies in it, the latest first: in this order they can be taken back. */
export async function importsOf(ctx: Context, scope: Scope, regency: string): Promise<number[]> {
  const found = await sql<{ id: number }>`
    with place as (select area_id from area_version where current and code = ${regency}),
    mine as (select area_id from area_version where current and regency_id in (select area_id from place))
    select i.id from import i where i.state = 'applied' and exists (select 1 from mine) and (
      exists (select 1 from area_version v where v.import_id = i.id and v.area_id in (select area_id from mine))
      or exists (select 1 from population p where p.import_id = i.id and p.area_id in (select area_id from mine))
      or exists (select 1 from observation o where o.import_id = i.id and o.area_id in (select area_id from mine))
      or exists (select 1 from (${ofRegister(sql`i.id`)}) g where g.area_id in (select area_id from mine))
      or exists (select 1 from (${ofHazards(sql`i.id`)}) h where h.area_id in (select area_id from mine))
      or exists (select 1 from hazard_set s join exposure e on e.set_id = s.id join area_version v on v.id = e.version_id
        where s.import_id = i.id and v.area_id in (select area_id from mine)))
    order by i.applied_seq desc`.execute(ctx.db.as(scope));
  return found.rows.map((r) => r.id);
}

/** Figures of a provinsi (which lies in no regency) belong to the roll-up above each of its regencies. */
const regenciesOfProvince = sql`left join area_version r
  on v.level = 'provinsi' and r.parent_id = v.area_id and r.level = 'kabupaten' and r.current`;

/** What undoing an applied import changes. */
export async function touchedBy(ctx: Context, scope: Scope, importId: number): Promise<Touched> {
  const found = await sql<{ regency_id: number | null; period: string | null; what: string }>`
    select distinct v.regency_id, null::text as period, 'area' as what from area_version v where v.import_id = ${importId}
    union
    select distinct v.area_id, null, 'provinsi' from area_version v
      where v.import_id = ${importId} and v.level = 'provinsi'
    union
    select distinct coalesce(v.regency_id, r.area_id), null, 'population' from population p
      join area_version v on v.area_id = p.area_id and v.current ${regenciesOfProvince}
      where p.import_id = ${importId}
    union
    select distinct coalesce(v.regency_id, r.area_id), o.period, 'observation' from observation o
      join area_version v on v.area_id = o.area_id and v.current ${regenciesOfProvince}
      where o.import_id = ${importId}`.execute(ctx.db.as(scope));
  const roots = (provinsi: boolean) =>
    found.rows.filter((r) => (r.what === 'provinsi') === provinsi).flatMap((r) => r.regency_id ?? []);
  const regencies = [...new Set(roots(false))];
  const boundaries = found.rows.some((r) => r.what === 'area');
  const whole = boundaries || found.rows.some((r) => r.what === 'population');
  const periods = [...new Set(found.rows.flatMap((r) => (r.period === null ? [] : [r.period])))];
  const register = await touchedRegister(ctx.db.as(scope), importId);
  const { facilities, stock } = await touchedFacilities(ctx.db.as(scope), importId);
  return {
    regencies,
    provinces: roots(true),
    periods: whole ? 'all' : periods,
    boundaries,
    register,
    hazards: await saysHazards(ctx.db.as(scope), importId),
    facilities,
    stock,
  };
}

async function saysHazards(db: Db, importId: number): Promise<boolean> {
  const found = await sql<{ says: boolean }>`
    select kind in ('hazard-zones', 'hazard-table', 'hazard-events', 'context') as says from import
    where id = ${importId}`.execute(db);
  return found.rows[0]?.says ?? false;
}

/** Condition on a code: none of these areas is it, or holds it. */
function outside(code: RawBuilder<string>, areas: readonly string[]): RawBuilder<boolean> {
  const below = areas.map((area) => `${area}.%`);
  return sql<boolean>`not (${code} = any(${[...areas]}::text[]) or ${code} like any(${below}::text[]))`;
}

/**
 * How many areas an import speaks of that lie outside these. The outline of an area above them that is drawn anew of
 * what lies in it does not count: nobody said it.
 */
export async function countOutside(
  ctx: Context,
  scope: Scope,
  importId: number,
  areas: readonly string[],
): Promise<number> {
  const found = await sql<{
    n: number;
  }>`select count(distinct code)::int as n from (${spoken(sql`${importId}::int`)}) x
    where ${outside(sql`x.code`, areas)}
      and not (x.drawn and exists (select 1 from unnest(${[...areas]}::text[]) own where own like x.code || '.%'))`.execute(
    ctx.db.as(scope),
  );
  return found.rows[0]?.n ?? 0;
}

/** The imports, or the one named, that speak of some of these areas and of no other. */
export async function findInside(
  ctx: Context,
  scope: Scope,
  areas: readonly string[],
  importId?: number,
): Promise<Set<number>> {
  const which = importId === undefined ? sql<boolean>`i.state <> 'draft'` : sql<boolean>`i.id = ${importId}`;
  const found = await sql<{ id: number }>`
    select i.id from import i where ${which}
      and exists (select 1 from (${spoken(sql`i.id`)}) x)
      and not exists (select 1 from (${spoken(sql`i.id`)}) x where ${outside(sql`x.code`, areas)}
        and not (x.drawn and exists (select 1 from unnest(${[...areas]}::text[]) own where own like x.code || '.%')))`.execute(
    ctx.db.as(scope),
  );
  return new Set(found.rows.map((row) => row.id));
}

/** The codes of the areas that an import speaks of; `drawn`: only their outline, of what lies in them. */
function spoken(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select v.code, v.shape_basis is not distinct from 'children' as drawn from area_version v where v.import_id = ${id}
    union all
    select v.code, false from population p join area_version v on v.area_id = p.area_id and v.current where p.import_id = ${id}
    union all
    select v.code, false from observation o join area_version v on v.area_id = o.area_id and v.current where o.import_id = ${id}
    union all
    select v.code, false from (${ofHazards(id)}) h join area_version v on v.area_id = h.area_id and v.current
    union all
    select v.code, false from (${ofRegister(id)} union ${rewritten(id)}) g
      join area_version v on v.area_id = g.area_id and v.current`;
}

/**
 * Areas of the roles, also of those that are over, that an import's pillars have otherwise than they had just before it: who
 * writes what somebody did there writes of that area. Of two made one the roles of both count as had before.
 */
function rewritten(id: RawBuilder<unknown>): RawBuilder<unknown> {
  const versions = sql`volunteer_version p join import m on m.id = p.import_id`;
  const said = (version: RawBuilder<unknown>) => sql`
    select coalesce(p.merged_into, p.volunteer_id), r.role, r.from_day, r.until_day, r.decree, r.decree_on, s.area_id, s.share
    from ${versions} ${version} join service_area s on s.role_id = r.id where p.import_id = ${id}`;
  const now = said(sql`join volunteer_role r on r.version_id = p.id`);
  const before = said(sql`join volunteer_role r on r.version_id = (
    select w.id from volunteer_version w join import k on k.id = w.import_id and k.state = 'applied'
    where w.volunteer_id = p.volunteer_id and w.import_id <> p.import_id
      and (m.applied_seq is null or k.applied_seq < m.applied_seq)
    order by k.applied_seq desc limit 1)`);
  return sql`
    select d.area_id from ((${now} except ${before}) union (${before} except ${now})) d (
      who, role, from_day, until_day, decree, decree_on, area_id, share)`;
}

/** Areas that an import gives a class of danger, or tells of what happened there. */
function ofHazards(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select t.area_id from hazard_statement t join hazard_set s on s.id = t.set_id where s.import_id = ${id}
    union select e.area_id from hazard_event e where e.import_id = ${id}`;
}

/**
 * Areas that an import's pillars serve (or served last, or live in, where they serve none), that its trainings took place in,
 * that its contacts are of, and that its facilities and the stores it counted lie in.
 */
function ofRegister(id: RawBuilder<unknown>): RawBuilder<unknown> {
  const open = sql`(r.until_day is null or r.until_day >= (m.made_at at time zone 'UTC')::date)`;
  const served = sql`from volunteer_role r join service_area s on s.role_id = r.id where r.version_id = p.id`;
  return sql`
    select s.area_id from volunteer_version p join import m on m.id = p.import_id
      join volunteer_role r on r.version_id = p.id join service_area s on s.role_id = r.id
      where p.import_id = ${id} and (${open} or not exists (select 1 ${served} and ${open}))
    union
    select p.home_area_id from volunteer_version p where p.import_id = ${id} and not exists (select 1 ${served})
    union select t.area_id from training_version t where t.import_id = ${id}
    union select c.area_id from contact_list c where c.import_id = ${id}
    union select f.area_id from facility_version f where f.import_id = ${id}
    union select f.area_id from stock_count k join facility_version f on f.facility_id = k.facility_id and f.current
      where k.import_id = ${id}`;
}

/**
 * Does import `i` stand on what an import says of the register: does it say the same pillar, training or list of contacts
 * anew, or name a pillar or an area that exists only through it?
 */
function standsOnRegister(importId: number): RawBuilder<boolean> {
  const after = sql`i.applied_seq > (select applied_seq from import where id = ${importId})`;
  const again = (table: string, key: string) => sql`
    exists (select 1 from ${sql.table(table)} w join ${sql.table(table)} m on m.import_id = ${importId}
      and m.${sql.ref(key)} = w.${sql.ref(key)} where w.import_id = i.id)`;
  return sql<boolean>`
    exists (select 1 from stock_count k join facility f on f.id = k.facility_id and f.import_id = ${importId}
      where k.import_id = i.id and i.kind = 'stock')
    or (${after} and (${again('volunteer_version', 'volunteer_id')} or ${again('training_version', 'training_id')}
      or ${again('contact_list', 'area_id')}
      or exists (select 1 from training_version t join training_participant p on p.version_id = t.id
        join volunteer g on g.id = p.volunteer_id and g.import_id = ${importId} where t.import_id = i.id)))
    or exists (select 1 from (${ofRegister(sql`i.id`)}) g where g.area_id in (select area_id from only_mine))`;
}
