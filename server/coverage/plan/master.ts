import type { Highs, Model } from 'highs';
import { type Assignment, type PlanCase, supplyOf } from './case.ts';
import { Columns } from './columns.ts';
import { type Frame, frameOf } from './frame.ts';
import type { Places } from './places.ts';

/**
 * What is minimised, in this order. slack: areas that could not be kept covered. first: all three in one sum, which is no
 * answer, and finds most of the places that an answer is made of.
 */
export type Aim = 'slack' | 'first' | 'without' | 'moves' | 'km';

/** In the sum of the first aim: what a move costs beside one person in need, and a far way beside a move. */
const MOVE_COST = 0.02;
const WAY_COST = 0.1;

const FREE = Number.POSITIVE_INFINITY;
const HAS_ENDED = 7;
const INTEGER = 1;
const CONTINUOUS = 0;
const WHOLE = 1e-4;

/** What a run of the solver came to. */
export interface Run {
  readonly ended: boolean;
  readonly value: number;
  /** a proven bound of the columns that are in the model */
  readonly bound: number;
}

/**
 * The model of one role as HiGHS has it: each post is in one place (assign), an area is covered by as much as serves it
 * (link), what is covered stays covered (keep), and who serves several areas changes one of them at most (one). Places are
 * added as columns as they are wanted.
 *
 * Where each post is a whole officer, the cover of an area is cut into steps of one officer each; the matrix is then that
 * of a flow in a network, and the best solution of the relaxed model is whole by itself.
 */
export class Master {
  readonly columns: Columns;
  readonly #model: Model;
  readonly #given: PlanCase;
  readonly places: Places;
  readonly #frame: Frame;
  /** columns before the first place: steps of cover, then slack */
  readonly #first: number;
  /** kilometres of the farthest place there is */
  readonly #farthest: number;
  #aim: Aim = 'without';
  #held = false;

