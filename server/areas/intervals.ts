/** A range of days in which the same versions hold; null: since unknown, still. */
export interface Interval<V> {
  readonly from: string | null;
  readonly to: string | null;
  readonly versions: readonly V[];
}

interface Ranged {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/**
 * Cuts time at every day on which a version begins or ends. Neighbouring ranges whose content is the same are one: a
 * desa that only moved to another kecamatan looks the same on a map of desa.
 */
export function intervalsOf<V extends Ranged>(
  versions: readonly V[],
  content: (v: V) => string,
): Interval<V>[] {
  const days = new Set(versions.flatMap((v) => [v.validFrom, v.validTo]).filter((d) => d !== null));
  const cuts = [null, ...[...days].sort(), null];
  const intervals: (Interval<V> & { key: string })[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const from = cuts[i] ?? null;
    const to = cuts[i + 1] ?? null;
    const holding = versions.filter((v) => holdsDuring(v, from, to));
    const key = holding.map(content).join('\n');
    const last = intervals.at(-1);
    if (last && last.key === key) intervals[intervals.length - 1] = { ...last, to };
    else intervals.push({ from, to, versions: holding, key });
  }
  return intervals.filter((i) => i.versions.length > 0);
}

/** Both ends of the range are days on which some version begins or ends, so a version holds for all of it or none. */
function holdsDuring(v: Ranged, from: string | null, to: string | null): boolean {
  const begins = v.validFrom === null || (from !== null && v.validFrom <= from);
  const ends = v.validTo === null || (to !== null && v.validTo >= to);
  return begins && ends;
}
