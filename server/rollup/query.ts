import { type RawBuilder, sql } from 'kysely';
import { arrayText } from '../db/array-text.ts';
import type { Db } from '../db/open.ts';
import type { CopySession } from '../db/server-session.ts';
import type { ImportView } from '../imports/view.ts';
import type { Fact } from './facts.ts';
import type { RollupRow } from './figures.ts';
import { FAMILIES_SERIES, PEOPLE_SERIES } from './figures.ts';

/** Import ids that count in a view, with the order in which they hold and their day. */
function counting(view: ImportView) {
  return sql`select i.id, coalesce(i.applied_seq, 2147483647) as seq, i.as_of from import i
    where (i.state = 'applied' or i.id = ${view.including ?? -1}) and i.id <> ${view.excluding ?? -1}`;
}

/** Areas that ever lay in a regency, or the area itself (a provinsi lies in none). */
function areasOf(rootId: number) {
  return sql`select distinct v.area_id from area_version v where v.regency_id = ${rootId} or v.area_id = ${rootId}`;
}

/** Periods that have needs, and periods that have population, within a regency (or of a provinsi itself). */
export async function periodsOf(
  db: Db,
  rootId: number,
  view: ImportView,
): Promise<{ needs: string[]; population: string[] }> {
  // Area by area by the index: of an import that was just written the planner knows nothing, and would read all.
  const found = await sql<{ period: string; what: 'needs' | 'population' }>`
    with c as (${counting(view)}), a as (${areasOf(rootId)})
    select distinct o.period, 'needs' as what from a
      cross join lateral (select o.period, o.import_id from observation o where o.area_id = a.area_id offset 0) o
      where o.import_id in (select id from c)
    union
    select distinct p.period, 'population' from a
      cross join lateral (select p.period, p.import_id from population p where p.area_id = a.area_id offset 0) p
      where p.import_id in (select id from c)`.execute(db);
  const of = (what: string) =>
    found.rows
      .filter((r) => r.what === what)
      .map((r) => r.period)
      .sort();
  return { needs: of('needs'), population: of('population') };
}

/** Facts are read for some areas at a time, so that no query is long. */
export interface FactsRequest {
  readonly areaIds: readonly number[];
  readonly period: string;
  readonly view: ImportView;
}

interface FactRow {
  area_id: number;
  series: string;
  sex: Fact['sex'];
  measure: Fact['measure'];
  count: number;
  import_id: number;
  as_of: string | null;
}

/**
 * The observations that hold for some areas and a period: of each area, type, sex and measure the latest import that
 * counts. A whole told without sex and a split of it never stand together: the later of the two holds, unless one
 * import told both (then the rest is 'not stated'). Area by area by the index, whatever the planner knows of the table.
 */
export function needsQuery(request: FactsRequest) {
  return sql<FactRow>`
    with c as (${counting(request.view)}),
    latest as (
      select distinct on (o.area_id, o.series, o.measure, o.sex)
        o.area_id, o.series, o.measure, o.sex, o.count, o.import_id, coalesce(o.as_of, c.as_of) as as_of, c.seq
      from unnest(${[...request.areaIds]}::int[]) as a (id)
      cross join lateral (select * from observation o where o.area_id = a.id and o.period = ${request.period} offset 0) o
      join c on c.id = o.import_id
      order by o.area_id, o.series, o.measure, o.sex, c.seq desc),
    held as (
      select l.*, max(seq) filter (where sex = 'T') over cell as whole_seq,
        max(seq) filter (where sex <> 'T') over cell as split_seq
      from latest l window cell as (partition by area_id, series, measure))
    select area_id, series, sex, measure, count, import_id, as_of from held
    where case when sex = 'T' then seq >= coalesce(split_seq, 0) else seq >= coalesce(whole_seq, 0) end`;
}

export async function loadNeeds(db: Db, request: FactsRequest): Promise<Fact[]> {
  const found = await needsQuery(request).execute(db);
  return found.rows.map((r) => ({
    areaId: r.area_id,
    series: r.series,
    sex: r.sex,
    measure: r.measure,
    count: r.count,
    importId: r.import_id,
    asOf: r.as_of,
  }));
}

interface PeopleRow {
  area_id: number;
  sex: Fact['sex'];
  persons: number | null;
  households: number | null;
  import_id: number;
  as_of: string | null;
}

