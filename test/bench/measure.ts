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

/** Runs both in turn, first one ahead and then the other, after two rounds that don't count. */
export async function duel(
  rounds: number,
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
): Promise<Duel> {
  const mine: number[] = [];
  const other: number[] = [];
  for (let round = -2; round < rounds; round++) {
    const oursFirst = round % 2 === 0;
    let own = oursFirst ? await timed(ours) : 0;
    const their = await timed(theirs);
    if (!oursFirst) own = await timed(ours);
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
