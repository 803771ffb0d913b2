import { sql } from 'kysely';
import type { Level } from '../../data/catalogue/levels.ts';
import type { Basis, Sex } from '../../data/contract/values.ts';
import { everything } from '../../server/access/principal.ts';
import { forRequest } from '../../server/access/scope.ts';
import { validOn } from '../../server/areas/query.ts';
import type { Context } from '../../server/context.ts';
import { type AreaNode, type Measure, STANDARD, type TrueFigure, type Vocabulary, World } from './world.ts';

/** The true figures of every period of a regency, straight from the database: only the judge knows them. */
export async function loadWorlds(
  ctx: Context,
  regency: string,
  vocabulary: Vocabulary = STANDARD,
): Promise<World[]> {
  const db = ctx.db.as(forRequest(everything('uji')));
  const builds = await sql<{ id: number; period: string; on: string }>`
    select b.id, b.period, b.tree_on::text as on from rollup_build b
    join area_version v on v.area_id = b.root_id and v.current and v.code = ${regency}
    where b.current group by b.id, b.period, b.tree_on order by b.period`.execute(db);
  const worlds: World[] = [];
  for (const { id, period, on } of builds.rows) {
    const areas = await sql<AreaNode & { id: number }>`
      select v.area_id as id, v.code, v.level, p.code as parent from area_version v
      left join area_version p on p.area_id = v.parent_id and p.current and ${validOn(on, 'p')}
        and p.level <> 'provinsi'
      where v.current and ${validOn(on)}
        and (v.code = ${regency} or v.code like ${`${regency}.%`})`.execute(db);
    const codes = new Map(areas.rows.map((a) => [a.id, a.code]));
    const rows = await sql<{
      area_id: number;
      series: string;
      measure: Measure;
      sex: Sex;
      count: number;
      basis: Basis;
      parts: number | null;
    }>`select area_id, series, measure, sex, count, basis, parts_count as parts from rollup
      where build_id = ${id} and series not in ('penduduk', 'kk')`.execute(db);
    const figures = rows.rows.flatMap(({ area_id, ...figure }): TrueFigure[] => {
      const area = codes.get(area_id);
      return area === undefined ? [] : [{ ...figure, area }];
    });
    const nodes = areas.rows.map(
      ({ code, level, parent }): AreaNode => ({ code, level: level as Level, parent }),
    );
    worlds.push(new World(period, nodes, figures, vocabulary));
  }
  return worlds;
}
