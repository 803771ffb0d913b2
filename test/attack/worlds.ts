import { sql } from 'kysely';
import type { Level } from '../../data/catalogue/levels.ts';
import type { Basis, Sex } from '../../data/contract/values.ts';
import { everything } from '../../server/access/principal.ts';
import { forRequest } from '../../server/access/scope.ts';
import { validOn } from '../../server/areas/query.ts';
import type { Context } from '../../server/context.ts';
import {
  type AreaNode,
  keyOf,
  type Measure,
  STANDARD,
  type TrueFigure,
  type Vocabulary,
  World,
} from './world.ts';

/**
 * The true figures of every period of a regency, or of a province with all its regencies, straight from the database: only
 * the judge knows them.
 */
export async function loadWorlds(
  ctx: Context,
  root: string,
  vocabulary: Vocabulary = STANDARD,
): Promise<World[]> {
  const db = ctx.db.as(forRequest(everything('uji')));
  const builds = await sql<{ id: number; period: string; on: string; code: string }>`
    select b.id, b.period, b.tree_on::text as on, v.code from rollup_build b
    join area_version v on v.area_id = b.root_id and v.current and (v.code = ${root} or v.code like ${`${root}.%`})
    where b.current group by b.id, b.period, b.tree_on, v.code order by b.period, v.code`.execute(db);
  const closedOwn = await sql<{ series: string }>`
    select 'own:' || code as series from own_indicator where access = 'closed'`.execute(db);
  const closed = new Set([...vocabulary.closed, ...closedOwn.rows.map((own) => own.series)]);
  const worlds: World[] = [];
  for (const [period, of] of Map.groupBy(builds.rows, (build) => build.period)) {
    const nodes = new Map<string, AreaNode>();
    const figures = new Map<string, TrueFigure>();
    for (const { id, on, code } of of) {
      const areas = await sql<AreaNode & { id: number }>`
        select v.area_id as id, v.code, v.level, p.code as parent from area_version v
        left join area_version p on p.area_id = v.parent_id and p.current and ${validOn(on, 'p')}
        where v.current and ${validOn(on)} and (v.code = ${code} or v.code like ${`${code}.%`})`.execute(db);
      const codes = new Map(areas.rows.map((a) => [a.id, a.code]));
      for (const area of areas.rows) {
        nodes.set(area.code, {
          code: area.code,
          level: area.level as Level,
          parent: area.code === root ? null : area.parent,
        });
      }
      const rows = await sql<{
        area_id: number;
        series: string;
        measure: Measure;
        sex: Sex;
        count: number;
        basis: Basis;
        parts: number | null;
      }>`select area_id, series, measure, sex, count, basis, parts_count as parts from rollup
        where build_id = ${id} and series not in ('penduduk', 'kk') and series not like 'rate:%'`.execute(db);
      // A province holds its regencies as well: what they are made of stands in their own builds.
      for (const { area_id, ...figure } of rows.rows) {
        const area = codes.get(area_id);
        if (area !== undefined)
          figures.set(keyOf(figure.series, figure.measure, figure.sex, area), { ...figure, area });
      }
    }
    worlds.push(new World(period, [...nodes.values()], figures.values(), { ...vocabulary, closed }));
  }
  return worlds;
}
