import { Fault } from '../../fault.ts';
import type { CoverFigure } from '../cover.ts';
import type { CoverRead } from '../gather.ts';
import type { OpenCover } from '../open.ts';

/** A role over a regency, and the areas of it that are planned together. */
export interface PlanRead extends CoverRead {
  /** rows of the areas that are planned */
  readonly wholes: readonly number[];
}

/**
 * Several areas of one regency as one: what is asked for in each is as it was read there, as each may be read otherwise.
 * Throws 'plan-refused' where they lie in several regencies, or one in another.
 */
export function joinReads([first, ...rest]: readonly OpenCover[], role: string): PlanRead {
  if (!first) throw new Error('a plan for no area');
  const { tree, rows, whole, cover, figure, need } = first.read;
  const joined = { rows: [...rows], figure: [...figure], need: [...need], demand: [...cover.demand] };
  const at = new Map(tree.id.map((id, row) => [id, row]));
  const wholes = [whole];
  let { simulated } = first.read;
  for (const { read, within } of rest) {
    const own = at.get(within.id);
    if (own === undefined || read.tree.id[0] !== tree.id[0])
      throw new Fault('plan-refused', { reason: 'apart', role, name: within.name });
    if (wholes.some((other) => holds(read, tree.id[other] ?? 0, own, at)))
      throw new Fault('plan-refused', { reason: 'nested', role, name: within.name });
    wholes.push(own);
    simulated ||= read.simulated;
    const inside = insideOf(read, [read.whole]);
    const take = (to: CoverFigure[], from: readonly CoverFigure[], row: number, here: number) => {
      to[here] = from[row] ?? null;
    };
    for (const [row, id] of read.tree.id.entries()) {
      const here = at.get(id);
      if (!inside[row] || here === undefined) continue;
      take(joined.figure, read.figure, row, here);
      take(joined.need, read.need, row, here);
      take(joined.demand, read.cover.demand, row, here);
    }
    joined.rows.push(...read.rows.flatMap((row) => at.get(read.tree.id[row] ?? 0) ?? []));
  }
  const { demand, ...own } = joined;
  return { ...first.read, ...own, cover: { ...cover, demand }, simulated, wholes };
}

/** Does one of two areas hold the other, or are they the same? */
function holds(
  { tree, whole }: CoverRead,
  other: number,
  own: number,
  at: ReadonlyMap<number, number>,
): boolean {
  if (at.get(other) === own) return true;
  const row = tree.id.indexOf(other);
  return insideOf({ tree }, [whole])[row] === true || insideOf({ tree }, [row])[whole] === true;
}

/** By row: does it lie in one of the areas? */
export function insideOf({ tree }: Pick<CoverRead, 'tree'>, wholes: readonly number[]): boolean[] {
  const is: boolean[] = [];
  for (let row = 0; row < tree.id.length; row++)
    is.push(wholes.includes(row) || is[tree.parent[row] ?? -1] === true);
  return is;
}
