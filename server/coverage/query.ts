import { type RawBuilder, sql } from 'kysely';
import type { Level } from '../../data/catalogue/levels.ts';
import type { PillarRoleCode } from '../../data/catalogue/psks.ts';
import type { Norm, NormDraft } from '../../data/contract/norm.ts';
import { liesWithin, type Within } from '../areas/browse/query.ts';
import { validOn } from '../areas/query.ts';
import type { Db } from '../db/open.ts';
import { buildsFor, cellsFor, type Reader, sourcesFor } from '../disclosure/query.ts';

/** An area and all that lies in it on a day, columns sorted by level and code: parents before their children. */
export interface TreeColumns {
  readonly id: number[];
  readonly parentId: (number | null)[];
  readonly level: Level[];
  readonly code: string[];
  readonly name: string[];
}

export async function loadCoverTree(db: Db, root: Within, on: string): Promise<TreeColumns> {
  const found = await sql<TreeColumns>`
    select coalesce(json_agg(t.area_id), '[]') as id, coalesce(json_agg(t.parent_id), '[]') as "parentId",
      coalesce(json_agg(t.level), '[]') as level, coalesce(json_agg(t.code), '[]') as code,
      coalesce(json_agg(t.name), '[]') as name
    from (select v.area_id, v.parent_id, v.level, v.code, v.name from area_version v
      where v.current and ${validOn(on)} and ${liesWithin(root, on)}
      order by array_position(array['provinsi','kabupaten','kecamatan','desa','dusun','rw','rt'], v.level),
        v.code collate "C") t`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('an aggregate without a row');
  return row;
}

/** The regency that an area lies in (or its provinsi), as it was on a day. */
export async function findRoot(db: Db, within: Within, on: string): Promise<Within> {
  if (within.regencyId === null || within.regencyId === within.id) return within;
  const found = await sql<Within>`
    select v.area_id as id, v.code, v.name, v.level, v.regency_id as "regencyId" from area_version v
    where v.current and v.area_id = ${within.regencyId} and ${validOn(on)}`.execute(db);
  return found.rows[0] ?? within;
}

/** A place as longitude and latitude, null where an area has no shape. */
type Spot = readonly [number, number] | null;

/** Of areas the point that their name stands at on a day; in the order asked. */
export async function loadSpots(db: Db, ids: readonly number[], on: string): Promise<Spot[]> {
  if (ids.length === 0) return [];
  const found = await sql<{ area: number[]; lon: number[]; lat: number[] }>`
    select coalesce(json_agg(v.area_id), '[]') as area, coalesce(json_agg(ST_X(v.label_point)), '[]') as lon,
      coalesce(json_agg(ST_Y(v.label_point)), '[]') as lat
    from area_version v
    where v.current and ${validOn(on)} and v.label_point is not null and v.area_id = any(${[...ids]}::int[])`.execute(
    db,
  );
  const { area = [], lon = [], lat = [] } = found.rows[0] ?? {};
  const at = new Map(area.map((id, i): [number, Spot] => [id, [lon[i] ?? 0, lat[i] ?? 0]]));
  return ids.map((id) => at.get(id) ?? null);
}

/** Where those who hold a role on a day live: the desa/kelurahan of home, as nobody is told more. */
export async function loadHomes(
  db: Db,
  {
    role,
    on,
    certified,
  }: { readonly role: PillarRoleCode; readonly on: string; readonly certified: boolean },
): Promise<{ readonly who: number; readonly areaId: number }[]> {
  const found = await sql<{ who: number; areaId: number }>`
    select distinct v.volunteer_id as who, p.area_id as "areaId"
    from volunteer_role r join volunteer_version v on v.id = r.version_id
    join area_version h on h.area_id = v.home_area_id and h.current and ${validOn(on, 'h')}
    join area_version p on p.current and ${validOn(on, 'p')}
      and p.code = array_to_string((string_to_array(h.code, '.'))[1:4], '.')
    where r.role = ${role} and ${servesOn(on)} ${certified ? sql`and ${isCertified(on)}` : sql``}
    order by 1, 2`.execute(db);
  return found.rows;
}

