import { sql } from 'kysely';
import { LEVELS, type Level } from '../../../data/catalogue/levels.ts';
import type { AreaRef } from '../../../data/contract/area.ts';
import type { Basis, Sex } from '../../../data/contract/values.ts';
import type { Within } from '../../areas/browse/query.ts';
import { validOn } from '../../areas/query.ts';
import { commonOfMetres } from '../../db/gis.ts';
import type { Db } from '../../db/open.ts';
import { buildsFor, cellsFor, type Reader, sourcesFor } from '../../disclosure/query.ts';
import { rowsOfArea } from '../../rollup/query.ts';
import { keptColumn } from '../query.ts';

/** The builds of an area are those of its regency; of a provinsi its own. */
export function rootOf(area: Within): number {
  return area.regencyId ?? area.id;
}

export interface BuildHead {
  readonly period: string;
  readonly populationPeriod: string | null;
  readonly hasNeeds: boolean;
  /** the sexes that the series is told by, '' where nobody reported it */
  readonly sexes: string;
  /** versions of the word list that its types were read with */
  readonly vocabularies: string[];
}

/** The current builds of a root, one a period, and how a series was told in each. */
export function buildsQuery(reader: Reader, rootId: number, series: string) {
  return sql<BuildHead>`
    select b.period, b.population_period as "populationPeriod",
      exists (select 1 from ${sourcesFor(reader)} s
        where s.build_id = b.id and s.series not in ('penduduk', 'kk')) as "hasNeeds",
      coalesce((select string_agg(distinct s.sexes, '') from ${sourcesFor(reader)} s
        where s.build_id = b.id and s.series = ${series}), '') as sexes,
      array(select distinct o.vocabulary from ${sourcesFor(reader)} s cross join lateral (
          select o.vocabulary from observation o where o.import_id = s.import_id limit 1) o
        where s.build_id = b.id and s.series = ${series} order by 1) as vocabularies
    from ${buildsFor(reader)} b where b.current and b.root_id = ${rootId} order by b.period`;
}

export async function loadBuilds(
  db: Db,
  reader: Reader,
  rootId: number,
  series: string,
): Promise<BuildHead[]> {
  return (await buildsQuery(reader, rootId, series).execute(db)).rows;
}

/** A value of the roll-up with the denominators over the areas it covers. */
export interface FigureRow {
  /** null: no data */
  readonly count: number | null;
  readonly basis: Basis;
  readonly n: number | null;
  readonly m: number | null;
  readonly persons: number | null;
  readonly households: number | null;
  readonly area_m2: number | null;
  /** what a share is a part of, where both are complete: then they cover the same areas */
  readonly whole: number | null;
  /** day of the release that a published figure is kept from */
  readonly kept?: string | null;
}

export interface OwnFigure extends FigureRow {
  readonly period: string;
  readonly series: string;
  readonly sex: Sex;
}

/** The complete count of another series for the area, sex and build of a row `r`. */
function wholeOf(reader: Reader, series: string | null) {
  if (series === null) return sql`null::int`;
  return sql`(select w.count from ${cellsFor(reader)} w
    where w.build_id = r.build_id and w.series = ${series} and w.measure = 'tercatat' and w.sex = r.sex
      and w.level = r.level and w.area_id = r.area_id
      and w.basis in ('reported', 'rolledUp') and r.basis in ('reported', 'rolledUp'))`;
}

/** A series, and the one that its share is a percentage of. */
export interface AskedSeries {
  readonly series: string;
  readonly whole: string | null;
}

/** Everything the roll-up says of an area: all series in one period, and one series in all periods. */
export function figuresQuery(reader: Reader, area: Within, period: string, { series, whole }: AskedSeries) {
  return sql<OwnFigure>`
    select b.period, r.series, r.sex, r.count, r.basis, r.n, r.m, r.persons, r.households, r.area_m2,
      ${wholeOf(reader, whole)} as whole${keptColumn(reader)}
    from ${buildsFor(reader)} b
    cross join lateral (select distinct s.series from ${sourcesFor(reader)} s
      where s.build_id = b.id and (b.period = ${period} or s.series = ${series})) k
    ${rowsOfArea(sql`${area.id}`, area.level, ['tercatat'], cellsFor(reader))}
    where b.current and b.root_id = ${rootOf(area)}
    order by b.period, r.series, r.sex`;
}

export async function loadFigures(
  db: Db,
  reader: Reader,
  area: Within,
  period: string,
  asked: AskedSeries,
): Promise<OwnFigure[]> {
  return (await figuresQuery(reader, area, period, asked).execute(db)).rows;
}

/**
 * A series of the areas that became one in this area, for the periods before: their sum, where every one of them told
 * all of it. It is marked as estimated: nobody reported it so. An area that was there already has figures of its own.
 */
