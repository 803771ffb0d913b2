/** Ground that an area of then and an area of now have in common, as shares of each, 0 to 1. */
export interface SharedGround {
  readonly before: string;
  readonly after: string;
  readonly ofBefore: number;
  readonly ofAfter: number;
}

/** Areas that became one: `into` may be one of them, which kept its code. */
interface Merge {
  readonly into: string;
  readonly from: readonly string[];
  /** `into` was there before, smaller */
  readonly kept: boolean;
  /** of the ground of `into`, what came of them (with what it had itself) */
  readonly share: number;
}

/** An area that became several: one of them may have kept its code. */
interface Split {
  readonly from: string;
  readonly into: readonly string[];
  /** `from` is still there, smaller */
  readonly kept: boolean;
  readonly share: number;
}

export interface Recognised {
  readonly merges: readonly Merge[];
  readonly splits: readonly Split[];
}

/** So much of an area must lie in the other, and so much of the whole be told by its parts. */
const NEARLY_ALL = 0.9;

/**
 * Which areas became one, and which became several? Told by ground alone, and only where hardly any doubt is left: an
 * area that is no more lies nearly whole in one that is there now, which nearly all came from such areas; or the other
 * way round. One for one (a code that changed) is neither.
 *
 * @param before areas as they were, @param after areas as they are now, by code; a code in both is one area
 */
export function recogniseChanges(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  shared: readonly SharedGround[],
): Recognised {
  const merges: Merge[] = [];
  const splits: Split[] = [];
  for (const [into, met] of Map.groupBy(shared, (s) => s.after)) {
    if (!after.has(into)) continue;
    const parts = met.filter((s) => s.ofBefore >= NEARLY_ALL && !after.has(s.before) && before.has(s.before));
    const kept = before.has(into);
    const own = kept ? (met.find((s) => s.before === into)?.ofAfter ?? 0) : 0;
    const share = Math.min(
      1,
      parts.reduce((sum, s) => sum + s.ofAfter, own),
    );
    if (parts.length >= (kept ? 1 : 2) && share >= NEARLY_ALL)
      merges.push({ into, from: parts.map((s) => s.before).sort(), kept, share });
  }
  for (const [from, met] of Map.groupBy(shared, (s) => s.before)) {
    if (!before.has(from)) continue;
    const parts = met.filter((s) => s.ofAfter >= NEARLY_ALL && !before.has(s.after) && after.has(s.after));
    const kept = after.has(from);
    const own = kept ? (met.find((s) => s.after === from)?.ofBefore ?? 0) : 0;
    const share = Math.min(
      1,
      parts.reduce((sum, s) => sum + s.ofBefore, own),
    );
    if (parts.length >= (kept ? 1 : 2) && share >= NEARLY_ALL)
      splits.push({ from, into: parts.map((s) => s.after).sort(), kept, share });
  }
  return { merges, splits };
}