/** A role was held on a day by somebody who counts. */
function servesOn(on: string): RawBuilder<boolean> {
  return sql<boolean>`v.current and v.merged_into is null and (r.from_day is null or r.from_day <= ${on}::date)
    and (r.until_day is null or r.until_day >= ${on}::date)`;
}

export interface ServingRow {
  readonly who: number;
  readonly areaId: number;
  readonly share: number | null;
}

/**
 * Who serves in a role on a day, area by area; areas that did not exist that day are left out.
 * @param certified only those with a certificate that was valid that day
 */
export async function loadServing(
  db: Db,
  {
    role,
    on,
    certified,
  }: { readonly role: PillarRoleCode; readonly on: string; readonly certified: boolean },
): Promise<ServingRow[]> {
  const found = await sql<{ who: number[]; area: number[]; share: (number | null)[] }>`
    select coalesce(json_agg(t.who), '[]') as who, coalesce(json_agg(t.area_id), '[]') as area,
      coalesce(json_agg(t.share), '[]') as share
    from (select v.volunteer_id as who, s.area_id, max(s.share)::float8 as share
      from volunteer_role r join volunteer_version v on v.id = r.version_id
      join service_area s on s.role_id = r.id
      where r.role = ${role} and ${servesOn(on)}
        and exists (select 1 from area_version a where a.area_id = s.area_id and a.current and ${validOn(on, 'a')})
        ${certified ? sql`and ${isCertified(on)}` : sql``}
      group by v.volunteer_id, s.area_id order by 1, 2) t`.execute(db);
  const { who = [], area = [], share = [] } = found.rows[0] ?? {};
  return who.map((w, i) => ({ who: w, areaId: area[i] ?? 0, share: share[i] ?? null }));
}