/** People (T everybody, L and P where told) and families of some areas: of each area the latest import that counts. */
export function populationQuery(request: FactsRequest) {
  return sql<PeopleRow>`
    with c as (${counting(request.view)}),
    ranked as (
      select p.area_id, p.sex, p.persons, p.households, p.import_id, coalesce(p.as_of, c.as_of) as as_of,
        rank() over (partition by p.area_id order by c.seq desc) as place
      from population p join c on c.id = p.import_id
      where p.period = ${request.period} and p.age_band = '*'
        and p.area_id = any(${[...request.areaIds]}::int[]))
    select area_id, sex, persons, households, import_id, as_of from ranked where place = 1`;
}

export async function loadPopulation(db: Db, request: FactsRequest): Promise<Fact[]> {
  const found = await populationQuery(request).execute(db);
  return found.rows.flatMap((r) => {
    const fact = (series: string, count: number): Fact => ({
      areaId: r.area_id,
      series,
      sex: r.sex,
      measure: 'tercatat',
      count,
      importId: r.import_id,
      asOf: r.as_of,
    });
    return [
      ...(r.persons === null ? [] : [fact(PEOPLE_SERIES, r.persons)]),
      ...(r.households === null ? [] : [fact(FAMILIES_SERIES, r.households)]),
    ];
  });
}

export interface NewBuild {
  readonly rootId: number;
  readonly period: string;
  readonly populationPeriod: string | null;
  readonly treeOn: string;
  readonly asOf: string | null;
  readonly madeAt: Date;
}

