/** A figure of an area as it is known: hidden, or not known at all. */
export type Figure = number | 'hidden' | null;

/** Those of an area who live in zones. */
export interface Exposed {
  readonly count: Figure;
  /** the figure that it is a part of */
  readonly of: Figure;
  /** over some of the parts only */
  readonly partial: boolean;
}

interface Given {
  /** rows of the parents, parents before what lies in them */
  readonly parent: readonly number[];
  /** by row; null: no figure */
  readonly figure: readonly Figure[];
  /** the figure is a sum over some of the parts */
  readonly partial: readonly boolean[];
  /** by row, 0..1; null: not known, or not of the whole area */
  readonly share: readonly (number | null)[];
}

const NOTHING: Exposed = { count: null, of: null, partial: false };

/**
 * How many live in zones, by area. Where all parts of an area have a figure and a share, those who live in zones there
 * are added up, and the area's own figure is divided as they are: it is more than the sum where the office says so. Else
 * the figure is multiplied by the share of the land. A hidden figure stays hidden, and decides nothing above it.
 */
export function exposeAreas({ parent, figure, partial, share }: Given): Exposed[] {
  const sums = figure.map(() => ({ exposed: 0, of: 0, known: 0, parts: 0, partial: false }));
  const made: Exposed[] = figure.map(() => NOTHING);
  for (let row = figure.length - 1; row >= 0; row -= 1) {
    const sum = sums[row];
    const own = figure[row] ?? null;
    if (!sum) continue;
    made[row] = exposeArea(own, partial[row] ?? false, share[row] ?? null, sum);
    const above = sums[parent[row] ?? -1];
    if (!above) continue;
    above.parts += 1;
    const { count, of, partial: isPart } = made[row] ?? NOTHING;
    if (typeof count !== 'number' || typeof of !== 'number') continue;
    above.known += 1;
    above.exposed += count;
    above.of += of;
    above.partial ||= isPart;
  }
  return made;
}

function exposeArea(
  own: Figure,
  isPartial: boolean,
  share: number | null,
  sum: { exposed: number; of: number; known: number; parts: number; partial: boolean },
): Exposed {
  if (own === null || own === 'hidden') return { count: own, of: own, partial: false };
  if (own === 0) return { count: 0, of: 0, partial: isPartial };
  const isWhole = sum.parts > 0 && sum.known === sum.parts && sum.of > 0;
  if (isWhole) {
    return { count: own * (sum.exposed / sum.of), of: own, partial: isPartial || sum.partial };
  }
  if (share !== null) return { count: own * share, of: own, partial: isPartial };
  return sum.known > 0
    ? { count: sum.exposed, of: own, partial: true }
    : { count: null, of: own, partial: false };
}