export async function loadCarried(db: Db, area: Within, { series }: AskedSeries): Promise<OwnFigure[]> {
  const whole = (column: 'persons' | 'households' | 'area_m2') =>
    sql`case when count(r.${sql.ref(column)}) = count(*) then sum(r.${sql.ref(column)})::float8 end`;
  const found = await sql<OwnFigure>`
    with gone as (
      select distinct s.from_area, s.on_date from succession s join import i on i.id = s.import_id and i.state = 'applied'
      where s.to_area = ${area.id} and s.kind = 'gabung' and s.rule = 'jumlah')
    select b.period, r.series, r.sex, sum(r.count)::integer as count, 'estimated' as basis,
      null::integer as n, null::integer as m, ${whole('persons')} as persons, ${whole('households')} as households,
      ${whole('area_m2')} as area_m2, null::integer as whole
    from rollup_build b join gone g on b.tree_on < g.on_date
    join (values (${series}::text)) as k (series) on true
    ${rowsOfArea(sql`g.from_area`, area.level, ['tercatat'])}
    where b.current and b.root_id = ${rootOf(area)} and r.basis in ('reported', 'rolledUp')
      and not exists (select 1 from rollup o where o.build_id = b.id and o.area_id = ${area.id} and o.series = ${series}
        and o.measure in ('tercatat', 'terlayani') and o.sex in ('A', 'L', 'P', 'T')
        and o.level = any(${[...LEVELS]}::text[]))
    group by b.id, b.period, b.tree_on, r.series, r.sex
    having count(*) = (select count(*) from gone where b.tree_on < gone.on_date)
    order by b.period, r.sex`.execute(db);
  return found.rows;
}

/** Days on which the ground of an area changed: it was split, merged or formed, or a part of it came or went. */
export function changesQuery(areaId: number) {
  return sql<{ day: string }>`
    select s.on_date as day from succession s join import i on i.id = s.import_id and i.state = 'applied'
    where s.kind in ('pecah', 'gabung', 'dibentuk') and (s.from_area = ${areaId} or s.to_area = ${areaId})
    union
    select v.valid_from from area_version v
    join area_version w on w.area_id = v.area_id and w.current and w.valid_to = v.valid_from
      and w.parent_id is distinct from v.parent_id
    where v.current and (v.parent_id = ${areaId} or w.parent_id = ${areaId})
    order by day`;
}

export async function loadChanges(db: Db, areaId: number): Promise<string[]> {
  return (await changesQuery(areaId).execute(db)).rows.map((r) => r.day);
}

/** Which areas are compared with, and the figure asked about of each. */
export interface ComparedRow extends AreaRef, FigureRow {
  readonly relation: 'self' | 'parent' | 'near';
  readonly parentName: string | null;
}

/** How far apart two borders may lie and still be one, in metres of web mercator, and the stored detail to look in. */
const BORDERS: Record<Level, { readonly detail: number; readonly withinM: number }> = {
  provinsi: { detail: 1, withinM: 200 },
  kabupaten: { detail: 1, withinM: 200 },
  kecamatan: { detail: 2, withinM: 50 },
  desa: { detail: 3, withinM: 12 },
  dusun: { detail: 3, withinM: 12 },
  rw: { detail: 3, withinM: 12 },
  rt: { detail: 3, withinM: 12 },
};

/**
 * Areas of the same level that share a border with an area on a day, from the shapes that tiles are cut from (few
 * corners). A strip along the border of one must hold more of the other than where two corners touch. Sketched cells
 * have no neighbours: nothing is measured on them. Shapes of other levels and of earlier maps lie in the same table: they
 * are sorted out before anything is cut, or a strip is cut with shapes that nobody asked about.
 */
export function neighboursQuery(area: Within, on: string) {
  const { detail, withinM } = BORDERS[area.level];
  const shapes = (alias: string) => sql`tile_shape ${sql.ref(alias)}
    join tile_set t on t.hash = ${sql.ref(`${alias}.set_hash`)} and t.current and t.level = ${area.level}
      and ${validOn(on, 't')}`;
  return sql<{ id: number }>`
    with me as materialized (
      select ST_Buffer(s.geom, ${withinM}::float8, 2) as strip from ${shapes('s')}
      where s.detail = ${sql.lit(detail)}::smallint and s.area_id = ${area.id} and s.quality <> 'sketsa'),
    near as materialized (
      select s.area_id, s.geom, me.strip from me cross join ${shapes('s')}
      where s.detail = ${sql.lit(detail)}::smallint and s.area_id <> ${area.id} and s.quality <> 'sketsa'
        and s.geom && me.strip)
    select distinct n.area_id as id from near n
    where ST_Area(${commonOfMetres(sql`n.geom`, sql`n.strip`)}) > ${2 * withinM * withinM}::float8
    order by 1`;
}

export async function loadNeighbours(db: Db, area: Within, on: string): Promise<number[]> {
  return (await neighboursQuery(area, on).execute(db)).rows.map((r) => r.id);
}

export interface CompareRequest extends AskedSeries {
  readonly reader: Reader;
  readonly area: Within;
  readonly on: string;
  readonly period: string;
  readonly sex: Sex;
  /** ids of the areas that share a border; none: the areas of the same parent stand in their place */
  readonly neighbours: readonly number[];
}

