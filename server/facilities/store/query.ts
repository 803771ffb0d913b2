import { type RawBuilder, sql } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { ReliefItemCode } from '../../../data/catalogue/relief-items.ts';
import type { FacilityKind } from '../../../data/contract/facility.ts';
import type { Db } from '../../db/open.ts';

/** A facility as the register of facilities holds it. */
export interface HeldFacility {
  readonly id: number;
  readonly version: number;
  readonly kind: FacilityKind;
  readonly name: string;
  readonly areaId: number;
  readonly code: string;
  readonly areaName: string;
  readonly level: Level;
  /** its own place in degrees; null: not known */
  readonly at: [number, number] | null;
  /** the middle of its area; null: the area has no shape */
  readonly middle: [number, number] | null;
  readonly capacity: number | null;
  readonly toilets: number | null;
  readonly waterPoints: number | null;
  readonly packsPerMeal: number | null;
  readonly contactName: string | null;
  /** sealed */
  readonly phone: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly simulated: boolean;
  /** items of which something lies in stock */
  readonly items: number;
}

export interface FacilityFilter {
  readonly ids?: readonly number[] | undefined;
  readonly within?: string | undefined;
  readonly kind?: FacilityKind | undefined;
  readonly search?: string | undefined;
  /** only those in use that day; undefined: all */
  readonly on?: string | undefined;
}

/** A name as names of facilities are compared: letters and digits only. */
export function facilityKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

/** Is version `f` in use on a day? The last day counts. */
function inUseOn(on: string): RawBuilder<boolean> {
  return sql<boolean>`((f.from_day is null or f.from_day <= ${on}::date)
    and (f.until_day is null or ${on}::date <= f.until_day))`;
}

/** Facilities by name, at most 5,000. */
export function facilitiesQuery({ ids, within, kind, search, on }: FacilityFilter): RawBuilder<HeldFacility> {
  const some = [
    ids === undefined ? undefined : sql`f.facility_id = any(${[...ids]}::int[])`,
    within === undefined ? undefined : sql`(a.code = ${within} or a.code like ${`${within}.%`})`,
    kind === undefined ? undefined : sql`f.kind = ${kind}`,
    search === undefined ? undefined : sql`f.name_key like ${`%${facilityKey(search)}%`}`,
    on === undefined ? undefined : inUseOn(on),
  ].filter((condition) => condition !== undefined);
  return sql<HeldFacility>`
    select f.facility_id as id, f.id as version, f.kind, f.name, f.area_id as "areaId", a.code, a.name as "areaName",
      a.level, case when f.lon is null then null else json_build_array(f.lon, f.lat) end as at,
      case when a.label_point is null then null else json_build_array(
        round(ST_X(a.label_point)::numeric, 6), round(ST_Y(a.label_point)::numeric, 6)) end as middle,
      f.capacity, f.toilets, f.water_points as "waterPoints", f.packs_per_meal as "packsPerMeal",
      f.contact_name as "contactName", f.phone, f.from_day::text as from, f.until_day::text as until,
      coalesce(i.simulated, false) as simulated,
      coalesce(b.items, 0) as items
    from facility_version f left join import i on i.id = f.import_id
    left join (select facility_id, count(*)::int as items from stock_balance where count > 0 group by facility_id) b
      on b.facility_id = f.facility_id
    join lateral (
      select v.code, v.name, v.level, v.label_point from area_version v where v.area_id = f.area_id and v.current
      order by v.valid_to desc nulls first limit 1) a on true
    where f.current and ${some.length > 0 ? sql.join(some, sql` and `) : sql`true`}
    order by f.name collate "C", f.facility_id limit 5000`;
}

export async function loadFacilities(db: Db, filter: FacilityFilter): Promise<HeldFacility[]> {
  return (await facilitiesQuery(filter).execute(db)).rows;
}

/** All of a facility, to be written. `id` null: a new one. */
export interface WholeFacility
  extends Pick<
    HeldFacility,
    | 'kind'
    | 'name'
    | 'areaId'
    | 'at'
    | 'capacity'
    | 'toilets'
    | 'waterPoints'
    | 'packsPerMeal'
    | 'contactName'
    | 'phone'
    | 'from'
    | 'until'
  > {
  readonly id: number | null;
}

interface Writing {
  /** null: by hand, holds at once */
  readonly importId: number | null;
  readonly who: string;
  readonly at: Date;
}

