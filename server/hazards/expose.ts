/** A figure of an area as it is known: hidden, or not known at all. */
export type Figure = number | 'hidden' | null;

/** Those of an area who live in zones. */
export interface Exposed {
  readonly count: Figure;
  /** the figure that it is a part of */
  readonly of: Figure;
  /** over some of the parts only */
  readonly partial: boolean;
  /** how many areas it was made of by what is settled of them, and how many by their land */
  readonly by: By;
}

interface By {
  readonly settled: number;
  readonly land: number;
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
  /** by row: the share is of what is settled */
  readonly isSettled?: readonly boolean[] | undefined;
}

const NO_AREA: By = { settled: 0, land: 0 };
/** Nothing is known. */
export const NOTHING: Exposed = { count: null, of: null, partial: false, by: NO_AREA };

/**
 * How many live in zones, by area. Where all parts of an area have a figure and a share, those who live in zones there
 * are added up, and the area's own figure is divided as they are: it is more than the sum where the office says so. Else
 * the figure is multiplied by the share of the land. A hidden figure stays hidden, and decides nothing above it.
 */
export function exposeAreas({ parent, figure, partial, share, isSettled }: Given): Exposed[] {
  const sums = figure.map(
    (): Parts => ({ exposed: 0, of: 0, known: 0, parts: 0, partial: false, by: NO_AREA }),
  );
  const made: Exposed[] = figure.map(() => NOTHING);
  for (let row = figure.length - 1; row >= 0; row -= 1) {
    const sum = sums[row];
    const own = figure[row] ?? null;
    if (!sum) continue;
    const by = isSettled?.[row] ? { settled: 1, land: 0 } : { settled: 0, land: 1 };
    made[row] = exposeArea(own, partial[row] ?? false, { of: share[row] ?? null, by }, sum);
    const above = sums[parent[row] ?? -1];
    if (!above) continue;
    above.parts += 1;
    const { count, of, partial: isPart, by: ofPart } = made[row] ?? NOTHING;
    if (typeof count !== 'number' || typeof of !== 'number') continue;
    above.known += 1;
    above.exposed += count;
    above.of += of;
    above.partial ||= isPart;
    above.by = { settled: above.by.settled + ofPart.settled, land: above.by.land + ofPart.land };
  }
  return made;
}

interface Parts {
  exposed: number;
  of: number;
  known: number;
  parts: number;
  partial: boolean;
  by: By;
}

function exposeArea(
  own: Figure,
  isPartial: boolean,
  share: { readonly of: number | null; readonly by: By },
  sum: Parts,
): Exposed {
  if (own === null || own === 'hidden') return { count: own, of: own, partial: false, by: NO_AREA };
  if (own === 0) return { count: 0, of: 0, partial: isPartial, by: NO_AREA };
  const isWhole = sum.parts > 0 && sum.known === sum.parts && sum.of > 0;
  if (isWhole) {
    const count = own * (sum.exposed / sum.of);
    return { count, of: own, partial: isPartial || sum.partial, by: sum.by };
  }
  if (share.of !== null) return { count: own * share.of, of: own, partial: isPartial, by: share.by };
  return sum.known > 0
    ? { count: sum.exposed, of: own, partial: true, by: sum.by }
    : { count: null, of: own, partial: false, by: NO_AREA };
}