function isCertified(on: string): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from certificate c where c.version_id = v.id
    and (c.role is null or c.role = r.role) and (c.issued_on is null or c.issued_on <= ${on}::date)
    and (c.valid_until is null or c.valid_until >= ${on}::date))`;
}

export interface RegisterSource {
  readonly importId: number;
  readonly name: string;
  readonly asOf: string | null;
  readonly simulated: boolean;
}

/**
 * The latest imports that the officers of a role stand on, newest first. A file without a source is told by its name where
 * `names`: it may name a person, so whoever reads published figures is told the source alone.
 */
export async function loadRegisterSources(
  db: Db,
  role: PillarRoleCode,
  { on, names }: { readonly on: string; readonly names: boolean },
): Promise<{ sources: RegisterSource[]; simulated: boolean }> {
  const found = await sql<RegisterSource>`
    select i.id as "importId", coalesce(i.source, ${names ? sql`i.file_name, ` : sql``}'') as name, i.as_of as "asOf", i.simulated
    from import i where i.id in (select v.import_id from volunteer_role r
      join volunteer_version v on v.id = r.version_id where r.role = ${role} and ${servesOn(on)})
    order by i.id desc`.execute(db);
  return { sources: found.rows.slice(0, 5), simulated: found.rows.some((s) => s.simulated) };
}

/** Does the register know anybody in a role, at any time? Where it does not, that nobody serves is not known either. */
export async function isRoleKept(db: Db, role: PillarRoleCode): Promise<boolean> {
  const found = await sql<{ kept: boolean }>`select exists (select 1 from volunteer_role r
    join volunteer_version v on v.id = r.version_id and v.current where r.role = ${role}) as kept`.execute(
    db,
  );
  return found.rows[0]?.kept ?? false;
}

/** Roles that somebody held at any time, or that a norm in use is for. */
export async function loadRolesKnown(db: Db): Promise<PillarRoleCode[]> {
  const found = await sql<{ role: PillarRoleCode }>`
    select distinct r.role from volunteer_role r join volunteer_version v on v.id = r.version_id and v.current
    union select n.role from norm n where n.active`.execute(db);
  return found.rows.map((r) => r.role);
}

/** The last day on which somebody of the register took up a role; null: nobody, or nobody knows. */
export async function lastTakenUp(db: Db): Promise<string | null> {
  const found = await sql<{ day: string | null }>`
    select to_char(max(r.from_day), 'YYYY-MM-DD') as day
    from volunteer_role r join volunteer_version v on v.id = r.version_id and v.current`.execute(db);
  return found.rows[0]?.day ?? null;
}

function rootsOf(within: Within): RawBuilder<unknown> {
  if (within.regencyId !== null) return sql`select ${within.regencyId}::int`;
  return sql`select ${within.id}::int union all select v.area_id from area_version v
    where v.current and v.level = 'kabupaten' and v.parent_id = ${within.id}`;
}

/** Periods in which a series has figures there. */
export async function loadPeriodsOf(
  db: Db,
  reader: Reader,
  within: Within,
  series: string,
): Promise<string[]> {
  const found = await sql<{ period: string }>`
    select distinct b.period from ${buildsFor(reader)} b join ${sourcesFor(reader)} s on s.build_id = b.id
    where b.current and s.series = ${series} and b.root_id in (${rootsOf(within)})`.execute(db);
  return found.rows.map((r) => r.period);
}

export interface FigureColumns {
  readonly area: number[];
  /** null: hidden, or of some parts only */
  readonly count: (number | null)[];
  readonly hidden: boolean[];
  readonly simulated: boolean;
}

/** Recorded figures of a series in a period, of every area below a root. A sum of some of the parts is none. */
export async function loadCoverFigures(
  db: Db,
  reader: Reader,
  of: {
    readonly within: Within;
    readonly period: string;
    readonly series: string;
    readonly levels: readonly Level[];
  },
): Promise<FigureColumns> {
  const { within, period, series, levels } = of;
  const found = await sql<FigureColumns>`
    with b as (select b.id from ${buildsFor(reader)} b
      where b.current and b.period = ${period} and b.root_id in (${rootsOf(within)}))
    select coalesce(json_agg(t.area_id), '[]') as area, coalesce(json_agg(t.count), '[]') as count,
      coalesce(json_agg(t.hidden), '[]') as hidden,
      coalesce((select bool_or(i.simulated) from ${sourcesFor(reader)} s join b on b.id = s.build_id
        join import i on i.id = s.import_id where s.series = ${series}), false) as simulated
    from (select distinct on (c.area_id) c.area_id,
        case when c.basis = 'partial' then null else c.count end as count, c.basis = 'hidden' as hidden
      from ${cellsFor(reader)} c
      where c.build_id in (select id from b) and c.series = ${series} and c.sex = 'A' and c.measure = 'tercatat'
        and c.level = any(${[...levels]}::text[])
      order by c.area_id, c.build_id desc) t`.execute(db);
  return found.rows[0] ?? { area: [], count: [], hidden: [], simulated: false };
}

const NORM_COLUMNS = [
  'id',
  'role',
  'unit',
  'level',
  'series',
  'per',
  'rate',
  'counts',
  'mark',
  'decree',
  'note',
  'from_day as from',
  'until_day as until',
  'active',
  'minutes',
  'speed_kmh',
  'detour',
] as const;

/** All norms, those of a role together in the order in which they were made. */
export async function loadNorms(db: Db): Promise<Norm[]> {
  const rows = await db.selectFrom('norm').select(NORM_COLUMNS).orderBy('id').execute();
  return rows.map(({ minutes, speed_kmh: speedKmh, detour, ...row }) => ({
    ...row,
    reach: minutes === null || speedKmh === null || detour === null ? null : { minutes, speedKmh, detour },
    rate: row.rate === null ? null : Number(row.rate),
  }));
}

function columnsOf(draft: NormDraft) {
  const { from, until, reach, ...rest } = draft;
  return {
    ...rest,
    from_day: from,
    until_day: until,
    minutes: reach?.minutes ?? null,
    speed_kmh: reach?.speedKmh ?? null,
    detour: reach?.detour ?? null,
  };
}

export async function insertNorm(tx: Db, draft: NormDraft, madeBy: string): Promise<number> {
  const made = await tx
    .insertInto('norm')
    .values({ ...columnsOf(draft), made_by: madeBy })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

export async function updateNorm(tx: Db, id: number, draft: NormDraft): Promise<void> {
  await tx.updateTable('norm').set(columnsOf(draft)).where('id', '=', id).execute();
}

export async function deleteNorm(tx: Db, id: number): Promise<void> {
  await tx.deleteFrom('norm').where('id', '=', id).execute();
}
