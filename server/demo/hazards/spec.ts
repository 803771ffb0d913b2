import type { HazardCode, HazardQuality } from '../../../data/catalogue/hazards.ts';
import { hazardName } from '../../../data/catalogue/hazards.ts';
import { insertEvents, insertSet, insertStatements, type NewSet } from '../../hazards/store/query.ts';
import { Findings } from '../../imports/findings.ts';
import { hazardZonesImport } from '../../imports/hazards/spec.ts';
import type { Checked, ImportEnv, ImportKindSpec } from '../../imports/kind.ts';
import type { Generated } from '../generated.ts';
import { areaIds } from '../query.ts';
import { DEMO_PROVENANCE } from '../spec.ts';

const YEAR = 2024;

/** Zones of the river and of the volcano, measured on every area that they touch. */
export const demoZonesImport: ImportKindSpec<Generated, Generated> = {
  kind: 'hazard-zones',
  check: async (_env, _file, made) => planned(made, made.zones.length, 'zones'),
  async stage(env, { zones }, importId) {
    for (const [hazard, of] of Map.groupBy(zones, (z) => z.hazard)) {
      env.signal.throwIfAborted();
      const set = setOf(hazard, 'poligon');
      await hazardZonesImport.stage(env, { set, zones: of }, importId);
    }
    return CHANGED;
  },
};

/** Classes of whole desa, as a table states them. */
export const demoHazardTableImport: ImportKindSpec<Generated, Generated> = {
  kind: 'hazard-table',
  check: async (_env, _file, made) => planned(made, made.statements.length, 'statements'),
  async stage(env, { areas, statements }, importId) {
    const db = env.ctx.db.as(env.scope);
    const idOf = await idsOf(env, areas);
    for (const [hazard, of] of Map.groupBy(statements, (s) => s.hazard)) {
      const setId = await insertSet(db, importId, setOf(hazard, 'tabel'));
      await insertStatements(
        db,
        setId,
        of.map((s) => ({ areaId: idOf(s.area), class: s.class })),
      );
    }
    return CHANGED;
  },
};

/** What happened before. */
export const demoEventsImport: ImportKindSpec<Generated, Generated> = {
  kind: 'hazard-events',
  check: async (_env, _file, made) => planned(made, made.events.length, 'events'),
  async stage(env, { areas, events }, importId) {
    const idOf = await idsOf(env, areas);
    const rows = events.map((e, i) => ({ ...e, no: i + 1, areaId: idOf(e.area), on: null }));
    await insertEvents(env.ctx.db.as(env.scope), importId, rows);
    return CHANGED;
  },
};

const CHANGED = { regencies: [], periods: [], boundaries: false, hazards: true } as const;

function setOf(hazard: HazardCode, quality: HazardQuality): NewSet {
  const name = `${hazardName(hazard).id} (data contoh)`;
  return { hazard, name, year: YEAR, from: null, until: null, quality, outside: 'tidak-rawan' };
}

async function idsOf(env: ImportEnv, areas: Generated['areas']): Promise<(area: number) => number> {
  const ids = await areaIds(
    env.ctx.db.as(env.scope),
    areas.filter((a) => a.level === 'desa').map((a) => a.code),
  );
  return (area) => ids.get(areas[area]?.code ?? '') as number;
}

function planned(made: Generated, rows: number, what: string): Checked<Generated> {
  return {
    plan: made,
    findings: new Findings(),
    understood: [],
    rows: { read: rows, used: rows, refused: 0 },
    brought: { [what]: rows },
    provenance: DEMO_PROVENANCE,
  };
}
