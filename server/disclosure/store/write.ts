import { sql } from 'kysely';
import type { CellCounts } from '../../../data/contract/disclosure.ts';
import type { Db } from '../../db/open.ts';
import type { ColumnTexts } from '../plan-part.ts';
import type { BuildToPublish } from './query.ts';

export interface NewPart {
  readonly build: BuildToPublish;
  readonly planHash: string;
  readonly cells: readonly CellCounts[];
  readonly madeAt: Date;
}

/** Writes the head of a part that no release holds yet; returns its id. */
export async function insertPart(db: Db, { build, planHash, cells, madeAt }: NewPart): Promise<number> {
  const row = await db
    .insertInto('release_part')
    .values({
      root_id: build.rootId,
      level: build.level,
      period: build.period,
      build_id: build.id,
      population_period: build.populationPeriod,
      tree_on: build.treeOn,
      as_of: build.asOf,
      plan_hash: planHash,
      cells: JSON.stringify(cells),
      made_at: madeAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Published figures of a part, a statement's worth. */
export async function insertPublished(db: Db, partId: number, columns: ColumnTexts): Promise<void> {
  const [series, measure, sex, level, area, count, basis, n, m, parts, persons, households, areaM2, kept] =
    columns;
  await sql`
    insert into published (part_id, series, measure, sex, level, area_id, count, basis, n, m, parts_count,
      persons, households, area_m2, kept_at)
    select ${partId}::int, u.* from unnest(${series}::text[], ${measure}::text[], ${sex}::text[], ${level}::text[],
      ${area}::int[], ${count}::int[], ${basis}::text[], ${n}::int[], ${m}::int[], ${parts}::int[],
      ${persons}::int[], ${households}::int[], ${areaM2}::double precision[], ${kept}::timestamptz[]) u`.execute(
    db,
  );
}

/** What is behind them, a statement's worth. */
export async function insertTruth(db: Db, partId: number, columns: ColumnTexts): Promise<void> {
  const [series, measure, sex, level, area, count, state, because, kept] = columns;
  await sql`
    insert into release_truth (part_id, series, measure, sex, level, area_id, count, state, because, kept_at)
    select ${partId}::int, u.* from unnest(${series}::text[], ${measure}::text[], ${sex}::text[], ${level}::text[],
      ${area}::int[], ${count}::int[], ${state}::text[], ${because}::text[], ${kept}::timestamptz[]) u`.execute(
    db,
  );
}

/** What a part was planned from. */
export async function insertExact(db: Db, partId: number, figures: string): Promise<void> {
  await db.insertInto('release_exact').values({ part_id: partId, figures }).execute();
}

/** Where the figures of a part come from: of its build, without rates that are not published. */
export async function copySources(db: Db, partId: number, buildId: number): Promise<void> {
  await sql`
    insert into published_source (part_id, series, sexes, import_id, as_of)
    select ${partId}, s.series, s.sexes, s.import_id, s.as_of from rollup_source s
    where s.build_id = ${buildId} and s.series not like 'rate:%'
      and s.series in (select distinct p.series from published p where p.part_id = ${partId})`.execute(db);
}

/** Takes away parts that no release holds: what a try that failed, or was killed, left. */
export async function removeLooseParts(db: Db): Promise<void> {
  const loose = await sql<{ id: number }>`
    select p.id from release_part p where not exists (select 1 from release_holds h where h.part_id = p.id)`.execute(
    db,
  );
  const ids = loose.rows.map(({ id }) => id);
  if (ids.length === 0) return;
  for (const table of ['published', 'published_source', 'release_truth', 'release_exact'] as const) {
    await db.deleteFrom(table).where('part_id', 'in', ids).execute();
  }
  await db.deleteFrom('release_part').where('id', 'in', ids).execute();
}

export interface NewRelease {
  readonly dataVersion: number;
  readonly boundaryVersion: number;
  readonly settings: string;
  readonly settingId: number | null;
  readonly planHash: string;
  readonly reason: 'first' | 'request' | 'daily';
  readonly note: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly parts: readonly number[];
}

/** Makes a release the one that is read; returns its id and the next data version. */
export async function swapRelease(tx: Db, made: NewRelease): Promise<{ id: number; version: number }> {
  const { id } = await tx
    .insertInto('release')
    .values({
      data_version: made.dataVersion,
      boundary_version: made.boundaryVersion,
      settings: made.settings,
      setting_id: made.settingId,
      plan_hash: made.planHash,
      reason: made.reason,
      note: made.note,
      made_by: made.madeBy,
      made_at: made.madeAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`insert into release_holds (release_id, part_id) select ${id}, unnest(${[...made.parts]}::int[])`.execute(
    tx,
  );
  await sql`update release_part set whole = true where id = any(${[...made.parts]}::int[]) and not whole`.execute(
    tx,
  );
  const state = await tx
    .updateTable('data_state')
    .set((eb) => ({ release_id: id, data_version: eb('data_version', '+', 1) }))
    .returning('data_version')
    .executeTakeFirstOrThrow();
  return { id, version: state.data_version };
}