/** Writes versions of facilities, of an import as drafts; their numbers in the same order. */
export async function insertFacilities(
  tx: Db,
  facilities: readonly WholeFacility[],
  { importId, who, at }: Writing,
): Promise<number[]> {
  if (facilities.length === 0) return [];
  const fresh = facilities.filter((f) => f.id === null).length;
  const made =
    fresh === 0
      ? []
      : (
          await sql<{ id: number }>`insert into facility (import_id)
            select ${importId}::int from generate_series(1, ${fresh}::int) returning id`.execute(tx)
        ).rows
          .map((row) => row.id)
          .sort((a, b) => a - b);
  let next = 0;
  const ids = facilities.map((f) => f.id ?? (made[next++] as number));
  const rows = facilities.map((f, i) => ({
    facility_id: ids[i],
    kind: f.kind,
    name: f.name,
    name_key: facilityKey(f.name),
    area_id: f.areaId,
    lon: f.at?.[0] ?? null,
    lat: f.at?.[1] ?? null,
    capacity: f.capacity,
    toilets: f.toilets,
    water_points: f.waterPoints,
    packs_per_meal: f.packsPerMeal,
    contact_name: f.contactName,
    phone: f.phone,
    from_day: f.from,
    until_day: f.until,
  }));
  const isByHand = importId === null;
  if (isByHand) {
    await sql`update facility_version set current = false
      where current and facility_id = any(${ids}::int[])`.execute(tx);
  }
  await sql`
    insert into facility_version (facility_id, import_id, current, kind, name, name_key, area_id, lon, lat, capacity,
      toilets, water_points, packs_per_meal, contact_name, phone, from_day, until_day, made_by, made_at)
    select r.facility_id, ${importId}::int, ${isByHand}::boolean, r.kind, r.name, r.name_key, r.area_id, r.lon, r.lat,
      r.capacity, r.toilets, r.water_points, r.packs_per_meal, r.contact_name, r.phone, r.from_day, r.until_day,
      ${who}, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (facility_id int, kind text, name text, name_key text,
      area_id int, lon float8, lat float8, capacity int, toilets int, water_points int, packs_per_meal int,
      contact_name text, phone text, from_day date, until_day date)`.execute(tx);
  return ids;
}

/** In the swap of an import, or back: of each facility it speaks of, the latest edit or applied row holds. */
export async function refreshFacilities(tx: Db, importId: number): Promise<void> {
  const spoken = sql`select facility_id from facility_version where import_id = ${importId}`;
  await sql`update facility_version set current = false where current and facility_id in (${spoken})`.execute(
    tx,
  );
  await sql`
    update facility_version v set current = true from (
      select distinct on (w.facility_id) w.id from facility_version w left join import i on i.id = w.import_id
      where w.facility_id in (${spoken}) and (w.import_id is null or i.state = 'applied')
      order by w.facility_id, w.id desc) held
    where v.id = held.id`.execute(tx);
}

/** Facilities that nothing holds of any more although something lies in stock there. */
export async function stockedWithoutHolding(tx: Db, importId: number): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(distinct b.facility_id)::int as n from stock_balance b
    join facility f on f.id = b.facility_id and f.import_id = ${importId}
    where b.count > 0
      and not exists (select 1 from facility_version v where v.facility_id = f.id and v.current)`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** Removes what drafts wrote of facilities and stock. */
export async function removeFacilityDrafts(tx: Db, imports: readonly number[]): Promise<void> {
  const drafts = [...imports];
  await tx.deleteFrom('stock_count').where('import_id', 'in', drafts).execute();
  await tx.deleteFrom('road_graph').where('import_id', 'in', drafts).execute();
  await tx.deleteFrom('facility_version').where('import_id', 'in', drafts).execute();
  await tx.deleteFrom('facility').where('import_id', 'in', drafts).execute();
}

/** What facilities and what stock an import speaks of. */
export async function touchedFacilities(
  db: Db,
  importId: number,
): Promise<{ readonly facilities: boolean; readonly stock: boolean; readonly roads: boolean }> {
  const found = await sql<{ facilities: boolean; stock: boolean; roads: boolean }>`
    select exists (select 1 from facility_version where import_id = ${importId}) as facilities,
      exists (select 1 from stock_count where import_id = ${importId}) as stock,
      exists (select 1 from road_graph where import_id = ${importId}) as roads`.execute(db);
  return found.rows[0] ?? { facilities: false, stock: false, roads: false };
}

/** What lies in stock: by item, then by facility. */
export interface StockRow {
  readonly facility: number;
  readonly item: ReliefItemCode;
  readonly count: number;
  readonly changedAt: Date;
}

export async function loadStock(db: Db, facilities: readonly number[]): Promise<StockRow[]> {
  if (facilities.length === 0) return [];
  const rows = await db
    .selectFrom('stock_balance')
    .select(['facility_id as facility', 'item', 'count', 'changed_at as changedAt'])
    .where('facility_id', '=', sql<number>`any(${[...facilities]}::int[])`)
    .where('count', '>', 0)
    .orderBy('item')
    .orderBy('count', 'desc')
    .execute();
  return rows;
}
