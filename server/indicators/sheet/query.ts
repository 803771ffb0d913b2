import { sql } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { Basis, Sex } from '../../../data/contract/values.ts';
import type { Db } from '../../db/open.ts';
import { cellsFor, type Reader } from '../../disclosure/query.ts';
import { keptDay } from '../query.ts';

export interface SheetRequest {
  readonly reader: Reader;
  readonly builds: readonly number[];
  readonly level: Level;
  readonly areas: readonly number[];
  /** series of the roll-up, and the sex each is asked for; of equal length */
  readonly series: readonly string[];
  readonly sexes: readonly Sex[];
}

/** What is known of one series, columns of equal length; areas without data are not in it. */
export interface SeriesColumns {
  readonly series: string;
  readonly id: number[];
  /** null: hidden */
  readonly count: (number | null)[];
  readonly basis: Basis[];
  readonly n: (number | null)[];
  readonly m: (number | null)[];
  /** day of the earlier release that a figure is kept from; absent for exact figures */
  readonly kept?: (string | null)[];
}

/** Many series over the same areas at once: one row a series, of columns as JSON. */
export async function loadSeries(db: Db, request: SheetRequest): Promise<SeriesColumns[]> {
  const { reader, builds, level, areas, series, sexes } = request;
  const kept = reader === 'exact' ? sql`` : sql`, json_agg(${keptDay()}) as kept`;
  const found = await sql<SeriesColumns>`
    select r.series, json_agg(r.area_id) as id, json_agg(r.count) as count, json_agg(r.basis) as basis,
      json_agg(r.n) as n, json_agg(r.m) as m${kept}
    from unnest(${[...series]}::text[], ${[...sexes]}::text[]) as asked (series, sex)
    join ${cellsFor(reader)} r on r.series = asked.series and r.sex = asked.sex
    where r.build_id = any(${[...builds]}::int[]) and r.measure = 'tercatat' and r.level = ${level}
      and r.area_id = any(${[...areas]}::int[])
    group by r.series`.execute(db);
  return found.rows;
}