/** Writes the head of a build that no reader sees yet; returns its id. */
export async function insertBuild(db: Db, build: NewBuild): Promise<number> {
  const row = await db
    .insertInto('rollup_build')
    .values({
      root_id: build.rootId,
      period: build.period,
      population_period: build.populationPeriod,
      tree_on: build.treeOn,
      as_of: build.asOf,
      data_version: sql<number>`(select data_version from data_state)`,
      current: false,
      made_at: build.madeAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Writes values of a build; a few thousand at a time. */
export async function insertRollup(db: Db, buildId: number, rows: readonly RollupRow[]): Promise<void> {
  if (rows.length === 0) return;
  const column = (name: keyof RollupRow) => arrayText(rows.map((r) => r[name]));
  await sql`
    insert into rollup (build_id, series, measure, sex, area_id, level, count, basis, n, m, parts_count,
      persons, households, area_m2)
    select ${buildId}::int, u.* from unnest(
      ${column('series')}::text[], ${column('measure')}::text[], ${column('sex')}::text[],
      ${column('area_id')}::int[], ${column('level')}::text[], ${column('count')}::int[],
      ${column('basis')}::text[], ${column('n')}::int[], ${column('m')}::int[], ${column('parts_count')}::int[],
      ${column('persons')}::int[], ${column('households')}::int[],
      ${column('area_m2')}::double precision[]) u`.execute(db);
}

/** The same over a connection that takes lines: a third of the time. */
export async function copyRollup(
  session: CopySession,
  buildId: number,
  rows: readonly RollupRow[],
): Promise<void> {
  const cell = (value: string | number | null) => (value === null ? '\\N' : String(value));
  const lines = rows.map((r) =>
    [
      buildId,
      r.series,
      r.measure,
      r.sex,
      r.area_id,
      r.level,
      r.count,
      r.basis,
      cell(r.n),
      cell(r.m),
      cell(r.parts_count),
      cell(r.persons),
      cell(r.households),
      cell(r.area_m2),
    ].join('\t'),
  );
  await session.copyIn(
    `copy rollup (build_id, series, measure, sex, area_id, level, count, basis, n, m, parts_count,
       persons, households, area_m2) from stdin`,
    [Buffer.from(`${lines.join('\n')}\n`)],
  );
}

/**
 * Rows `r` of the roll-up for an area in a build `b`, found by their whole key: it begins with the series, so that a map of
 * one series is read in one go, and what a build says of one area is looked up series by series (`k`, from its sources).
 */
export function rowsOfArea(
  areaId: RawBuilder<unknown>,
  level: string,
  measures: readonly string[],
  cells: RawBuilder<unknown> = sql`rollup`,
) {
  return sql`cross join unnest(${[...measures]}::text[]) as y (measure) cross join unnest('{A,L,P,T}'::text[]) as x (sex)
    cross join lateral (select * from ${cells} r where r.build_id = b.id and r.series = k.series
      and r.measure = y.measure and r.sex = x.sex and r.level = ${level} and r.area_id = ${areaId} offset 0) r`;
}

export interface SourceRow {
  readonly series: string;
  readonly sexes: string;
  readonly importId: number;
  readonly asOf: string | null;
}

export async function insertSources(db: Db, buildId: number, rows: readonly SourceRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('rollup_source')
    .values(
      rows.map((r) => ({
        build_id: buildId,
        series: r.series,
        sexes: r.sexes,
        import_id: r.importId,
        as_of: r.asOf,
      })),
    )
    .execute();
}

/** Regencies that have current figures. */
export async function rolledUpRegencies(db: Db): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select distinct b.root_id as id from rollup_build b
    where b.current and exists (select 1 from area_version v where v.area_id = b.root_id and v.level = 'kabupaten')
    order by b.root_id`.execute(db);
  return found.rows.map((r) => r.id);
}

/** The provinces that regencies lie in today or lay in once, with every regency of theirs that is set up. */
export async function provincesOf(
  db: Db,
  regencies: readonly number[],
): Promise<{ id: number; code: string; regencies: number[] }[]> {
  const found = await sql<{ id: number; code: string; regencies: number[] }>`
    select p.area_id as id, p.code, array_agg(distinct r.area_id) as regencies
    from area_version r join area_version p on p.area_id = r.parent_id and p.level = 'provinsi'
    where r.level = 'kabupaten' and p.area_id in (
      select v.parent_id from area_version v where v.area_id = any(${[...regencies]}::int[]) and v.level = 'kabupaten')
    group by p.area_id, p.code order by p.code`.execute(db);
  return found.rows;
}

export interface RegencyBuild {
  readonly id: number;
  readonly root_id: number;
  readonly period: string;
  readonly population_period: string | null;
}

/** Builds that will hold after the swap for some regencies: the new ones, and of the others the current. */
export async function buildsOf(
  db: Db,
  request: {
    regencies: readonly number[];
    rebuilt: readonly number[];
    periods: readonly string[] | 'all';
    fresh: readonly number[];
  },
): Promise<RegencyBuild[]> {
  const { periods } = request;
  return db
    .selectFrom('rollup_build')
    .select(['id', 'root_id', 'period', 'population_period'])
    .where('root_id', 'in', [...request.regencies, -1])
    .where((w) =>
      w.or([
        w('id', 'in', [...request.fresh, -1]),
        w.and([w('current', '=', true), w('root_id', 'not in', [...request.rebuilt, -1])]),
      ]),
    )
    .$if(periods !== 'all', (q) => q.where('period', 'in', ['', ...(periods as string[])]))
    .orderBy('period')
    .execute();
}

/** Periods for which a root has a current build, so that one that lost its figures is replaced, not left standing. */
export async function currentPeriods(db: Db, rootId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('rollup_build')
    .select('period')
    .where('root_id', '=', rootId)
    .where('current', '=', true)
    .execute();
  return rows.map((r) => r.period);
}

export interface RootRow extends RollupRow {
  readonly build_id: number;
}

/** The rows of the roots of some builds of regencies: what each regency as a whole says. */
export async function rootRows(db: Db, builds: readonly number[]): Promise<RootRow[]> {
  if (builds.length === 0) return [];
  const found = await sql<RootRow>`
    select r.* from rollup_build b
    cross join lateral (select distinct s.series from rollup_source s where s.build_id = b.id) k
    ${rowsOfArea(sql`b.root_id`, 'kabupaten', ['tercatat', 'terlayani'])}
    where b.id = any(${[...builds]}::int[])`.execute(db);
  return found.rows;
}

export async function sourcesOf(db: Db, builds: readonly number[]): Promise<SourceRow[]> {
  if (builds.length === 0) return [];
  const rows = await db
    .selectFrom('rollup_source')
    .select(['series', 'sexes', 'import_id', 'as_of'])
    .where('build_id', 'in', [...builds])
    .execute();
  return rows.map((r) => ({ series: r.series, sexes: r.sexes, importId: r.import_id, asOf: r.as_of }));
}
