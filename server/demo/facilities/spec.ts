import { type DemoFacility, makeFacilities } from '../../../data/demo/facilities.ts';
import { insertCounts } from '../../facilities/stock/query.ts';
import { insertFacilities } from '../../facilities/store/query.ts';
import { Findings } from '../../imports/findings.ts';
import type { ImportKindSpec } from '../../imports/kind.ts';
import type { Generated } from '../generated.ts';
import { areaIds } from '../query.ts';
import { DEMO_PROVENANCE } from '../spec.ts';

const SEED = '1';

interface Plan {
  readonly codes: readonly string[];
  readonly facilities: readonly DemoFacility[];
}

/** The simulated facilities of the demo, with what lies in their stores. */
export const demoFacilitiesImport: ImportKindSpec<Generated, Plan> = {
  kind: 'facilities',
  async check(_env, _file, { areas }) {
    const desa = areas.flatMap(({ level, code, name, label }, area) =>
      level === 'desa' ? [{ area, code, name, at: label }] : [],
    );
    const facilities = makeFacilities(SEED, desa);
    const n = facilities.length;
    return {
      plan: { codes: areas.map((a) => a.code), facilities },
      findings: new Findings(),
      understood: [],
      rows: { read: n, used: n, refused: 0 },
      brought: { facilities: n, stock: facilities.reduce((sum, f) => sum + f.stock.length, 0) },
      provenance: DEMO_PROVENANCE,
    };
  },
  async stage(env, { codes, facilities }, importId) {
    const { ctx, scope } = env;
    const wanted = [...new Set(facilities.map((f) => codes[f.area] ?? ''))];
    const ids = await areaIds(ctx.db.as(scope), wanted);
    await ctx.db.write(scope, async (tx) => {
      const numbers = await insertFacilities(
        tx,
        facilities.map(({ area, stock: _, ...facility }, i) => ({
          ...facility,
          id: null,
          areaId: ids.get(codes[area] ?? '') as number,
          contactName: `Pengelola Contoh ${i + 1}`,
          phone: ctx.keys.seal('register', `0800-0001-${String(i + 1).padStart(4, '0')}`),
          from: null,
          until: null,
        })),
        { importId, who: scope.who, at: ctx.clock.now() },
      );
      await insertCounts(
        tx,
        importId,
        facilities.flatMap(({ stock }, i) =>
          stock.map(([item, count]) => ({ facility: numbers[i] as number, item, count })),
        ),
      );
    });
    env.progress('stage', 1);
    return { regencies: [], periods: [], boundaries: false, facilities: true, stock: true };
  },
};
