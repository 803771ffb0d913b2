import { type RawBuilder, sql } from 'kysely';
import type { Level } from '../../data/catalogue/levels.ts';
import type { Basis, Sex } from '../../data/contract/values.ts';
import { liesWithin, type Within } from '../areas/browse/query.ts';
import { validOn } from '../areas/query.ts';
import type { Db } from '../db/open.ts';
import { buildsFor, cellsFor, type Reader, sourcesFor } from '../disclosure/query.ts';

export interface Denominator {
  /** column of the roll-up, or the count of another series; and its series in rollup_source */
  readonly column: 'persons' | 'households' | 'area_m2' | 'whole';
  readonly series: string | null;
}

export interface SourceLine {
  readonly series: string;
  readonly sexes: string;
  readonly importId: number;
  readonly name: string | null;
  readonly asOf: string | null;
  readonly simulated: boolean;
}

/** What stands around the values: the builds they are in, where they come from, and the value of the whole. */
export interface Frame {
  readonly builds: readonly { id: number; populationPeriod: string | null }[];
  readonly sources: readonly SourceLine[];
}

/** Builds (or parts of a release) that hold values within an area: its regency's, or for a provinsi its own and its regencies'. */
function rootsOf(within: Within): RawBuilder<unknown> {
  if (within.regencyId !== null) return sql`select ${within.regencyId}::int`;
  return sql`select ${within.id}::int union all select v.area_id from area_version v
    where v.current and v.level = 'kabupaten' and v.parent_id = ${within.id}`;
}

export function frameQuery(reader: Reader, within: Within, period: string, series: readonly string[]) {
  return sql<Frame>`
    with b as (
      select b.id, b.population_period from ${buildsFor(reader)} b
      where b.current and b.period = ${period} and b.root_id in (${rootsOf(within)})
        and exists (select 1 from ${sourcesFor(reader)} s where s.build_id = b.id))
    select
      (select coalesce(json_agg(json_build_object('id', b.id, 'populationPeriod', b.population_period)
         order by b.id), '[]') from b) as builds,
      (select coalesce(json_agg(json_build_object('series', s.series, 'sexes', s.sexes, 'importId', s.import_id,
         'name', coalesce(i.source, i.file_name), 'asOf', s.as_of, 'simulated', i.simulated)
         order by s.import_id), '[]')
       from ${sourcesFor(reader)} s join b on b.id = s.build_id join import i on i.id = s.import_id
       where s.series = any(${[...series]}::text[])) as sources`;
}

export async function loadFrame(
  db: Db,
  reader: Reader,
  within: Within,
  period: string,
  series: readonly string[],
): Promise<Frame> {
  const found = await frameQuery(reader, within, period, series).execute(db);
  return found.rows[0] ?? { builds: [], sources: [] };
}

export interface ValuesRequest {
  readonly reader: Reader;
  readonly within: Within;
  readonly level: Level;
  readonly on: string;
  readonly builds: readonly number[];
  readonly series: string;
  readonly sex: Sex;
  readonly measure: 'tercatat' | 'terlayani';
  readonly denominator: Denominator | null;
}

/** Stands for a whole that is hidden: no count is under zero. */
const HIDDEN_WHOLE = -1;

export function isHiddenWhole(per: number | null): boolean {
  return per === HIDDEN_WHOLE;
}

/**
 * The denominator of each value over exactly the areas that it covers. Of a share the whole counts only where both are
 * complete: then they cover the same areas.
 */
function perColumn({ reader, denominator, builds, sex }: ValuesRequest): RawBuilder<unknown> {
  if (denominator === null) return sql`null::int`;
  if (denominator.column !== 'whole') return sql.ref(`r.${denominator.column}`);
  const whole = sql`where w.area_id = r.area_id and w.level = r.level and w.sex = ${sex}
    and w.series = ${denominator.series ?? ''} and w.measure = 'tercatat' and w.build_id = any(${[...builds]}::int[])`;
  if (reader !== 'exact') {
    return sql`(select case when w.basis = 'hidden' then ${sql.lit(HIDDEN_WHOLE)} else w.count end
      from ${cellsFor(reader)} w ${whole} and w.basis in ('reported', 'rolledUp', 'hidden')
      and r.basis in ('reported', 'rolledUp') order by w.build_id desc limit 1)`;
  }
  return sql`(select w.count from rollup w ${whole}
    and w.basis in ('reported', 'rolledUp') and r.basis in ('reported', 'rolledUp')
    order by w.build_id desc limit 1)`;
}

/** Columns of equal length, one row an area, in the order of the code. */
export interface ValueColumns {
  readonly id: number[];
  readonly basis: Basis[];
  readonly count: (number | null)[];
  readonly n: (number | null)[];
  readonly m: (number | null)[];
  readonly difference: (number | null)[];
  /** day of the release whose figure it still is; null: of the one that is read */
  readonly kept: (string | null)[];
  /** denominator over exactly the areas that count covers */
  readonly per: (number | null)[];
}