  constructor(highs: Highs, given: PlanCase, places: Places) {
    this.#given = given;
    this.places = places;
    this.columns = new Columns(given, places);
    this.#farthest = places.km.reduce((most, km) => (Number.isNaN(km) ? most : Math.max(most, km)), 1);
    const frame = frameOf(given);
    this.#frame = frame;
    this.#first = frame.starts.length;
    this.#model = highs.createModel({
      numCols: this.#first,
      numRows: frame.lower.length,
      colCost: frame.gain.map((g) => -g),
      colLower: frame.gain.map(() => 0),
      colUpper: [...frame.cap],
      rowLower: [...frame.lower],
      rowUpper: [...frame.upper],
      matrix: {
        format: 'csc',
        numRows: frame.lower.length,
        numCols: this.#first,
        starts: [...frame.starts, frame.indices.length],
        indices: [...frame.indices],
        values: [...frame.values],
      },
    });
    this.#model.options.set('output_flag', false);
    this.#model.options.set('random_seed', 1);
  }

  /** Puts places into the model. */
  addPlaces(places: readonly (readonly [post: number, unit: number])[]): void {
    if (places.length === 0) return;
    const { posts } = this.#given;
    const { link, keep, one, lack, moves } = this.#frame.rows;
    const starts: number[] = [];
    const indices: number[] = [];
    const values: number[] = [];
    const put = (row: number, value: number) => {
      indices.push(row);
      values.push(value);
    };
    const cost: number[] = [];
    for (const [p, u] of places) {
      this.columns.add(p, u);
      const column = this.columns.length - 1;
      const weight = posts[p]?.weight ?? 0;
      starts.push(indices.length);
      put(p, 1);
      if (u >= 0) {
        put(link + u, weight);
        const kept = keep[u] ?? -1;
        if (kept >= 0) put(kept, weight);
      }
      if (!this.columns.stays(column)) {
        const single = one[p] ?? -1;
        if (single >= 0) put(single, 1);
        const lacks = lack[u] ?? -1;
        if (lacks >= 0) put(lacks, Math.min(weight, this.#frame.missing[u] ?? 0));
        put(moves, 1);
      }
      cost.push(this.costOf(column));
    }
    this.#model.addCols({
      cost: Float64Array.from(cost),
      lower: new Float64Array(places.length),
      upper: new Float64Array(places.length).fill(1),
      matrix: {
        format: 'csc',
        numRows: moves + 1,
        numCols: places.length,
        starts: Int32Array.from([...starts, indices.length]),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    });
  }

  /** Says what is minimised from now on. Slack is there only where it is minimised. */
  aimFor(aim: Aim): void {
    this.#aim = aim;
    const { from, n } = this.#frame.slack;
    const costs = new Float64Array(this.#first + this.columns.length);
    const caps = Float64Array.from({ length: n }, () => (aim === 'slack' ? FREE : 0));
    for (let c = 0; c < this.#first; c++) {
      const isSlack = c >= from;
      costs[c] =
        aim === 'slack'
          ? isSlack
            ? 1
            : 0
          : (aim === 'without' || aim === 'first') && !isSlack
            ? -(this.#frame.gain[c] ?? 0)
            : 0;
    }
    for (let c = 0; c < this.columns.length; c++) costs[this.#first + c] = this.costOf(c);
    if (n > 0) {
      this.#model.changeColsBounds({ kind: 'range', from, to: from + n - 1 }, new Float64Array(n), caps);
    }
    this.#model.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs);
  }

  costOf(column: number): number {
    return this.#costs(this.columns.stays(column), this.columns.kmOf(column));
  }

  #costs(stays: boolean, km: number): number {
    if (this.#aim === 'km') return km;
    if (this.#aim === 'first') return (stays ? 0 : MOVE_COST) + (MOVE_COST * WAY_COST * km) / this.#farthest;
    return this.#aim === 'moves' && !stays ? 1 : 0;
  }

  /** Holds what was reached: at most so many people without cover. */
  holdWithout(without: number): void {
    const least = this.#frame.all - without;
    this.#model.changeRowBounds(this.#frame.rows.without, least - 1e-6 * (1 + Math.abs(least)), FREE);
  }

  holdMoves(moves: number): void {
    this.#model.changeRowBounds(this.#frame.rows.moves, -FREE, moves + 1e-6);
  }

  /** The relaxed model, for at most so many seconds. */
  relax(seconds: number): Run {
    this.#whole(false);
    return this.#run(seconds);
  }

  /** With whole posts, beginning with what was found before. */
  solveWhole(seconds: number, gap: number, start: Assignment | null): Run {
    this.#whole(true);
    this.#model.options.set('mip_rel_gap', gap);
    this.#model.options.set('mip_abs_gap', this.#aim === 'moves' ? 0.99 : 1e-6);
    if (start) this.#model.setSolution({ colValue: this.#valuesOf(start) });
    const run = this.#run(seconds);
    const bound = Number(this.#model.info.get('mip_dual_bound'));
    return { ...run, bound: Number.isFinite(bound) ? bound + this.#offset() : Number.NEGATIVE_INFINITY };
  }

  #offset(): number {
    return this.#aim === 'without' ? this.#frame.all : 0;
  }

  #whole(integer: boolean): void {
    const n = this.columns.length;
    if (n === 0) return;
    const types = new Int32Array(n).fill(integer ? INTEGER : CONTINUOUS);
    this.#model.changeColsIntegrality({ kind: 'range', from: this.#first, to: this.#first + n - 1 }, types);
  }

  #run(seconds: number): Run {
    this.#model.zeroAllClocks();
    this.#model.options.set('time_limit', Math.max(0.05, seconds));
    this.#model.run();
    const ended = this.#model.getModelStatus() === HAS_ENDED;
    const value = this.#model.getObjectiveValue() + this.#offset();
    return { ended, value, bound: ended ? value : Number.NEGATIVE_INFINITY };
  }

  /** Leaves those who serve several areas where a plan has them; null: they are free again. */
  hold(places: Assignment | null): void {
    this.#held = places !== null;
    const n = this.columns.length;
    const caps = new Float64Array(n).fill(1);
    for (let c = 0; places !== null && c < n; c++) {
      const post = this.columns.post[c] ?? 0;
      const isThere = (this.columns.unit[c] ?? -1) === (places[post] ?? -1);
      if (!isThere && this.#given.posts[post]?.weight !== 1) caps[c] = 0;
    }
    const range = { kind: 'range', from: this.#first, to: this.#first + n - 1 } as const;
    this.#model.changeColsBounds(range, new Float64Array(n), caps);
  }

  /** The values of all columns under an assignment. */
  #valuesOf(places: Assignment): Float64Array {
    const values = new Float64Array(this.#first + this.columns.length);
    for (let c = 0; c < this.columns.length; c++) {
      const isThere = (this.columns.unit[c] ?? -1) === (places[this.columns.post[c] ?? 0] ?? -1);
      if (isThere) values[this.#first + c] = 1;
    }
    const left = supplyOf(this.#given, places).map(
      (supply, u) => supply - (this.#given.units[u]?.fixed ?? 0),
    );
    for (const [c, { unit, takes }] of this.#frame.steps.entries()) {
      const filled = Math.max(0, Math.min(1, (left[unit] ?? 0) / takes));
      values[c] = filled;
      left[unit] = (left[unit] ?? 0) - filled * takes;
    }
    return values;
  }

  /** Where each post ends; null where a post is in parts, or nothing was found. */
  assignment(): Assignment | null {
    const { colValue } = this.#model.getSolution();
    const places: (number | null | undefined)[] = this.#given.posts.map(() => undefined);
    for (let c = 0; c < this.columns.length; c++) {
      const value = colValue[this.#first + c] ?? 0;
      if (value < 1 - WHOLE) {
        if (value > WHOLE) return null;
        continue;
      }
      const unit = this.columns.unit[c] ?? -1;
      places[this.columns.post[c] ?? 0] = unit < 0 ? null : unit;
    }
    return places.every((place) => place !== undefined) ? places : null;
  }

  /** Each post where most of it is; of a person who would change several areas the one that changes most does. */
  rounded(): Assignment {
    const { colValue } = this.#model.getSolution();
    const { posts } = this.#given;
    const places = posts.map((post) => post.from);
    const most = new Float64Array(posts.length);
    for (let c = 0; c < this.columns.length; c++) {
      const [p, value] = [this.columns.post[c] ?? 0, colValue[this.#first + c] ?? 0];
      if (value <= (most[p] ?? 0)) continue;
      most[p] = value;
      const unit = this.columns.unit[c] ?? -1;
      places[p] = unit < 0 ? null : unit;
    }
    const moved = [...posts.keys()].filter((p) => places[p] !== posts[p]?.from);
    for (const [, own] of Map.groupBy(moved, (p) => posts[p]?.person)) {
      const [, ...rest] = own.sort((a, b) => (most[b] ?? 0) - (most[a] ?? 0));
      for (const p of rest) places[p] = posts[p]?.from ?? null;
    }
    return places;
  }

  /** Units that could not be kept covered, of an aim 'slack'. */
  shortUnits(): number[] {
    const { colValue } = this.#model.getSolution();
    const found: number[] = [];
    let at = this.#frame.slack.from;
    for (const [u, row] of this.#frame.rows.keep.entries()) {
      if (row < 0) continue;
      if ((colValue[at] ?? 0) > WHOLE) found.push(u);
      at++;
    }
    return found;
  }

  /**
   * Places that are not in the model and would better it: the best few of each post whose reduced cost is below
   * `below`. `worth`: the sum over the posts of the least reduced cost, which the bound of the whole model lies below the
   * value of this one by.
   */
  price(
    most: number,
    below: number,
  ): { readonly wanted: [post: number, unit: number][]; readonly worth: number } {
    const { rowDual } = this.#model.getSolution();
    const { posts, units } = this.#given;
    const { link, keep, one, lack, moves } = this.#frame.rows;
    const byUnit = Float64Array.from(units, (_, u) => {
      const kept = keep[u] ?? -1;
      return (rowDual[link + u] ?? 0) + (kept < 0 ? 0 : (rowDual[kept] ?? 0));
    });
    const { missing } = this.#frame;
    const byLack = Float64Array.from(units, (_, u) => {
      const lacks = lack[u] ?? -1;
      return lacks < 0 ? 0 : (rowDual[lacks] ?? 0);
    });
    const wanted: [number, number][] = [];
    let worth = 0;
    for (const [p, post] of posts.entries()) {
      if (this.#held && post.weight !== 1) continue;
      const single = one[p] ?? -1;
      const flat = (rowDual[p] ?? 0) + (rowDual[moves] ?? 0) + (single < 0 ? 0 : (rowDual[single] ?? 0));
      const best: { u: number; cost: number }[] = [];
      let least = 0;
      for (let u = 0; u < units.length; u++) {
        const km = this.places.km[p * units.length + u] ?? Number.NaN;
        if (Number.isNaN(km) || this.columns.has(p, u)) continue;
        const filled = Math.min(post.weight, missing[u] ?? 0) * (byLack[u] ?? 0);
        const cost = this.#costs(false, km) - flat - post.weight * (byUnit[u] ?? 0) - filled;
        least = Math.min(least, cost);
        if (cost >= below) continue;
        if (best.length < most) best.push({ u, cost });
        else {
          const last = best[most - 1];
          if (last && cost < last.cost) best[most - 1] = { u, cost };
        }
        best.sort((a, b) => a.cost - b.cost);
      }
      worth += least;
      for (const { u } of best) wanted.push([p, u]);
    }
    return { wanted, worth };
  }

  dispose(): void {
    this.#model.dispose();
  }
}
