import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import type { MoveRule, StayReason } from '../../../data/contract/plan.ts';
import { insideOf, type PlanRead } from './join-reads.ts';
import type { Officer } from './query.ts';

export interface Sorted {
  readonly movable: readonly Officer[];
  readonly fixed: readonly { readonly who: number; readonly why: StayReason }[];
}

/** Who can be moved between areas of the level, and who of those who serve there cannot. */
export function sortOfficers(
  read: PlanRead,
  officers: readonly Officer[],
  { rule, level }: { readonly rule: MoveRule; readonly level: Level },
): Sorted {
  const { tree, wholes } = read;
  const at = new Map(tree.id.map((id, row) => [id, row]));
  const within = insideOf(read, wholes);
  const above = new Set<number>();
  for (const whole of wholes)
    for (let up = tree.parent[whole] ?? -1; up >= 0; up = tree.parent[up] ?? -1) above.add(up);
  const roles = new Map<number, number>();
  for (const { who } of officers) roles.set(who, (roles.get(who) ?? 0) + 1);
  const movable: Officer[] = [];
  const fixed = new Map<number, StayReason>();
  const belongs = rule.moves === 'ownDesa' && !isFiner(level, 'desa');
  for (const officer of officers) {
    const rows = officer.areas.map(({ areaId }) => at.get(areaId) ?? -1);
    const home = officer.homeId === null ? undefined : at.get(officer.homeId);
    if (rows.length === 0) {
      const isHere = home !== undefined && within[home] === true && rule.moves !== 'ownDesa';
      if (isHere && officer.isAway) fixed.set(officer.who, 'away');
      else if (isHere && roles.get(officer.who) === 1) movable.push(officer);
      continue;
    }
    if (!rows.some((row) => within[row] === true || above.has(row))) continue;
    const why = whyFixed(officer, rows);
    if (why === null) movable.push(officer);
    else fixed.set(officer.who, why);
  }
  return { movable, fixed: [...fixed].map(([who, why]) => ({ who, why })) };

  function whyFixed({ who, isAway }: Officer, rows: readonly number[]): StayReason | null {
    const levels = rows.flatMap((row) => tree.level[row] ?? []);
    if (isAway) return 'away';
    if (belongs) return 'own-desa';
    if (rows.some((row) => above.has(row))) return 'wider';
    if (rows.some((row) => within[row] !== true)) return 'outside';
    if ((roles.get(who) ?? 0) > 1) return 'twice';
    if (levels.some((own) => isFiner(level, own))) return 'wider';
    if (levels.some((own) => isFiner(own, level))) return 'finer';
    return null;
  }
}
