import { sql } from 'kysely';
import { system } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';

export const scope = system('backup');

/** A small truth with every kind of column: shapes, json, days, nulls, quotes, a letter outside ASCII. */
export async function fill(ctx: Context): Promise<void> {
  await ctx.db.write(scope, async (tx) => {
    await sql`insert into import (kind, state, file_name, as_of, made_by, made_at, applied_at, applied_seq, report)
      values ('setup', 'applied', 'daftar "é"; a\\b.csv', '2025-12-31', 'uji', '2026-01-01T10:00:00.123Z', now(), 1,
        '{"rows": {"read": 2}, "text": "baris\\n2"}')`.execute(tx);
    await sql`insert into area (import_id) select 1 from generate_series(1, 1200)`.execute(tx);
    await sql`insert into area_version (area_id, code, level, name, geom, shape_basis, label_point, area_m2, import_id, shape_import_id, current)
      select id, '63.71.01.' || id, 'desa', 'Desa ' || id,
        ST_Multi(ST_Buffer(ST_SetSRID(ST_MakePoint(114 + id / 1e4, -3.3), 4326), 0.01, 32)), 'file',
        ST_SetSRID(ST_MakePoint(114 + id / 1e4, -3.3), 4326), 1.0 / 3 * id, 1, 1, true from area`.execute(tx);
    await sql`insert into observation (area_id, series, sex, period, measure, count, vocabulary, import_id)
      select id, 'PMKS-08', 'T', '2025', 'tercatat', id, 'pmks-2012', 1 from area`.execute(tx);
    await sql`insert into volunteer (import_id) values (1), (1)`.execute(tx);
    await sql`insert into volunteer_version (volunteer_id, import_id, current, subject, name, name_key, home_area_id, phone,
        availability, level, merged_into)
      values (1, 1, true, 'person', 'Siti "Contoh"', 'siticontoh', 7, 'petasos.1.x', 'ready', 'madya', null),
        (2, 1, true, 'person', 'Siti Contoh', 'siticontoh', null, null, 'unknown', null, 1)`.execute(tx);
    await sql`insert into volunteer_role (version_id, no, role, from_day, until_day, decree)
      values (1, 1, 'psm', '2020-02-29', null, 'SK; "1"')`.execute(tx);
    await sql`insert into service_area (role_id, area_id, share) values (1, 7, 0.3333), (1, 8, null)`.execute(
      tx,
    );
    await sql`insert into certificate (version_id, no, kind, valid_until) values (1, 1, 'LSP', '2027-01-01')`.execute(
      tx,
    );
    await sql`update data_state set data_version = data_version + 1`.execute(tx);
  });
}

/** What a restored database must have too, to the last digit. */
export async function fingerprint(ctx: Context): Promise<unknown> {
  const rows = await sql`select
    (select md5(string_agg(v::text, '|' order by id)) from area_version v) as versions,
    (select md5(string_agg(o::text, '|' order by area_id)) from observation o) as observations,
    (select md5(string_agg(i::text, '|' order by id)) from import i) as imports,
    (select data_version || '/' || boundary_version from data_state) as versions_of_data,
    (select md5(string_agg(v::text, '|' order by id)) from volunteer_version v) as pillars,
    (select md5(string_agg(s::text, '|' order by area_id)) from service_area s) as served,
    (select sum(ST_Area(geom)) from area_version) as area,
    (select count(*) from pg_indexes where schemaname = 'public') as indexes`.execute(ctx.db.as(scope));
  return rows.rows[0];
}
