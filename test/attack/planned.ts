import type { PlannedCell } from '../../server/disclosure/plan/plan.ts';
import type { CellKey, PlanArea, PlanRow } from '../../server/disclosure/plan/tables.ts';
import type { Seen, SeenCell } from './knowledge.ts';
import { keyOf, type World } from './world.ts';

/** A world as the plan is given it: areas with ids, and the rows of the roll-up down to the desa. */
export function asPlanInput(world: World): {
  areas: PlanArea[];
  rows: PlanRow[];
  codeOf: ReadonlyMap<number, string>;
} {
  const ids = new Map([...world.areas.keys()].map((code, i) => [code, i + 1]));
  const published = [...world.areas.values()].filter((a) =>
    ['provinsi', 'kabupaten', 'kecamatan', 'desa'].includes(a.level),
  );
  const rt = [...world.areas.values()].filter((a) => a.level === 'rt').map((a) => a.code);
  const most = new Map<string, number>();
  for (const code of rt) {
    for (const { series, measure, sex, count } of world.of(code)) {
      for (const above of world.above(code).slice(1)) {
        const key = keyOf(series, measure, sex, above);
        most.set(key, Math.max(most.get(key) ?? 0, count));
      }
    }
  }
  const areas = published.map(
    ({ code, level, parent }): PlanArea => ({
      id: ids.get(code) ?? 0,
      parentId: parent === null ? null : (ids.get(parent) ?? null),
      level,
    }),
  );
  const rows = published.flatMap(({ code, level }) =>
    world.of(code).map(
      (figure): PlanRow => ({
        area_id: ids.get(code) ?? 0,
        level,
        series: figure.series,
        sex: figure.sex,
        measure: figure.measure,
        count: figure.count,
        basis: figure.basis as PlanRow['basis'],
        parts_count: figure.parts,
        most_of_rt: most.get(keyOf(figure.series, figure.measure, figure.sex, code)) ?? null,
      }),
    ),
  );
  return { areas, rows, codeOf: new Map([...ids].map(([code, id]) => [id, code])) };
}

/** What a reader sees of a plan. */
export function seenOf(
  world: World,
  cells: readonly PlannedCell[],
  codeOf: ReadonlyMap<number, string>,
  before?: Seen,
): Seen {
  const seen = new Map<string, SeenCell>();
  for (const cell of cells) {
    const key = keyIn(cell, codeOf);
    if (cell.state === 'shown') seen.set(key, { state: 'shown', count: cell.value });
    else if (cell.state === 'hidden') seen.set(key, { state: 'hidden', count: null });
    else seen.set(key, { state: 'kept', count: before?.cells.get(key)?.count ?? null });
  }
  return { world, cells: seen };
}

function keyIn({ areaId, series, sex, measure }: CellKey, codeOf: ReadonlyMap<number, string>): string {
  return keyOf(series, measure, sex, codeOf.get(areaId) ?? '');
}
