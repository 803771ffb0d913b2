import { loadNeeds } from '../../rollup/query.ts';
import type { Findings } from '../findings.ts';
import type { ImportEnv } from '../kind.ts';
import type { KnownArea } from '../lookup/query.ts';
import type { NeedFact } from '../need/query.ts';

const AT_ONCE = 2000;

/**
 * Target and served may come from different files: where one side is said and the other one is known already, and more
 * were served than there were to be served, that is warned of. Both are kept: which of them is wrong nobody here knows.
 */
export async function warnOverTarget(
  env: ImportEnv,
  { facts, areas }: { readonly facts: readonly NeedFact[]; readonly areas: readonly KnownArea[] },
  findings: Findings,
): Promise<void> {
  const cells = [...Map.groupBy(facts, (f) => `${f.areaId} ${f.series} ${f.period}`).values()];
  const alone = cells.flatMap((cell) => (cell.length === 1 ? cell : []));
  const db = env.ctx.db.as(env.scope);
  const areaOf = new Map(areas.map((area) => [area.id, area]));
  for (const [period, said] of Map.groupBy(alone, (f) => f.period)) {
    for (let from = 0; from < said.length; from += AT_ONCE) {
      env.signal.throwIfAborted();
      const batch = said.slice(from, from + AT_ONCE);
      const known = await loadNeeds(db, { areaIds: batch.map((f) => f.areaId), period, view: {} });
      const countOf = new Map(known.map((k) => [`${k.areaId} ${k.series} ${k.measure}`, k.count]));
      for (const { areaId, series, measure, count } of batch) {
        const other = countOf.get(`${areaId} ${series} ${measure === 'tercatat' ? 'terlayani' : 'tercatat'}`);
        if (other === undefined) continue;
        const [target, served] = measure === 'tercatat' ? [count, other] : [other, count];
        if (served <= target) continue;
        const { name = '', code = '' } = areaOf.get(areaId) ?? {};
        const hint = { target, name, area: code };
        findings.add({ severity: 'warning', column: 'kode', code: 'served-over-known', value: served, hint });
      }
    }
  }
}
