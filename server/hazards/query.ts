import { sql } from 'kysely';
import {
  HAZARD_CLASSES,
  HAZARD_CODES,
  type HazardClass,
  type HazardCode,
  type HazardQuality,
} from '../../data/catalogue/hazards.ts';
import type { Level } from '../../data/catalogue/levels.ts';
import type { ContextLayer, HazardEvents, HazardSet } from '../../data/contract/hazard.ts';
import type { Sex } from '../../data/contract/values.ts';
import { liesWithin, type Within } from '../areas/browse/query.ts';
import { validOn } from '../areas/query.ts';
import type { Db } from '../db/open.ts';
import { cellsFor, type Reader } from '../disclosure/query.ts';

/** Hazards with an applied set, in the order of the catalogue. */
export async function loadPresent(db: Db): Promise<HazardCode[]> {
  const found = await sql<{ hazard: HazardCode }>`
    select distinct s.hazard from hazard_set s join import i on i.id = s.import_id and i.state = 'applied'`.execute(
    db,
  );
  const here = new Set(found.rows.map((r) => r.hazard));
  return HAZARD_CODES.filter((code) => here.has(code));
}

/** All applied sets, the latest first. */
export async function loadSets(db: Db): Promise<HazardSet[]> {
  const found = await sql<
    Omit<HazardSet, 'classes'> & {
      classes: { class: number; labels: string[]; areaKm2: number | null; zones: number }[];
    }
  >`
    select s.id, s.import_id as "importId", s.hazard, s.name, i.source, i.licence, s.year, s.from_day as "from",
      s.until_day as "until", s.quality, s.outside, i.simulated, s.hash,
      case when s.west is null then null else jsonb_build_array(s.west, s.south, s.east, s.north) end as bbox,
      coalesce((select json_agg(c order by c.class) from (
        select z.class, json_agg(distinct z.label) as labels, round((sum(z.area_m2) / 1e6)::numeric, 3)::float8 as "areaKm2",
          count(*)::int as zones from hazard_zone z where z.set_id = s.id group by z.class
        union all
        select t.class, '[]', null, count(*)::int from hazard_statement t where t.set_id = s.id group by t.class) c), '[]') as classes
    from hazard_set s join import i on i.id = s.import_id and i.state = 'applied'
    order by i.applied_seq desc, s.id`.execute(db);
  return found.rows.map(({ classes, ...set }) => ({
    ...set,
    classes: classes.map((c) => ({ ...c, class: classOf(c.class) })),
  }));
}

function classOf(index: number): HazardClass {
  return HAZARD_CLASSES[index] ?? 'tidak';
}

/** Layers under the map, the latest first. */
export async function loadContext(db: Db): Promise<ContextLayer[]> {
  const found = await sql<ContextLayer>`
    select c.import_id as "importId", c.name, i.source, c.features, c.kind, c.hash,
      coalesce(c.year, extract(year from i.as_of)::int) as year,
      jsonb_build_array(c.west, c.south, c.east, c.north) as bbox
    from context_layer c join import i on i.id = c.import_id and i.state = 'applied' order by i.applied_seq desc`.execute(
    db,
  );
  return found.rows;
}

/** The shapes that a hash names, as GeoJSON; undefined: none that anything applied shows. */
export async function loadShapes(db: Db, hash: string): Promise<string | undefined> {
  const found = await sql<{ shapes: string }>`
    select s.shapes from hazard_set s join import i on i.id = s.import_id and i.state = 'applied' where s.hash = ${hash}
    union all
    select c.shapes from context_layer c join import i on i.id = c.import_id and i.state = 'applied' where c.hash = ${hash}
    limit 1`.execute(db);
  return found.rows[0]?.shapes;
}

/** What happened within an area, newest first. */
export async function loadEvents(db: Db, within: Within, on: string): Promise<HazardEvents['events']> {
  const found = await sql<HazardEvents['events'][number]>`
    select v.area_id as id, v.code, v.name, v.level, e.hazard, e.year, e.on_day as "on", e.count,
      coalesce(i.source, i.file_name) as source
    from hazard_event e join import i on i.id = e.import_id and i.state = 'applied'
    join area_version v on v.area_id = e.area_id and v.current and ${validOn(on)}
    where ${liesWithin(within, on)}
    order by e.year desc, e.on_day desc nulls last, v.code collate "C", e.no limit 5000`.execute(db);
  return found.rows;
}

/** An area and all below it on a day, columns sorted so that parents come before what lies in them. */
export interface HazardTree {
  readonly id: number[];
  readonly parentId: (number | null)[];
  readonly level: Level[];
  readonly code: string[];
  readonly name: string[];
  /** nothing is measured on it: it is sketched, or has no border */
  readonly unmeasured: boolean[];
  /** square metres; null where they are not known */
  readonly areaM2: (number | null)[];
}

export async function loadHazardTree(db: Db, root: Within, on: string): Promise<HazardTree> {
  const column = (name: string) => sql`coalesce(json_agg(t.${sql.ref(name)}), '[]')`;
  const found = await sql<HazardTree>`
    select ${column('area_id')} as id, ${column('parent_id')} as "parentId", ${column('level')} as level,
      ${column('code')} as code, ${column('name')} as name, ${column('unmeasured')} as unmeasured,
      ${column('area_m2')} as "areaM2"
    from (select v.area_id, v.parent_id, v.level, v.code, v.name, v.area_m2,
        (v.geom is null or v.quality is not distinct from 'sketsa') as unmeasured
      from area_version v where v.current and ${validOn(on)} and ${liesWithin(root, on)}
      order by array_position(array['provinsi','kabupaten','kecamatan','desa','dusun','rw','rt'], v.level),
        v.code collate "C") t`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('an aggregate without a row');
  return row;
}

