import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import type { MoveRule, PlanLimits } from '../../../data/contract/plan.ts';
import type { Db } from '../../db/open.ts';
import { NOWHERE_ELSE, splitOf } from '../cover.ts';
import type { CoverRead } from '../gather.ts';
import type { PlanPost } from './case.ts';
import type { Sorted } from './movable.ts';
import { loadPlanPlaces, type Officer, type OfficerArea } from './query.ts';

const FOUR_DIGITS = 1e4;

/** Whose a post is. */
export interface PostOf {
  readonly who: number;
  readonly roleNo: number;
  readonly homeId: number | null;
  readonly fromId: number | null;
  /** areas of the role if the post goes to another area */
  readonly areasWith: (toId: number) => OfficerArea[];
}

/** The number of the area at a level that holds a row; null: there is none. */
export function ancestorOf({ tree }: CoverRead, row: number, level: Level): number | null {
  for (let up = row; up >= 0; up = tree.parent[up] ?? -1)
    if (tree.level[up] === level) return tree.id[up] ?? null;
  return null;
}

/** Below the level of its norm an area has enough when anybody serves it; else officers are shared out. */
export function isCounted({ norm }: CoverRead, level: Level): boolean {
  return norm?.unit === 'area' && norm.level !== null && isFiner(level, norm.level);
}

interface PostsAsked extends Sorted {
  readonly rule: MoveRule;
  readonly limits: PlanLimits;
  readonly on: string;
  readonly level: Level;
}

/** What each officer who may be moved does in each area served. */
export async function postsOf(db: Db, read: CoverRead, { movable, rule, limits, on, level }: PostsAsked) {
  const { tree, rows, cover } = read;
  const at = new Map(tree.id.map((id, row) => [id, row]));
  const unitAt = new Map(rows.map((row, unit) => [tree.id[row] ?? 0, unit]));
  const counted = isCounted(read, level);
  const pinned = new Set(limits.pinned);
  // Where somebody lives is told no finer than the desa/kelurahan: ways are measured from there too.
  const homeOf = ({ homeId }: Officer): number | null => {
    const row = homeId === null ? undefined : at.get(homeId);
    if (homeId === null || row === undefined) return homeId;
    return ancestorOf(read, row, 'desa') ?? homeId;
  };
  const homes = [...new Set(movable.flatMap((officer) => homeOf(officer) ?? []))];
  const served = [...new Set(movable.flatMap(({ areas }) => areas.map((a) => a.areaId)))];
  const points = new Map(
    (await loadPlanPlaces(db, [...homes, ...served], on)).map(({ id, at: point }) => [id, point]),
  );
  const postOf = (officer: Officer, fromId: number | null, weight: number): PlanPost => {
    const homeId = homeOf(officer);
    const row = at.get(homeId ?? fromId ?? -1) ?? at.get(fromId ?? -1);
    return {
      person: officer.who,
      from: fromId === null ? null : (unitAt.get(fromId) ?? null),
      weight,
      home: points.get(homeId ?? -1) ?? points.get(fromId ?? -1) ?? null,
      kecamatan: row === undefined ? null : ancestorOf(read, row, 'kecamatan'),
      ownDesa: rule.moves === 'ownDesa',
      pinned: pinned.has(officer.who),
    };
  };
  return movable.flatMap((officer): { post: PlanPost; of: PostOf }[] => {
    const { who, roleNo, areas } = officer;
    const homeId = homeOf(officer);
    const served = areas.map(({ areaId, share }) => ({ row: at.get(areaId) ?? -1, share }));
    const split = new Map(splitOf(tree, served, NOWHERE_ELSE, cover.demand));
    const parts = areas.map(({ areaId, share }) => {
      const part = split.get(at.get(areaId) ?? -1) ?? 0;
      return {
        areaId,
        share,
        part: areas.length === 1 ? part : Math.round(part * FOUR_DIGITS) / FOUR_DIGITS,
      };
    });
    if (parts.length === 0) {
      const areasWith = (areaId: number) => [{ areaId, share: null }];
      return [{ post: postOf(officer, null, 1), of: { who, roleNo, homeId, fromId: null, areasWith } }];
    }
    // Who serves several areas by what each asks for would be shared out anew after a move: the parts are stated with it.
    const states = !counted && parts.length > 1;
    return parts
      .filter(({ part }) => counted || part > 0)
      .map(({ areaId: fromId, part }) => ({
        post: postOf(officer, fromId, counted ? 1 : part),
        of: {
          who,
          roleNo,
          homeId,
          fromId,
          areasWith: (toId: number) =>
            parts.map((p) => ({
              areaId: p.areaId === fromId ? toId : p.areaId,
              share: states ? p.part : p.share,
            })),
        },
      }));
  });
}
