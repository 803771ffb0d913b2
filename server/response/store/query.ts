import { type RawBuilder, sql } from 'kysely';
import type { HazardCode } from '../../../data/catalogue/hazards.ts';
import { STANDARD_RESPONSE } from '../../../data/catalogue/needs-profiles.ts';
import type { AreaRef, BBox } from '../../../data/contract/area.ts';
import type {
  FigureSeen,
  Footprint,
  FootprintDraft,
  Handling,
  Legal,
} from '../../../data/contract/incident.ts';
import type { ResponseSettings } from '../../../data/contract/response.ts';
import { unionOf } from '../../db/gis.ts';
import type { Db } from '../../db/open.ts';

/** Below a desa/kelurahan a name alone tells nobody where: 'RT 003, RW 001, Pecinanputih'. */
const TOLD_NAME = sql`case when v.level in ('dusun', 'rw', 'rt') then (
    with recursive up as (
      select v.name, v.level, v.parent_id, 0 as far
      union all
      select p.name, p.level, p.parent_id, up.far + 1 from up cross join lateral (
        select u.name, u.level, u.parent_id from area_version u where u.area_id = up.parent_id
        order by u.current desc, u.valid_from desc nulls last limit 1) p
      where up.level in ('dusun', 'rw', 'rt')
    ) select string_agg(up.name, ', ' order by up.far) from up) else v.name end`;

/** Of the many areas of a footprint only the first are ever read out. */
const TOLD_OF_FIRST = sql`case when a.no <= 8 then ${TOLD_NAME} else v.name end`;

/** An area as it is called now, or was last. */
function areaNow(column: string, name: RawBuilder<unknown> = TOLD_NAME) {
  return sql`(select json_build_object('id', v.area_id, 'code', v.code, 'name', ${name}, 'level', v.level)
    from area_version v where v.area_id = ${sql.ref(column)} order by v.current desc, v.valid_from desc nulls last limit 1)`;
}

export interface IncidentRow {
  readonly id: number;
  readonly hazard: HazardCode;
  readonly name: string;
  readonly startedAt: Date;
  readonly within: AreaRef;
  readonly place: AreaRef;
  readonly openedAt: Date;
  readonly openedBy: string;
  readonly handling: Handling;
  /** the day it was said to be over; null: it is not */
  readonly endedOn: string | null;
  readonly legal: Legal;
  readonly chronology: string;
  readonly damage: string;
  readonly efforts: string;
  readonly urgent: string;
  readonly bnbaNumber: string | null;
  readonly bnbaTotal: number | null;
  readonly displacedRate: number | null;
  readonly afterwardsSource: string | null;
  readonly simulated: boolean;
  readonly version: number;
}

/** Its regency is set up. One whose borders were taken back is told of no more, as the demo's when it is put away. */
const IS_HERE = sql`exists (select 1 from area_version v where v.current and v.area_id = i.within_id)`;

const COLUMNS = sql`i.id, i.hazard, i.name, i.started_at as "startedAt", ${areaNow('i.within_id')} as within,
  ${areaNow('i.place_id')} as place, i.opened_at as "openedAt", i.opened_by as "openedBy", i.handling,
  case when i.handling = 'selesai' then (select to_char(max(c.at), 'YYYY-MM-DD') from incident_change c
    where c.incident_id = i.id and c.what = 'changed' and c.detail->'of' ? 'handling') end as "endedOn",
  json_build_object('state', i.legal_state, 'decree', i.legal_decree, 'decreeOn', i.legal_decree_on,
    'from', i.legal_from, 'until', i.legal_until) as legal,
  i.chronology, i.damage, i.efforts, i.urgent, i.bnba_number as "bnbaNumber", i.bnba_total as "bnbaTotal",
  i.displaced_rate as "displacedRate", i.afterwards_source as "afterwardsSource", i.simulated, i.version`;

