/** Quartiles of what was measured, in its own unit. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly n: number;
}

export interface Duel {
  /** milliseconds a round */
  readonly ours: Spread;
  readonly theirs: Spread;
  /** ours / theirs, round by round, so that what slows the machine for a moment slows both */
  readonly ratio: Spread;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)] ?? Number.NaN;
    const above = sorted[Math.ceil(place)] ?? Number.NaN;
    return below + (above - below) * (place % 1);
  };
  return { low: at(0.25), median: at(0.5), high: at(0.75), n: sorted.length };
}

/** How long `work` takes, milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Does each piece of work both ways in turn, now one first and now the other, and adds up what each took in a round. Two
 * rounds before do not count.
 */
export async function duel<T>(
  rounds: number,
  pieces: readonly T[],
  ours: (piece: T) => Promise<unknown>,
  theirs: (piece: T) => Promise<unknown>,
): Promise<Duel> {
  const mine: number[] = [];
  const other: number[] = [];
  for (let round = -2; round < rounds; round++) {
    let own = 0;
    let their = 0;
    for (const [i, piece] of pieces.entries()) {
      const oursFirst = (round + i) % 2 === 0;
      if (oursFirst) own += await timed(() => ours(piece));
      their += await timed(() => theirs(piece));
      if (!oursFirst) own += await timed(() => ours(piece));
    }
    if (round < 0) continue;
    mine.push(own);
    other.push(their);
  }
  return duelOf(mine, other);
}

/** The same from what was measured elsewhere; the n-th of both belong to one round. */
export function duelOf(ours: readonly number[], theirs: readonly number[]): Duel {
  const ratio = ours.map((own, i) => own / (theirs[i] ?? Number.NaN));
  return { ours: spreadOf(ours), theirs: spreadOf(theirs), ratio: spreadOf(ratio) };
}
