/**
 * How many are hit in one unit: a desa, or whatever area has figures. Its own figure is the truth; figures of its parts only
 * say where in it people live. Counted in the field: that part, or the whole, is no estimate any more.
 */
export interface Unit {
  /** null: not known */
  readonly count: number | null;
  /** of the unit itself, 0 to 1, where its parts say nothing */
  readonly share: number;
  /** of those who live there, where that is not the share of the area: by what is settled of it */
  readonly lived?: number | undefined;
  /** counted in the field for the whole unit; null: nobody did */
  readonly counted: number | null;
  readonly parts: readonly Part[];
}

export interface Part {
  /** how many live there; null: not known */
  readonly weight: number | null;
  /** share of the part inside the footprint, 0 to 1 */
  readonly share: number;
  /** of those who live there, where that is not the share of the area */
  readonly lived?: number | undefined;
  /** counted there in the field; null: nobody did */
  readonly counted: number | null;
}

/** low: of what lies wholly inside. best: by share. high: of everything touched. counted: of best, what was counted. */
export interface Spread {
  readonly low: number;
  readonly best: number;
  readonly high: number;
  readonly counted: number;
}

/** A share from which on an area is inside: the rest is what rounding leaves. */
export const WHOLE = 1 - 1e-6;

/**
 * Of a known number with a share of its area: at least, most likely, at most.
 * @param lived of those who live there, where that is not the share of the area; nobody where the area is not touched
 */
export function spreadOf(count: number, share: number, lived: number = share): Spread {
  const inside = share >= WHOLE ? 1 : share > 0 ? Math.min(1, Math.max(0, lived)) : 0;
  return {
    low: share >= WHOLE ? count : 0,
    best: count * inside,
    high: share > 0 ? count : 0,
    counted: 0,
  };
}

export function countedOf(count: number): Spread {
  return { low: count, best: count, high: count, counted: count };
}

export function addSpreads(all: Iterable<Spread>): Spread {
  let [low, best, high, counted] = [0, 0, 0, 0];
  for (const one of all) {
    low += one.low;
    best += one.best;
    high += one.high;
    counted += one.counted;
  }
  return { low, best, high, counted };
}

export function scaledSpread({ low, best, high, counted }: Spread, by: number): Spread {
  return { low: low * by, best: best * by, high: high * by, counted: counted * by };
}

/**
 * Each part of a unit and the unit as a whole. Where the unit is not known its known parts are told alone; `isUnknown`
 * says that somebody is hit of whom nothing is known.
 */
export function estimateUnit(unit: Unit): {
  total: Spread | null;
  parts: (Spread | null)[];
  isUnknown: boolean;
} {
  const parts = estimateParts(unit);
  const known = parts.filter((p) => p !== null);
  const isUnknown = unit.counted === null && isAnyUnknown(unit, parts);
  if (unit.counted !== null) {
    // Whoever told of the whole knew no less than those who told of parts.
    const told = unit.parts.reduce((sum, p) => sum + (p.counted ?? 0), 0);
    return { total: countedOf(Math.max(unit.counted, told)), parts, isUnknown: false };
  }
  if (unit.parts.length === 0) {
    if (unit.count === null) return { total: null, parts, isUnknown };
    return { total: spreadOf(unit.count, unit.share, unit.lived), parts, isUnknown };
  }
  return { total: known.length === 0 ? null : addSpreads(known), parts, isUnknown };
}

function isAnyUnknown(unit: Unit, parts: readonly (Spread | null)[]): boolean {
  if (unit.parts.length === 0) return unit.count === null && unit.share > 0;
  return unit.parts.some((part, i) => parts[i] === null && part.share > 0);
}

/** What lives in each part is its share of the unit's figure; where parts are not known they are alike. */
function estimateParts({ count, share, lived, parts }: Unit): (Spread | null)[] {
  const weights = parts.map((p) => p.weight);
  const sum = weights.reduce<number>((all, w) => all + (w ?? 0), 0);
  const isKnown = weights.every((w) => w !== null);
  return parts.map((part, i) => {
    if (part.counted !== null) return countedOf(part.counted);
    const weight = weights[i] ?? null;
    if (count === null) return weight === null ? null : spreadOf(weight, part.share, part.lived);
    // Of some parts nothing is known: all are taken alike, with the share of the whole.
    if (!isKnown || sum === 0) {
      const of = isKnown ? part : { share, lived };
      return spreadOf(count / parts.length, of.share, of.lived);
    }
    return spreadOf((count * (weight ?? 0)) / sum, part.share, part.lived);
  });
}

/** Whole persons or families; the order low, best, high stays. */
export function wholeRange({ low, best, high, counted }: Spread) {
  return {
    low: Math.floor(low + 1e-6),
    best: Math.round(best),
    high: Math.ceil(high - 1e-6),
    counted: Math.min(Math.round(counted), Math.round(best)),
  };
}

/** Is an area hit as a whole? */
export function isWhole(share: number | undefined): boolean {
  return (share ?? 0) >= WHOLE;
}