/** Incidents, those still handled first, the newest first; at most 500. */
export async function loadIncidents(db: Db): Promise<IncidentRow[]> {
  const found = await sql<IncidentRow>`select ${COLUMNS} from incident i where ${IS_HERE}
    order by (i.handling = 'selesai'), i.started_at desc, i.id desc limit 500`.execute(db);
  return found.rows;
}

/** What an incident is called after where it is. */
export async function findToldName(db: Db, areaId: number): Promise<string | undefined> {
  const found = await sql<{ area: AreaRef | null }>`select ${areaNow('a.id')} as area
    from (select ${areaId}::int as id) a`.execute(db);
  return found.rows[0]?.area?.name;
}

export async function findIncident(db: Db, id: number): Promise<IncidentRow | undefined> {
  return (
    await sql<IncidentRow>`select ${COLUMNS} from incident i where i.id = ${id}::int and ${IS_HERE}`.execute(
      db,
    )
  ).rows[0];
}

export interface NewIncident {
  readonly hazard: HazardCode;
  readonly name: string;
  readonly startedAt: Date;
  readonly withinId: number;
  readonly placeId: number;
  readonly at: Date;
  readonly by: string;
  readonly chronology: string;
  readonly simulated: boolean;
  readonly key: string | null;
}

/** The incident that somebody opened with a key; undefined: none. */
export async function findOpened(db: Db, by: string, key: string): Promise<number | undefined> {
  const found = await db
    .selectFrom('incident')
    .select('id')
    .where('opened_by', '=', by)
    .where('opening_key', '=', key)
    .executeTakeFirst();
  return found?.id;
}

