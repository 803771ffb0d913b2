import type { Norm, NormDraft, NormRefusal } from '../../data/contract/norm.ts';

/**
 * Can a norm be as it is said, beside the others? Undefined: it can. A rate of zero says that nobody is needed, which is
 * no norm; a figure must be one that is counted; and on no day are there two norms of a role.
 * @param isCounted is there a series of this name whose figures are counts?
 * @param id of the norm that is changed; absent: it is new
 */
export function whyNormRefused(
  said: NormDraft,
  others: readonly Norm[],
  isCounted: (series: string) => boolean,
  id?: number,
): NormRefusal | undefined {
  if (said.rate === 0) return 'zero-rate';
  const isOfArea = said.unit !== 'figures';
  if (isOfArea !== (said.level !== null) || isOfArea !== (said.series === null)) return 'unit';
  if (isOfArea !== (said.per === null) || (said.unit === 'reach') !== (said.reach !== null)) return 'unit';
  if (said.unit === 'reach' && said.mark !== 'asumsi') return 'assumed';
  if (said.series !== null && !isCounted(said.series)) return 'series';
  if (said.mark === 'peraturan' && !said.decree) return 'decree';
  if (said.from !== null && said.until !== null && said.from > said.until) return 'dates';
  const isOnce = !said.active || others.every((o) => o.id === id || !o.active || !meet(o, said));
  return isOnce ? undefined : 'overlap';
}

function meet(a: NormDraft, b: NormDraft): boolean {
  if (a.role !== b.role) return false;
  const isBefore = (one: NormDraft, other: NormDraft) =>
    one.until !== null && other.from !== null && one.until < other.from;
  return !isBefore(a, b) && !isBefore(b, a);
}
