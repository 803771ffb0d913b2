import { sql } from 'kysely';
import { system } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';

/**
 * Everything that holds now, in one text: shapes to the last digit, figures, tile sets, roll-ups and shares in zones. What is kept of
 * imports that were taken back is not in it.
 */
export async function heldChecksum(ctx: Context): Promise<string> {
  const found = await sql<{ what: string; n: number; sum: string | null }>`
    select 'areas' as what, count(*)::integer as n, md5(string_agg(t::text, '|' order by t::text)) as sum from (
      select area_id, valid_from, valid_to, code, parent_id, regency_id, level, name, kind, quality, decree,
        import_id, shape_basis, shape_import_id, area_m2, md5(ST_AsBinary(geom)) as geom,
        md5(ST_AsBinary(label_point)) as label
      from area_version where current) t
    union all
    select 'tiles', count(*)::integer, md5(string_agg(t::text, '|' order by t::text)) from (
      select hash, root_id, level, valid_from, valid_to, areas, shapes from tile_set where current) t
    union all
    select 'succession', count(*)::integer, md5(string_agg(t::text, '|' order by t::text)) from (
      select s.from_area, s.to_area, s.kind, s.on_date, s.rule from succession s
      join import i on i.id = s.import_id and i.state = 'applied') t
    union all
    select 'observations', count(*)::integer, md5(string_agg(t::text, '|' order by t::text)) from (
      select o.* from observation o join import i on i.id = o.import_id and i.state = 'applied') t
    union all
    select 'population', count(*)::integer, md5(string_agg(t::text, '|' order by t::text)) from (
      select p.* from population p join import i on i.id = p.import_id and i.state = 'applied') t
    union all
    select 'rollup', count(*)::integer, md5(string_agg(t::text, '|' order by t::text)) from (
      select b.root_id, b.period, b.population_period, b.tree_on, b.as_of, r.area_id, r.level, r.series, r.sex,
        r.measure, r.count, r.basis, r.n, r.m, r.parts_count, r.persons, r.households, r.area_m2
      from rollup r join rollup_build b on b.id = r.build_id where b.current) t
    union all
    select 'exposure', count(*)::integer, md5(string_agg(t::text, '|' order by t::text)) from (
      select s.hash, v.level, v.code, e.low, e.medium, e.high from exposure e join hazard_set s on s.id = e.set_id
      join import i on i.id = s.import_id and i.state = 'applied' join area_version v on v.id = e.version_id) t
    order by 1`.execute(ctx.db.as(system('health')));
  return found.rows.map((r) => `${r.what} ${r.n} ${r.sum}`).join('\n');
}
