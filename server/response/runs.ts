/** Between two numbers of one run at most so many others lie: reading them costs less than looking up the next. */
const GAP = 16;

/** Numbers as runs from one to another, so that each lies in a run and little else does. */
export function runsOf(numbers: readonly number[]): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const n of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && n - last.to <= GAP) last.to = n;
    else runs.push({ from: n, to: n });
  }
  return runs;
}
