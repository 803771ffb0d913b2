import type { Level } from '../../data/catalogue/levels.ts';
import type { Reported } from '../../data/contract/blank.ts';
import type { ReportedArea, TreeArea } from './query.ts';

/**
 * How far each area of a level has reported: it has figures of its own, or the smallest areas in it have, all or some of
 * them. An area above that was told as a whole says nothing of its parts.
 */
export function composeReported(
  tree: readonly TreeArea[],
  level: Level,
  known: readonly ReportedArea[],
): Reported['areas'] {
  const told = new Map(known.map((area) => [area.areaId, area]));
  const byId = new Map(tree.map((area) => [area.id, area]));
  const hasParts = new Set(tree.map((area) => area.parentId));
  return tree
    .filter((area) => area.level === level)
    .map((area) => {
      const inside = tree.filter((a) => a.code.startsWith(`${area.code}.`));
      const smallest = inside.filter((a) => !hasParts.has(a.id));
      const covered = smallest.filter((a) => isTold(a, area, told, byId));
      const moments = [area, ...inside].flatMap((a) => told.get(a.id)?.at ?? []);
      const last = moments.reduce<Date | undefined>(
        (l, at) => (l === undefined || at > l ? at : l),
        undefined,
      );
      const isWhole = told.has(area.id) || (smallest.length > 0 && covered.length === smallest.length);
      return {
        code: area.code,
        name: area.name,
        parent: byId.get(area.parentId ?? -1)?.name ?? null,
        state: isWhole ? ('yes' as const) : covered.length > 0 ? ('partly' as const) : ('no' as const),
        parts: smallest.length,
        partsTold: covered.length,
        whole: told.has(area.id),
        at: last?.toISOString() ?? null,
      };
    });
}

/** Has a smallest area a figure, or what it lies in below the area that is asked about? */
function isTold(
  leaf: TreeArea,
  within: TreeArea,
  told: ReadonlyMap<number, ReportedArea>,
  byId: ReadonlyMap<number, TreeArea>,
): boolean {
  for (let at: TreeArea | undefined = leaf; at && at.id !== within.id; at = byId.get(at.parentId ?? -1)) {
    if (told.has(at.id)) return true;
  }
  return false;
}