/** An area, its parent, and its neighbours or siblings, with one figure each; without one the basis is 'none'. */
export function compareQuery(request: CompareRequest) {
  const { reader, area, on, period, series, whole, sex, neighbours } = request;
  const near =
    neighbours.length > 0
      ? sql`v.area_id = any(${[...neighbours]}::int[])`
      : sql`v.parent_id = me.parent_id and v.level = ${area.level}`;
  return sql<ComparedRow>`
    with me as (select v.area_id, v.parent_id from area_version v
      where v.current and v.area_id = ${area.id} and ${validOn(on)})
    select v.area_id as id, v.code, v.name, v.level, p.name as "parentName",
      case when v.area_id = me.area_id then 'self' when v.area_id = me.parent_id then 'parent' else 'near' end as relation,
      r.count, coalesce(r.basis, 'none') as basis, r.n, r.m, r.persons, r.households, r.area_m2, ${wholeOf(reader, whole)} as whole${keptColumn(reader)}
    from me join area_version v on v.current and ${validOn(on)}
      and (v.area_id in (me.area_id, me.parent_id) or ${near})
    left join area_version p on p.area_id = v.parent_id and p.current and ${validOn(on, 'p')}
    left join ${buildsFor(reader)} b on b.current and b.period = ${period} and b.root_id = coalesce(v.regency_id, v.area_id)
    left join ${cellsFor(reader)} r on r.build_id = b.id and r.series = ${series} and r.measure = 'tercatat' and r.sex = ${sex}
      and r.level = v.level and r.area_id = v.area_id
    order by v.code collate "C"`;
}

export async function loadCompared(db: Db, request: CompareRequest): Promise<ComparedRow[]> {
  return (await compareQuery(request).execute(db)).rows;
}

export interface AgeRow {
  readonly level: Level;
  readonly band: string;
  readonly sex: 'L' | 'P' | 'T';
  readonly persons: number;
  /** areas of the level that tell these age groups, and all areas of the level */
  readonly n: number;
  readonly m: number;
}

/**
 * People by age group: of the area itself where it tells them, else summed over the coarsest of the two levels below
 * that does. Of each area the latest import holds, as in the roll-up; of several ways to cut ages the commonest counts.
 */
export function agesQuery(area: Within, on: string, period: string) {
  const depth = sql`array_position(array['provinsi','kabupaten','kecamatan','desa','dusun','rw','rt'], level)`;
  return sql<AgeRow>`
    with recursive below as (
      select ${area.id}::int as area_id, ${area.level}::text as level, 0 as steps
      union all
      select v.area_id, v.level, below.steps + 1 from area_version v join below on v.parent_id = below.area_id
      where v.current and below.steps < 2 and ${validOn(on)}),
    ranked as (
      select p.area_id, below.level, p.sex, p.age_band, p.persons,
        rank() over (partition by p.area_id order by i.applied_seq desc) as place
      from below join population p on p.area_id = below.area_id
      join import i on i.id = p.import_id and i.state = 'applied'
      where p.period = ${period}),
    held as (select * from ranked where place = 1 and age_band <> '*' and persons is not null),
    told as (
      select area_id, level, string_agg(distinct age_band, ' ' order by age_band) as bands
      from held group by area_id, level),
    best as (
      select level, bands, count(*)::int as n from told group by level, bands
      order by ${depth}, n desc, bands limit 1)
    select best.level, held.age_band as band, held.sex, sum(held.persons)::int as persons, best.n,
      (select count(*)::int from below where below.level = best.level) as m
    from held join told on told.area_id = held.area_id
    join best on best.level = told.level and best.bands = told.bands
    group by best.level, best.n, held.age_band, held.sex order by held.age_band, held.sex`;
}

export async function loadAges(db: Db, area: Within, on: string, period: string): Promise<AgeRow[]> {
  return (await agesQuery(area, on, period).execute(db)).rows;
}

export interface SourceOfArea {
  readonly series: string[];
  readonly importId: number;
  readonly name: string | null;
  readonly licence: string | null;
  readonly asOf: string | null;
  readonly simulated: boolean;
}

/** The imports that the figures of a root and period stand on, and the one that brought the border of an area. */
export function sourcesQuery(reader: Reader, area: Within, on: string, period: string) {
  return sql<SourceOfArea>`
    select array_agg(distinct s.series order by s.series) as series, i.id as "importId",
      coalesce(i.source, i.file_name) as name, i.licence, coalesce(max(s.as_of), i.as_of) as "asOf", i.simulated
    from ${buildsFor(reader)} b join ${sourcesFor(reader)} s on s.build_id = b.id join import i on i.id = s.import_id
    where b.current and b.root_id = ${rootOf(area)} and b.period = ${period}
    group by i.id
    union all
    select '{}', i.id, coalesce(i.source, i.file_name), i.licence, i.as_of, i.simulated
    from area_version v join import i on i.id = v.shape_import_id
    where v.current and v.area_id = ${area.id} and ${validOn(on)}
    order by 2`;
}

export async function loadSources(
  db: Db,
  reader: Reader,
  area: Within,
  on: string,
  period: string,
): Promise<SourceOfArea[]> {
  return (await sourcesQuery(reader, area, on, period).execute(db)).rows;
}
