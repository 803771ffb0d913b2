import { askedOf, isCovered, leeway, type PlanCase, supplyToday, withoutCover } from './case.ts';

/** Rows of the model by what they say; those of a number of units or posts begin there, -1 where a unit or post has none. */
export interface Rows {
  /** each post is in one place */
  readonly assign: number;
  /** an area is covered by as much as serves it */
  readonly link: number;
  /** what is covered stays covered, by unit */
  readonly keep: Int32Array;
  /** who serves several areas changes one of them at most, by post */
  readonly one: Int32Array;
  /** who comes to an area fills no more than what is missing there, by unit */
  readonly lack: Int32Array;
  readonly without: number;
  readonly moves: number;
}

/** The model before any place is in it: all rows, and the columns of cover and of slack. */
export interface Frame {
  readonly rows: Rows;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** columns, one after the other */
  readonly starts: readonly number[];
  readonly indices: readonly number[];
  readonly values: readonly number[];
  /** by column: people covered with it */
  readonly gain: readonly number[];
  readonly cap: readonly number[];
  readonly steps: readonly { readonly unit: number; readonly takes: number }[];
  /** officers missing today, by unit with a row `lack` */
  readonly missing: Float64Array;
  readonly slack: { readonly from: number; readonly n: number };
  /** people without cover where no post is anywhere */
  readonly all: number;
}

const FREE = Number.POSITIVE_INFINITY;

/**
 * Rows and first columns of a case. Where each post is a whole officer, the cover of an area is cut into steps of one
 * officer each; else it is one step, in proportion, and what is missing is filled by who comes: of a whole officer where half of one
 * is missing no more than that half. Of plans with whole posts this is true anyway; without it parts of officers would seem enough.
 */
export function frameOf(given: PlanCase): Frame {
  const { units, posts, limits } = given;
  const whole = posts.every((post) => post.weight === 1);
  const asked = units.map((unit) => askedOf(unit, limits));
  const all = units.reduce((sum, unit, u) => sum + withoutCover(unit.need, unit.fixed, asked[u] ?? 0), 0);
  const today = supplyToday(given);
  const kept = units.map((unit, u) => limits.keepCovered && isCovered(today[u] ?? 0, unit.asked));
  const lower: number[] = posts.map(() => 1);
  const upper: number[] = posts.map(() => 1);
  const link = lower.length;
  for (let u = 0; u < units.length; u++) {
    lower.push(0);
    upper.push(FREE);
  }
  const keep = new Int32Array(units.length).fill(-1);
  for (const [u, unit] of units.entries()) {
    const wants = asked[u] ?? 0;
    if (!kept[u] || isCovered(unit.fixed, wants)) continue;
    const least = wants - unit.fixed - leeway(wants);
    keep[u] = lower.length;
    lower.push(whole ? Math.ceil(least) : least);
    upper.push(FREE);
  }
  const one = new Int32Array(posts.length).fill(-1);
  for (const [, own] of Map.groupBy(posts.keys(), (p) => posts[p]?.person)) {
    if (own.length < 2) continue;
    for (const p of own) one[p] = lower.length;
    lower.push(-FREE);
    upper.push(1);
  }
  const { lack, missing } = whole ? noLack(units.length) : lackOf(given, asked, today);
  for (const [u, row] of lack.entries()) {
    if (row < 0) continue;
    lack[u] = lower.length;
    lower.push((units[u]?.fixed ?? 0) - (today[u] ?? 0));
    upper.push(FREE);
  }
  const without = lower.length;
  const moves = without + 1;
  lower.push(-FREE, -FREE);
  upper.push(FREE, FREE);

  const starts: number[] = [];
  const indices: number[] = [];
  const values: number[] = [];
  const gain: number[] = [];
  const cap: number[] = [];
  const steps: { unit: number; takes: number }[] = [];
  for (const [u, unit] of units.entries()) {
    for (const step of whole ? stepsOf(unit, asked[u] ?? 0) : partsOf(unit, asked[u] ?? 0)) {
      starts.push(indices.length);
      indices.push(link + u, without);
      values.push(-step.takes, step.gain);
      const row = lack[u] ?? -1;
      if (row >= 0) {
        indices.push(row);
        values.push(-step.takes);
      }
      gain.push(step.gain);
      cap.push(1);
      steps.push({ unit: u, takes: step.takes });
    }
  }
  const slack = { from: starts.length, n: 0 };
  for (const row of keep) {
    if (row < 0) continue;
    starts.push(indices.length);
    indices.push(row);
    values.push(1);
    gain.push(0);
    cap.push(0);
    slack.n++;
  }
  const rows = { assign: 0, link, keep, one, lack, without, moves };
  return { rows, lower, upper, starts, indices, values, gain, cap, steps, missing, slack, all };
}

/** Which areas miss less than somebody brings, and how much: 0 in `lack` is a row that is still to be made, -1 none. */
function lackOf({ units, posts }: PlanCase, asked: readonly number[], today: readonly number[]) {
  const { lack, missing } = noLack(units.length);
  const most = posts.reduce((weight, post) => Math.max(weight, post.weight), 0);
  for (const [u, unit] of units.entries()) {
    const wants = asked[u] ?? 0;
    const left = wants - (today[u] ?? 0);
    if (unit.need <= 0 || isCovered(today[u] ?? 0, wants) || left >= most) continue;
    lack[u] = 0;
    missing[u] = left;
  }
  return { lack, missing };
}

function noLack(n: number) {
  return { lack: new Int32Array(n).fill(-1), missing: new Float64Array(n) };
}

interface Step {
  /** how much of an officer fills it */
  readonly takes: number;
  /** people in need who are covered with it */
  readonly gain: number;
}

/** Cover of an area by one whole officer after the other. */
export function* stepsOf({ need, fixed }: PlanCase['units'][number], asked: number): Iterable<Step> {
  for (let n = 0; !isCovered(fixed + n, asked); n++) {
    const gain = withoutCover(need, fixed + n, asked) - withoutCover(need, fixed + n + 1, asked);
    if (gain > 0) yield { takes: 1, gain };
    else return;
  }
}

/** Cover of an area by parts of officers: all of it at once, in proportion. */
function* partsOf({ need, fixed }: PlanCase['units'][number], asked: number): Iterable<Step> {
  if (isCovered(fixed, asked) || need <= 0) return;
  yield { takes: asked - fixed, gain: withoutCover(need, fixed, asked) };
}