const NO_COLUMNS: ValueColumns = {
  id: [],
  basis: [],
  count: [],
  n: [],
  m: [],
  difference: [],
  kept: [],
  per: [],
};

/** The day of the release that a figure is kept from. */
export function keptDay(): RawBuilder<unknown> {
  return sql`to_char(r.kept_at at time zone 'UTC', 'YYYY-MM-DD')`;
}

/** As one more column, of published figures only: exact ones are kept from nowhere. */
export function keptColumn(reader: Reader): RawBuilder<unknown> {
  return reader === 'exact' ? sql`` : sql`, ${keptDay()} as kept`;
}

/** One row of columns as JSON: a single row is cheaper to send and to read than thousands. */
export function valuesQuery(request: ValuesRequest) {
  const { reader, within, level, on, builds, series, sex, measure } = request;
  const per = perColumn(request);
  const kept = reader === 'exact' ? undefined : keptDay();
  return sql<ValueColumns>`
    select
      coalesce(json_agg(t.area_id), '[]') as id, coalesce(json_agg(t.basis), '[]') as basis,
      coalesce(json_agg(t.count), '[]') as count, coalesce(json_agg(t.n), '[]') as n,
      coalesce(json_agg(t.m), '[]') as m, coalesce(json_agg(t.difference), '[]') as difference,
      coalesce(json_agg(t.per), '[]') as per${kept ? sql`, coalesce(json_agg(t.kept), '[]') as kept` : sql``}
    from (
      select v.area_id, coalesce(r.basis, 'none') as basis, r.count, r.n, r.m,
        case when r.parts_count <> r.count then r.count - r.parts_count end as difference, ${per} as per${kept ? sql`, ${kept} as kept` : sql``}
      from area_version v left join ${cellsFor(reader)} r
        on r.area_id = v.area_id and r.level = ${level} and r.series = ${series} and r.sex = ${sex}
        and r.measure = ${measure} and r.build_id = any(${[...builds]}::int[])
      where v.current and v.level = ${level} and ${validOn(on)} and ${liesWithin(within, on)}
      order by v.code collate "C") t`;
}

export async function loadValues(db: Db, request: ValuesRequest): Promise<ValueColumns> {
  const found = await valuesQuery(request).execute(db);
  const { kept = [], ...columns } = found.rows[0] ?? NO_COLUMNS;
  return { ...columns, kept };
}

/** Of some areas those whose border is sketched on a day: nothing is measured on them. */
export async function loadSketched(db: Db, areaIds: readonly number[], on: string): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select v.area_id as id from area_version v
    where v.current and v.quality = 'sketsa' and ${validOn(on)} and v.area_id = any(${[...areaIds]}::int[])`.execute(
    db,
  );
  return found.rows.map((r) => r.id);
}

export interface WholeValue {
  /** null: hidden */
  readonly count: number | null;
  readonly basis: Basis;
  readonly n: number | null;
  readonly m: number | null;
  readonly difference: number | null;
  readonly per: number | null;
  /** as `kept` of columns; undefined of exact figures */
  readonly kept?: string | null;
}

/** The value of the area asked about itself; undefined where it has none. */
export async function loadWhole(db: Db, request: ValuesRequest): Promise<WholeValue | undefined> {
  const { reader, within, builds, series, sex, measure } = request;
  const per = perColumn(request);
  const found = await sql<WholeValue>`
    select r.count, r.basis, r.n, r.m, ${per} as per,
      case when r.parts_count <> r.count then r.count - r.parts_count end as difference${keptColumn(reader)}
    from ${cellsFor(reader)} r where r.build_id = any(${[...builds]}::int[]) and r.series = ${series} and r.measure = ${measure}
      and r.sex = ${sex} and r.level = ${within.level} and r.area_id = ${within.id}
    order by r.build_id desc limit 1`.execute(db);
  return found.rows[0];
}

export interface Available {
  readonly period: string;
  readonly series: string[];
  readonly sexes: string[];
}

/** Which series have figures, by period? Within the regencies of an area, or anywhere. */
export async function loadAvailable(db: Db, reader: Reader, within: Within | null): Promise<Available[]> {
  const where = within === null ? sql`true` : sql`b.root_id in (${rootsOf(within)})`;
  const found = await sql<Available>`
    select b.period, array_agg(distinct s.series) as series, array_agg(distinct s.sexes) as sexes
    from ${buildsFor(reader)} b join ${sourcesFor(reader)} s on s.build_id = b.id
    where b.current and ${where} group by b.period`.execute(db);
  return found.rows;
}
