import { serviceSeries } from '../../data/catalogue/indicators.ts';
import type { ImportReport } from '../../data/contract/import.ts';
import { lastDay } from '../../data/contract/period.ts';
import { DEMO_REGENCY } from '../../data/demo/name-areas.ts';
import { makeSpm } from '../../data/demo/spm.ts';
import { Findings } from '../imports/findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, Provenance } from '../imports/kind.ts';
import { insertNeeds } from '../imports/need/query.ts';
import { insertPopulation } from '../imports/population/query.ts';
import { insertBudgets } from '../imports/spm/query.ts';
import { newAreas } from '../imports/tree/query.ts';
import { batched } from './batched.ts';
import type { Generated, ReadyArea } from './generated.ts';
import { areaIds, insertAreas, type PlacedArea } from './query.ts';

/** Named in the list of sources; by it a load that was broken off knows its own steps. */
export const DEMO_SOURCE = 'data contoh (simulasi Petasos)';

export const DEMO_PROVENANCE: Provenance = {
  source: DEMO_SOURCE,
  licence: 'CC0 1.0',
  asOf: '2025-12-31',
  simulated: true,
};

/** Bound of one statement: it holds up everybody else on the embedded database. */
const HEX_A_STATEMENT = 400_000;

/** The areas of the demo, with the shapes and measures that were made with them. */
export const demoAreasImport: ImportKindSpec<Generated, Generated> = {
  kind: 'boundaries',
  check: async (_env, _file, made) => planned(made, made.areas.length, { areas: made.areas.length }),
  async stage(env, { areas }, importId) {
    const db = env.ctx.db.as(env.scope);
    const ids = await newAreas(db, importId, areas.length);
    const placed = place(areas, ids);
    let done = 0;
    for (const batch of inBatches(placed)) {
      env.signal.throwIfAborted();
      await insertAreas(db, importId, batch);
      done += batch.length;
      env.progress('write', done / placed.length);
    }
    const roots = (level: string) => placed.filter((a) => a.level === level).map((a) => a.areaId);
    return { regencies: roots('kabupaten'), provinces: roots('provinsi'), periods: [], boundaries: true };
  },
};

/** Its people. They are rolled up with the figures of need, which come right after: so it is done once. */
export const demoPeopleImport: ImportKindSpec<Generated, Generated> = {
  kind: 'population',
  check: async (_env, _file, made) => planned(made, made.people.length, { figures: made.people.length }),
  async stage(env, { areas, people }, importId) {
    const ids = await idsOf(env, areas);
    await batched(env, people, (db, rows) =>
      insertPopulation(
        db,
        importId,
        rows.map((r) => ({
          areaId: ids[r.area] as number,
          period: r.period,
          asOf: lastDay(r.period),
          sex: r.sex,
          ageBand: r.band,
          persons: r.persons,
          households: r.households,
        })),
      ),
    );
    return { regencies: [], periods: [], boundaries: false };
  },
};

export const demoNeedsImport: ImportKindSpec<Generated, Generated> = {
  kind: 'need',
  check: async (_env, _file, made) => planned(made, made.needs.length, { observations: made.needs.length }),
  async stage(env, { areas, needs }, importId) {
    const ids = await idsOf(env, areas);
    await batched(env, needs, (db, rows) =>
      insertNeeds(
        db,
        importId,
        'pmks-2012',
        rows.map((r) => ({
          areaId: ids[r.area] as number,
          series: r.series,
          sex: r.sex,
          period: r.period,
          measure: r.measure,
          count: r.count,
          asOf: lastDay(r.period),
        })),
      ),
    );
    const regency = ids[areas.findIndex((a) => a.code === DEMO_REGENCY)];
    await stageServices(env, importId, { areas, ids, regency });
    return { regencies: regency === undefined ? [] : [regency], periods: 'all', boundaries: false };
  },
};

/** Figures of the minimum standards come with those of need: what is rolled up together is rolled up once. */
async function stageServices(
  env: ImportEnv,
  importId: number,
  {
    areas,
    ids,
    regency,
  }: { areas: readonly ReadyArea[]; ids: readonly number[]; regency: number | undefined },
): Promise<void> {
  const { rows, money } = makeSpm('1', areas);
  await batched(env, rows, (db, batch) =>
    insertNeeds(
      db,
      importId,
      'spm',
      batch.flatMap(({ area, service, period, target, served }) => {
        const of = { areaId: ids[area] as number, series: serviceSeries(service), sex: 'T', period } as const;
        const asOf = lastDay(period);
        return [
          { ...of, asOf, measure: 'tercatat' as const, count: target },
          { ...of, asOf, measure: 'terlayani' as const, count: served },
        ];
      }),
    ),
  );
  if (regency === undefined) return;
  const budgets = money.map((m) => ({ ...m, areaId: regency }));
  await insertBudgets(env.ctx.db.as(env.scope), importId, budgets);
}

function planned<Plan>(plan: Plan, rows: number, brought: ImportReport['brought']): Checked<Plan> {
  return {
    plan,
    findings: new Findings(),
    understood: [],
    rows: { read: rows, used: rows, refused: 0 },
    brought,
    provenance: DEMO_PROVENANCE,
  };
}

/** Areas with the ids given to them, and those of their parents. */
function place(areas: readonly ReadyArea[], ids: readonly number[]): PlacedArea[] {
  const placed: PlacedArea[] = [];
  for (const [i, area] of areas.entries()) {
    const areaId = ids[i] as number;
    const parent = placed[area.parent];
    const regencyId = area.level === 'kabupaten' ? areaId : (parent?.regencyId ?? null);
    placed.push({ ...area, areaId, parentId: parent?.areaId ?? null, regencyId });
  }
  return placed;
}

/** Area ids in the order of the demo's list, as they were given when its areas were written. */
async function idsOf(env: ImportEnv, areas: readonly ReadyArea[]): Promise<number[]> {
  const codes = areas.map((a) => a.code);
  const ids = await areaIds(env.ctx.db.as(env.scope), codes);
  return codes.map((code) => ids.get(code) as number);
}

function* inBatches(areas: readonly PlacedArea[]): Generator<PlacedArea[]> {
  let batch: PlacedArea[] = [];
  let size = 0;
  for (const area of areas) {
    if (batch.length > 0 && size + area.hex.length > HEX_A_STATEMENT) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(area);
    size += area.hex.length;
  }
  if (batch.length > 0) yield batch;
}