/** Shares of what is settled of areas, and how much of each is; columns. */
interface SaidSettled {
  readonly areaId: number[];
  readonly layer: number[];
  readonly part: number[];
  readonly low: number[];
  readonly medium: number[];
  readonly high: number[];
}

/** What sets say of areas: shares that were measured, or the class of the whole area. */
export interface Said {
  readonly set: {
    readonly id: number;
    readonly name: string;
    readonly hazard: HazardCode;
    readonly quality: HazardQuality;
    readonly simulated: boolean;
  };
  readonly areaId: number[];
  readonly low: number[];
  readonly medium: number[];
  readonly high: number[];
  /** of areas of which it is known where in them people live, by the layer that counts there; null: of none */
  readonly settled: SaidSettled | null;
  /** the class is of the whole area: nothing is known of its parts */
  readonly stated: boolean;
}

/** What the sets of some hazards that hold on a day say within an area; the set that counts most first. */
export async function loadSaid(
  db: Db,
  hazards: readonly HazardCode[],
  root: Within,
  on: string,
): Promise<Said[]> {
  const found = await sql<
    Omit<Said, 'set' | 'stated'> & {
      id: number;
      name: string;
      hazard: HazardCode;
      quality: HazardQuality;
      simulated: boolean;
    }
  >`
    with sets as (
      select s.id, s.name, s.hazard, s.quality, i.simulated,
        row_number() over (order by (s.quality in ('tabel', 'centang', 'kejadian')), s.year desc nulls last, i.applied_seq desc) as no
      from hazard_set s join import i on i.id = s.import_id and i.state = 'applied'
      where s.hazard = any(${[...hazards]}::text[])
        and (s.from_day is null or s.from_day <= ${on}::date) and (s.until_day is null or s.until_day >= ${on}::date)),
    here as materialized (
      select v.id, v.area_id from area_version v where v.current and ${validOn(on)} and ${liesWithin(root, on)}),
    lived as materialized (
      select distinct on (x.set_id, x.version_id) x.set_id, h.area_id, x.import_id, x.part, x.low, x.medium, x.high
      from settled_exposure x join import i on i.id = x.import_id and i.state = 'applied'
      join here h on h.id = x.version_id where x.set_id in (select id from sets)
      order by x.set_id, x.version_id, i.applied_seq desc),
    said as (
      select e.set_id, h.area_id, e.low, e.medium, e.high from exposure e join here h on h.id = e.version_id
        where e.set_id in (select id from sets)
      union all
      select t.set_id, t.area_id, (t.class = 1)::int, (t.class = 2)::int, (t.class = 3)::int from hazard_statement t
        where t.set_id in (select id from sets) and t.area_id in (select area_id from here))
    select s.id, s.name, s.hazard, s.quality, s.simulated, json_agg(d.area_id) as "areaId",
      json_agg(round(d.low::numeric, 6)) as low, json_agg(round(d.medium::numeric, 6)) as medium,
      json_agg(round(d.high::numeric, 6)) as high,
      (select json_build_object('areaId', json_agg(l.area_id), 'layer', json_agg(l.import_id), 'part', json_agg(l.part),
          'low', json_agg(round(l.low::numeric, 6)), 'medium', json_agg(round(l.medium::numeric, 6)),
          'high', json_agg(round(l.high::numeric, 6)))
        from lived l where l.set_id = s.id having count(*) > 0) as settled
    from sets s join said d on d.set_id = s.id
    group by s.id, s.name, s.hazard, s.quality, s.simulated, s.no order by s.no`.execute(db);
  return found.rows.map(({ id, name, hazard, quality, simulated, ...columns }) => ({
    ...columns,
    set: { id, name, hazard, quality, simulated },
    stated: quality === 'tabel' || quality === 'centang',
  }));
}

export interface CellsAsked {
  readonly builds: readonly number[];
  readonly series: string;
  readonly sex: Sex;
  readonly measure: 'tercatat' | 'terlayani';
  readonly levels: readonly Level[];
}

/** Figures of a series by area, at several levels: null is hidden, partial a sum over some of the parts. */
export interface Cells {
  readonly area: number[];
  readonly count: (number | null)[];
  readonly partial: boolean[];
}

export async function loadCells(
  db: Db,
  reader: Reader,
  { builds, series, sex, measure, levels }: CellsAsked,
): Promise<Cells> {
  const found = await sql<Cells>`
    select coalesce(json_agg(r.area_id), '[]') as area, coalesce(json_agg(r.basis = 'partial'), '[]') as partial,
      coalesce(json_agg(case when r.basis <> 'hidden' then r.count end), '[]') as count
    from ${cellsFor(reader)} r
    where r.build_id = any(${[...builds]}::int[]) and r.series = ${series} and r.sex = ${sex} and r.measure = ${measure}
      and r.level = any(${[...levels]}::text[])`.execute(db);
  return found.rows[0] ?? { area: [], count: [], partial: [] };
}
