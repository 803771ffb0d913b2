import type { RateRow } from '../../data/contract/response.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { loadRegistry } from '../own/answer.ts';
import { type RateOf, rateOfFootprint, ratesOf } from './displaced.ts';
import { type Gathered, gatherHit, type Hit } from './gather.ts';
import { measureHit } from './measure-hit.ts';
import type { Rows } from './shares.ts';
import type { Opened } from './sheet.ts';
import { someFootprints } from './store/query.ts';

/** Who is hit by the footprints of one rate and of all higher ones. */
export interface RateBand extends Pick<RateRow, 'rate' | 'mark' | 'source'> {
  readonly gathered: Pick<Gathered, 'persons' | 'rows'>;
}

/**
 * Who is hit, by the rate of those displaced: the highest rate first, each with the footprints of all higher ones, the last with
 * everybody. So whoever is hit by several footprints counts by the worst of them, and another footprint lowers nothing.
 */
export async function gatherBands(
  ctx: Context,
  scope: Scope,
  { row, root, on, settings, footprints }: Opened,
  { whole, told }: { readonly whole: Gathered; readonly told: Hit['told'] },
): Promise<RateBand[]> {
  const rates = ratesOf(settings.rates, row, footprints);
  const last = rates.at(-1);
  if (last === undefined) return [];
  const bands: RateBand[] = [];
  if (rates.length > 1) {
    const db = ctx.db.as(scope);
    const registry = await loadRegistry(db);
    const asked = {
      root,
      on,
      period: row.startedAt.toISOString().slice(0, 4),
      perHousehold: settings.personsPerHousehold,
    };
    for (const rate of rates.slice(0, -1)) {
      const those = footprints.filter(
        (f) => rateOfFootprint(settings.rates, row.hazard, f).rate >= rate.rate,
      );
      const overlay = await measureHit(db, someFootprints(those.map(({ id }) => id)), root, on);
      const picked = those.flatMap((f) => (f.kind === 'areas' ? f.areas.map((a) => a.id) : []));
      const near = toldNear(whole.rows, new Set([...overlay.id, ...picked]), told);
      const gathered = await gatherHit(db, scope, registry, { overlay, picked, told: near }, asked);
      bands.push(bandOf(rate, gathered));
    }
  }
  return [...bands, bandOf(last, whole)];
}

function bandOf({ rate, mark, source }: RateOf, gathered: RateBand['gathered']): RateBand {
  return { rate, mark, source, gathered };
}

/**
 * Of areas that were counted those that these footprints touch, and those that none does: where they lie nobody said how
 * badly they are hit, and they count by the worst.
 */
function toldNear(
  { rowOf, parent, share }: Pick<Rows, 'rowOf' | 'parent' | 'share'>,
  hit: ReadonlySet<number>,
  told: Hit['told'],
): Hit['told'] {
  const touched = new Set<number>();
  for (const id of hit) {
    for (let at = rowOf.get(id) ?? -1; at >= 0; at = parent[at] ?? -1) touched.add(at);
  }
  const rows = new Set([...hit].flatMap((id) => rowOf.get(id) ?? []));
  const isNear = (id: number) => {
    const row = rowOf.get(id);
    if (row === undefined || (share[row] ?? 0) === 0 || touched.has(row)) return true;
    for (let at = parent[row] ?? -1; at >= 0; at = parent[at] ?? -1) if (rows.has(at)) return true;
    return false;
  };
  return new Map([...told].filter(([id]) => isNear(id)));
}