/** Opens an incident; its number, undefined where the same opening came in a moment ago. */
export async function insertIncident(tx: Db, made: NewIncident): Promise<number | undefined> {
  const row = await tx
    .insertInto('incident')
    .values({
      hazard: made.hazard,
      name: made.name,
      started_at: made.startedAt,
      within_id: made.withinId,
      place_id: made.placeId,
      opened_at: made.at,
      opened_by: made.by,
      chronology: made.chronology,
      simulated: made.simulated,
      opening_key: made.key,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Columns of an incident that are said anew; those that are left out stay. */
export interface IncidentSaid {
  readonly hazard?: HazardCode | undefined;
  readonly name?: string | undefined;
  readonly started_at?: Date | undefined;
  readonly handling?: Handling | undefined;
  readonly chronology?: string | undefined;
  readonly damage?: string | undefined;
  readonly efforts?: string | undefined;
  readonly urgent?: string | undefined;
  readonly bnba_number?: string | null | undefined;
  readonly bnba_total?: number | null | undefined;
  readonly displaced_rate?: number | null | undefined;
}

export async function updateIncident(tx: Db, id: number, said: IncidentSaid): Promise<void> {
  await tx.updateTable('incident').set(said).where('id', '=', id).execute();
}

/** Holds an incident for this transaction; false where it is not of this version any more. */
export async function lockVersion(tx: Db, id: number, version: number): Promise<boolean> {
  const found = await tx
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found?.version === version;
}

export async function updateLegal(tx: Db, id: number, legal: Legal): Promise<void> {
  await tx
    .updateTable('incident')
    .set({
      legal_state: legal.state,
      legal_decree: legal.decree,
      legal_decree_on: legal.decreeOn,
      legal_from: legal.from,
      legal_until: legal.until,
    })
    .where('id', '=', id)
    .execute();
}

export type ChangeKind =
  | 'opened'
  | 'changed'
  | 'legal'
  | 'footprint'
  | 'withdrawn'
  | 'figures'
  | 'headcount'
  | 'afterwards';

export interface IncidentChange {
  readonly what: ChangeKind;
  readonly at: Date;
  readonly by: string;
  /** names of the fields that changed, or codes of areas */
  readonly of: readonly string[];
  /** fields as they were */
  readonly before?: Readonly<Record<string, unknown>>;
}

/** Writes a change into the history, and makes whoever kept the sheet ask anew. */
export async function noteChange(tx: Db, id: number, change: IncidentChange): Promise<void> {
  const { what, at, by, of, before = {} } = change;
  await tx
    .insertInto('incident_change')
    .values({ incident_id: id, what, at, by, detail: JSON.stringify({ of, before }) })
    .execute();
  await tx
    .updateTable('incident')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Every change of an incident, the newest first. */
export async function loadChanges(
  db: Db,
  id: number,
): Promise<{ at: Date; by: string; what: ChangeKind; of: string[] }[]> {
  const found = await sql<{ at: Date; by: string; what: ChangeKind; of: string[] }>`
    select c.at, c.by, c.what, c.detail->'of' as "of" from incident_change c
    where c.incident_id = ${id}::int order by c.id desc`.execute(db);
  return found.rows;
}

export interface NewFootprint {
  readonly kind: FootprintDraft['kind'] | 'file';
  readonly depthM: number | null;
  readonly class: 'rendah' | 'sedang' | 'tinggi' | null;
  readonly displacedRate: number | null;
  /** of 'areas' */
  readonly areas: readonly number[];
  readonly notes: readonly string[];
  readonly geojson: string | null;
  readonly areaM2: number;
}

export async function insertFootprint(
  tx: Db,
  incidentId: number,
  { kind, depthM, class: severity, displacedRate, areas, notes, geojson, areaM2 }: NewFootprint,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  await sql`insert into footprint (incident_id, kind, depth_m, class, displaced_rate, areas, notes, geom, area_m2, made_at, made_by)
    values (${incidentId}::int, ${kind}, ${depthM}::float8, ${severity}::text, ${displacedRate}::float8, ${[...areas]}::int[], ${[...notes]}::text[],
      case when ${geojson}::text is null then null
        else ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(${geojson}::text), 4326)) end,
      ${areaM2}::float8, ${at}, ${by})`.execute(tx);
}

/** Withdraws a footprint that counts; false: there is none of that number. */
export async function withdraw(
  tx: Db,
  incidentId: number,
  footprint: number,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('footprint')
    .set({ withdrawn_at: at, withdrawn_by: by })
    .where('id', '=', footprint)
    .where('incident_id', '=', incidentId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

export interface FootprintRow {
  readonly id: number;
  readonly kind: Footprint['kind'];
  readonly depthM: number | null;
  readonly class: Footprint['class'];
  readonly displacedRate: number | null;
  readonly areas: AreaRef[];
  readonly notes: readonly string[];
  readonly areaM2: number;
  readonly bounds: BBox | null;
  /** null where it was not asked for, or there is none */
  readonly shape: Footprint['shape'];
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string | null;
}

/** All footprints of an incident, the newest first. Shapes to about a metre. */
export async function loadFootprints(db: Db, id: number, withShapes: boolean): Promise<FootprintRow[]> {
  const shape = withShapes
    ? sql`case when f.geom is null then null else ST_AsGeoJSON(f.geom, 5)::json end`
    : sql`null::json`;
  const found = await sql<FootprintRow>`
    select f.id, f.kind, f.depth_m as "depthM", f.class, f.displaced_rate as "displacedRate", f.notes, f.area_m2 as "areaM2",
      (select coalesce(json_agg(${areaNow('a.id', TOLD_OF_FIRST)} order by a.no), '[]')
        from unnest(f.areas) with ordinality a (id, no)) as areas,
      case when f.geom is null then null else json_build_array(
        round(ST_XMin(f.geom)::numeric, 6), round(ST_YMin(f.geom)::numeric, 6),
        round(ST_XMax(f.geom)::numeric, 6), round(ST_YMax(f.geom)::numeric, 6)) end as bounds,
      ${shape} as shape, f.made_at as "madeAt", f.made_by as "madeBy", f.withdrawn_at as "withdrawnAt",
      f.withdrawn_by as "withdrawnBy"
    from footprint f where f.incident_id = ${id}::int order by f.id desc`.execute(db);
  return found.rows;
}

/** Some footprints of an incident as one shape, for an overlay of these alone. */
export function someFootprints(ids: readonly number[]): RawBuilder<unknown> {
  return sql`(select ${unionOf(sql`f.geom`)} as geom from footprint f
    where f.id = any(${[...ids]}::int[]) and f.geom is not null and f.kind <> 'areas')`;
}

export interface NewFigure {
  readonly areaId: number;
  readonly what: FigureSeen;
  readonly count: number;
  readonly at: Date;
  readonly reporter: string;
}

export async function insertFigures(
  tx: Db,
  incidentId: number,
  rows: readonly NewFigure[],
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  await sql`insert into field_figure (incident_id, area_id, what, count, at, reporter, entered_at, entered_by)
    select ${incidentId}::int, u.area, u.what, u.n, u.seen, u.reporter, ${at}, ${by}
    from unnest(${rows.map((r) => r.areaId)}::int[], ${rows.map((r) => r.what)}::text[],
      ${rows.map((r) => r.count)}::int[], ${rows.map((r) => r.at.toISOString())}::timestamptz[],
      ${rows.map((r) => r.reporter)}::text[]) as u (area, what, n, seen, reporter)`.execute(tx);
}

export interface FigureRow {
  readonly area: AreaRef;
  readonly what: FigureSeen;
  readonly count: number;
  readonly at: Date;
  readonly reporter: string;
  /** the latest of its area and kind: by its own hour, then by when it was entered */
  readonly isLatest: boolean;
  /** a total of some parts of the area: of how many of its finest areas, and how many it has; null: of all of it */
  readonly ofParts: { readonly told: number; readonly all: number } | null;
}

/** All field figures of an incident, the newest first. */
export async function loadFigures(db: Db, id: number): Promise<FigureRow[]> {
  const found = await sql<FigureRow>`
    select ${areaNow('f.area_id')} as area, f.what, f.count, f.at, f.reporter,
      row_number() over (partition by f.area_id, f.what order by f.at desc, f.id desc) = 1 as "isLatest",
      null::json as "ofParts"
    from field_figure f where f.incident_id = ${id}::int order by f.at desc, f.id desc`.execute(db);
  return found.rows;
}

export interface NewHeadcount {
  readonly facility_id: number | null;
  readonly place: string | null;
  readonly on_day: string;
  readonly jiwa: number;
  readonly kk: number | null;
  readonly male: number | null;
  readonly female: number | null;
  readonly balita: number | null;
  readonly lansia: number | null;
  readonly disabilitas: number | null;
  readonly ibu_hamil: number | null;
  readonly ibu_menyusui: number | null;
  readonly all_places: boolean;
  readonly at: Date;
  readonly reporter: string;
}

export async function insertHeadcount(tx: Db, incidentId: number, row: NewHeadcount): Promise<void> {
  await tx
    .insertInto('headcount')
    .values({ ...row, incident_id: incidentId })
    .execute();
}

export interface HeadcountRow {
  readonly facility: { id: number; name: string } | null;
  readonly place: string | null;
  readonly on: string;
  readonly kk: number | null;
  readonly jiwa: number;
  readonly male: number | null;
  readonly female: number | null;
  readonly balita: number | null;
  readonly lansia: number | null;
  readonly disabilitas: number | null;
  readonly ibuHamil: number | null;
  readonly ibuMenyusui: number | null;
  /** with it every place was counted */
  readonly allPlaces: boolean;
  readonly at: Date;
  readonly reporter: string;
  readonly counts: boolean;
}

/** A name as it is compared: without capitals and needless spaces. */
function folded(name: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`lower(regexp_replace(btrim(${name}), '\\s+', ' ', 'g'))`;
}

/** All headcounts of an incident, the newest first; of each place the last counts. A facility told by its name is one place with it. */
export async function loadHeadcounts(db: Db, id: number): Promise<HeadcountRow[]> {
  const found = await sql<HeadcountRow>`
    select case when h.facility_id is null then null else json_build_object('id', h.facility_id, 'name', v.name) end as facility,
      h.place, to_char(h.on_day, 'YYYY-MM-DD') as "on", h.kk, h.jiwa, h.male, h.female, h.balita, h.lansia, h.disabilitas,
      h.ibu_hamil as "ibuHamil", h.ibu_menyusui as "ibuMenyusui", h.all_places as "allPlaces",
      h.at, h.reporter,
      row_number() over (partition by coalesce(h.facility_id, same.id),
        case when h.facility_id is null and same.id is null then ${folded(sql`h.place`)} end order by h.on_day desc, h.at desc, h.id desc) = 1 as counts
    from headcount h left join facility_version v on v.facility_id = h.facility_id and v.current
    left join lateral (select min(w.facility_id) as id from headcount f
      join facility_version w on w.facility_id = f.facility_id and w.current
      where h.facility_id is null and f.incident_id = h.incident_id and ${folded(sql`w.name`)} = ${folded(sql`h.place`)}
      having count(distinct w.facility_id) = 1) same on true
    where h.incident_id = ${id}::int order by h.on_day desc, h.at desc, h.id desc`.execute(db);
  return found.rows;
}

export interface AfterwardsRow {
  readonly area: AreaRef;
  readonly affected: number | null;
  readonly displaced: number | null;
}

export async function loadAfterwards(db: Db, id: number): Promise<AfterwardsRow[]> {
  const found = await sql<AfterwardsRow>`select ${areaNow('a.area_id')} as area, a.affected, a.displaced
    from afterwards a where a.incident_id = ${id}::int`.execute(db);
  return found.rows.sort((a, b) => (a.area.code < b.area.code ? -1 : 1));
}

/** Writes what areas reported afterwards, all anew. */
export async function saveAfterwardsRows(
  tx: Db,
  id: number,
  rows: readonly {
    readonly areaId: number;
    readonly affected: number | null;
    readonly displaced: number | null;
  }[],
  source: string,
): Promise<void> {
  await tx.deleteFrom('afterwards').where('incident_id', '=', id).execute();
  await sql`insert into afterwards (incident_id, area_id, affected, displaced)
    select ${id}::int, u.area, u.affected, u.displaced
    from unnest(${rows.map((r) => r.areaId)}::int[], ${rows.map((r) => r.affected)}::int[],
      ${rows.map((r) => r.displaced)}::int[]) as u (area, affected, displaced)`.execute(tx);
  await tx
    .updateTable('incident')
    .set({ afterwards_source: source === '' ? null : source })
    .where('id', '=', id)
    .execute();
}

/** What the office decided of rates, shares and profiles; undefined: nothing yet. */
export async function loadResponseSettings(
  db: Db,
): Promise<{ settings: ResponseSettings; madeAt: Date; madeBy: string } | undefined> {
  const found = await sql<{ settings: ResponseSettings; madeAt: Date; madeBy: string }>`
    select s.settings, s.made_at as "madeAt", s.made_by as "madeBy" from response_setting s
    order by s.id desc limit 1`.execute(db);
  const [row] = found.rows;
  // What was kept before there was such a figure says nothing of it.
  return row && { ...row, settings: { ...STANDARD_RESPONSE, ...row.settings } };
}

export async function insertResponseSettings(
  tx: Db,
  settings: ResponseSettings,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  await tx
    .insertInto('response_setting')
    .values({ settings: JSON.stringify(settings), made_at: at, made_by: by })
    .execute();
}

/** Says of incidents that they are made up. */
export async function markSimulated(tx: Db, ids: readonly number[]): Promise<void> {
  await tx
    .updateTable('incident')
    .set({ simulated: true })
    .where('id', 'in', [...ids])
    .execute();
}
