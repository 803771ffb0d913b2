import type { AreaRef } from '../../data/contract/area.ts';
import type { Estimate, HitArea, Range, ResponseSettings } from '../../data/contract/response.ts';
import type { Scope } from '../access/scope.ts';
import { type Spread, scaledSpread, spreadOf, wholeRange } from './estimate.ts';
import type { Gathered } from './gather.ts';
import type { FigureRow } from './store/query.ts';
import { groupShares } from './vulnerable.ts';

/** Areas that a sheet lists; `areasHit` counts them all. */
const MOST_AREAS = 2000;

function rangeOf(spread: Spread | null): Range | null {
  return spread === null ? null : wholeRange(spread);
}

/** What was gathered, as the sheet says it. */
export function tellEstimate(
  scope: Scope,
  gathered: Gathered,
  figures: readonly FigureRow[],
  settings: ResponseSettings,
  km2: number,
): Estimate {
  const { rows, persons, households, units, ppks } = gathered;
  const { tree } = rows;
  const refOf = (row: number): AreaRef => ({
    id: tree.id[row] ?? 0,
    code: tree.code[row] ?? '',
    name: tree.name[row] ?? '',
    level: tree.level[row] ?? 'desa',
  });
  const counted = new Map(
    figures.filter((f) => f.isLatest && f.what === 'jiwa').map((f) => [f.area.id, f] as const),
  );
  const listed = [...persons.areas]
    .map(([row, spread]) => ({ row, spread, best: spread === null ? -1 : Math.round(spread.best) }))
    .sort((a, b) => b.best - a.best || ((tree.code[a.row] ?? '') < (tree.code[b.row] ?? '') ? -1 : 1))
    .slice(0, MOST_AREAS);
  const areas = listed.map(({ row, spread }): HitArea => {
    const up = rows.parent[row] ?? -1;
    const seen = counted.get(tree.id[row] ?? 0);
    const share = rows.share[row] ?? 0;
    return {
      ...refOf(row),
      parentName: up < 0 ? null : (tree.name[up] ?? null),
      share: share > 0 ? Math.min(1, share) : null,
      lived: share > 0 && rows.settledBy[row] != null ? (rows.lived[row] ?? null) : null,
      persons: rangeOf(spread),
      households: rangeOf(households?.areas.get(row) ?? null),
      field: seen
        ? {
            at: seen.at.toISOString(),
            reporter: seen.reporter,
            ofParts: seen.ofParts,
            estimate: estimateBeside(gathered, row),
          }
        : null,
      forSketched: rows.isOwn[row] !== true && tree.isSketched[row] === true,
    };
  });
  const best = persons.total?.best ?? 0;
  const { from, periods } = gathered.ages;
  const source = `${from.slice(0, 3).join(', ')}${from.length > 3 ? ' …' : ''} · ${periods.join(', ')}`;
  const perHead = settings.personsPerHousehold;
  return {
    reads: gathered.reads,
    areas,
    areasHit: persons.areas.size,
    settled: gathered.settled,
    desaHit: units.map((u) => refOf(u.row)),
    persons: rangeOf(persons.total),
    households: households
      ? rangeOf(households.total)
      : persons.total && rangeOf(scaledSpread(persons.total, 1 / perHead)),
    unknown: persons.unknown.map(refOf),
    ppks: ppks.map(({ entry, spread, unknown, level }) => ({
      series: entry.slug,
      name: entry.name,
      family: entry.family,
      range: wholeRange(spread),
      unknown,
      level,
    })),
    vulnerable: groupShares(settings, gathered.ages.bands, source).map(({ share, ...group }) => ({
      ...group,
      best: Math.round(best * share),
    })),
    populationPeriod: gathered.populationPeriod,
    needPeriod: gathered.needPeriod,
    km2,
    simulated: gathered.simulated,
    release:
      gathered.reads === 'exact' || gathered.reads === 'none' || scope.release === null
        ? null
        : { id: scope.release.id, madeAt: scope.release.madeAt },
  };
}

/** What would be estimated of an area that was counted. */
function estimateBeside({ units, rows }: Gathered, row: number): number | null {
  for (const { row: at, unit, parts } of units) {
    if (at === row)
      return unit.count === null ? null : Math.round(spreadOf(unit.count, unit.share, unit.lived).best);
    const i = parts.indexOf(row);
    if (i < 0) continue;
    const weight = unit.parts[i]?.weight ?? null;
    return weight === null ? null : Math.round(spreadOf(weight, rows.share[row] ?? 0, rows.lived[row]).best);
  }
  return null;
}
