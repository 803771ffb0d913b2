import loadHighs, { type Highs, type Model } from 'highs';
import type { Block } from './blocks.ts';
import type { Bounds } from './system.ts';

/** What could be found out of one cell. `exact`: no more can be; else it is known that at least so much is possible. */
export interface Range {
  readonly least: number;
  readonly greatest: number;
  readonly exact: boolean;
}

/** A cell to be found out, and how far apart its least and greatest value must be for it to be safe. */
export interface Target {
  readonly cell: number;
  readonly need: number;
}

let loaded: Promise<Highs> | undefined;
/** The solver, loaded once. */
export function solver(): Promise<Highs> {
  loaded ??= loadHighs();
  return loaded;
}

/** No figure of an area is larger. */
const MOST = 1e8;
const EPSILON = 1e-5;
/** Solutions looked for that move many cells at once, before cells are asked one by one. */
const ROUNDS = 6;
/** Solutions kept of a block: one that what is given leaves possible need not be looked for again. */
const MOST_KEPT = 200;

/**
 * Finds out the cells of a block: the least and the greatest value of each in any solution of whole numbers. Solutions
 * are looked for that move all cells at once, and a cell that was seen to be wide enough is done; the others are asked
 * for one by one, as a linear problem, and where its answer is no whole number, as one of whole numbers.
 *
 * @param bounds of all cells, this block's among them
 */
export class BlockSolver {
  readonly #highs: Highs;
  readonly #block: Block;
  readonly #place: Map<number, number>;
  readonly #model: Model;
  #whole: Model | undefined;
  readonly #base: Bounds;
  /** solutions of what is known without anything given, one number a cell of the block */
  readonly #pool: Float64Array[] = [];
  readonly #bound = new Map<number, readonly [number, number]>();
  solves = 0;

  constructor(highs: Highs, block: Block, bounds: Bounds) {
    this.#highs = highs;
    this.#block = block;
    this.#base = bounds;
    this.#place = new Map(block.cells.map((cell, at) => [cell, at]));
    this.#model = this.#make(false);
  }

  has(cell: number): boolean {
    return this.#place.has(cell);
  }

  /**
   * The ranges of some cells, where `given` narrows others besides; undefined where that contradicts what is known.
   * `seen`: a solution that is known already, one number a cell of all.
   */
  ranges(
    targets: readonly Target[],
    given: readonly { readonly cell: number; readonly least: number; readonly greatest: number }[] = [],
    seen?: Float64Array,
  ): Map<number, Range> {
    this.#bind(given);
    const isBase = this.#bound.size === 0;
    const out = new Map<number, { low: number; high: number; need: number; exact: boolean }>();
    for (const { cell, need } of targets) {
      const value = seen?.[cell];
      out.set(cell, {
        low: value ?? Number.POSITIVE_INFINITY,
        high: value ?? Number.NEGATIVE_INFINITY,
        need,
        exact: false,
      });
    }
    const witness = (values: Float64Array, isNew = true) => {
      if (isNew && isBase && this.#pool.length < MOST_KEPT) this.#pool.push(values.slice());
      for (const [cell, range] of out) {
        const value = wholeOf(values[this.#place.get(cell) as number]);
        range.low = Math.min(range.low, value);
        range.high = Math.max(range.high, value);
      }
    };
    for (const kept of this.#pool) if (this.#fits(kept)) witness(kept, false);
    const unsure = () => [...out].filter(([, r]) => !(r.high - r.low >= r.need) && !r.exact);
    for (let round = 0; round < ROUNDS; round += 1) {
      const left = unsure();
      if (left.length < 3) break;
      const costs = left.map(([cell], i) => [cell, weight(i, round)] as const);
      for (const sense of [1, -1]) {
        const found = this.#optimum(costs.map(([cell, cost]) => [cell, cost * sense] as const));
        if (isWhole(found)) witness(found);
      }
      if (unsure().length === left.length) break;
    }
    for (const [cell, range] of unsure()) {
      if (range.high - range.low >= range.need) continue;
      const up = this.#extreme(cell, 1, witness);
      if (range.high - range.low < range.need || range.low > range.high) {
        const down = this.#extreme(cell, -1, witness);
        range.low = down;
        range.high = up;
        range.exact = true;
      }
    }
    this.#unbind(given);
    return new Map([...out].map(([cell, r]) => [cell, { least: r.low, greatest: r.high, exact: r.exact }]));
  }

  dispose(): void {
    this.#model.dispose();
    this.#whole?.dispose();
  }

  /** The greatest (1) or least (-1) value of one cell in whole numbers. */
  #extreme(cell: number, sense: 1 | -1, witness: (values: Float64Array) => void): number {
    const found = this.#optimum([[cell, -sense]]);
    if (isWhole(found)) {
      witness(found);
      return wholeOf(found[this.#place.get(cell) as number]);
    }
    const whole = this.#optimum([[cell, -sense]], true);
    witness(whole);
    return wholeOf(whole[this.#place.get(cell) as number]);
  }

  #optimum(costs: readonly (readonly [cell: number, cost: number])[], inWhole = false): Float64Array {
    if (inWhole && this.#whole === undefined) {
      this.#whole = this.#make(true);
      for (const [at, [least, greatest]] of this.#bound) this.#whole.changeColBounds(at, least, greatest);
    }
    const model = inWhole ? (this.#whole as Model) : this.#model;
    const all = new Float64Array(this.#block.cells.length);
    for (const [cell, cost] of costs) all[this.#place.get(cell) as number] = cost;
    model.changeColsCost({ kind: 'range', from: 0, to: all.length - 1 }, all);
    this.solves += 1;
    const { modelStatus } = model.run();
    if (modelStatus !== this.#highs.constants.modelStatus.optimal) {
      throw new Error(`the solver says ${modelStatus}`);
    }
    return model.getSolution().colValue;
  }

  #bind(
    given: readonly { readonly cell: number; readonly least: number; readonly greatest: number }[],
  ): void {
    for (const { cell, least, greatest } of given) {
      const at = this.#place.get(cell);
      if (at === undefined) continue;
      const [a, b] = this.#bound.get(at) ?? this.#boundsAt(at);
      this.#bound.set(at, [Math.max(a, least), Math.min(b, greatest)]);
    }
    for (const [at, [least, greatest]] of this.#bound) {
      this.#model.changeColBounds(at, least, greatest);
      this.#whole?.changeColBounds(at, least, greatest);
    }
  }

  #fits(values: Float64Array): boolean {
    for (const [at, [least, greatest]] of this.#bound) {
      const value = values[at] as number;
      if (value < least - EPSILON || value > greatest + EPSILON) return false;
    }
    return true;
  }

  #unbind(given: readonly { readonly cell: number }[]): void {
    for (const { cell } of given) {
      const at = this.#place.get(cell);
      if (at === undefined) continue;
      const [least, greatest] = this.#boundsAt(at);
      this.#model.changeColBounds(at, least, greatest);
      this.#whole?.changeColBounds(at, least, greatest);
    }
    this.#bound.clear();
  }

  #boundsAt(at: number): readonly [number, number] {
    const cell = this.#block.cells[at] as number;
    return [this.#base.least[cell] as number, Math.min(MOST, this.#base.greatest[cell] as number)];
  }

  #make(inWhole: boolean): Model {
    const { cells, relations } = this.#block;
    const starts = [0];
    const [indices, values]: [number[], number[]] = [[], []];
    for (const { cells: of, coefs } of relations) {
      indices.push(...of);
      values.push(...coefs);
      starts.push(indices.length);
    }
    const bounds = cells.map((_, at) => this.#boundsAt(at));
    const model = this.#highs.createModel({
      numCols: cells.length,
      numRows: relations.length,
      colCost: new Float64Array(cells.length),
      colLower: bounds.map(([least]) => least),
      colUpper: bounds.map(([, greatest]) => greatest),
      rowLower: relations.map((r) => r.lo),
      rowUpper: relations.map((r) => r.hi),
      matrix: {
        format: 'csr',
        numRows: relations.length,
        numCols: cells.length,
        starts,
        indices,
        values,
      },
      ...(inWhole ? { integrality: new Int32Array(cells.length).fill(1) } : {}),
    });
    model.options.set('output_flag', false);
    return model;
  }
}

/** Directions that differ from round to round and from cell to cell, the same in every run. */
function weight(i: number, round: number): number {
  if (round === 0) return 1;
  const mixed = Math.imul(i + 1, 0x9e3779b1 + round * 0x85ebca6b) >>> 0;
  return ((mixed >>> (round + 3)) & 1) === 0 ? 1 : -1;
}

/** The whole number that a solver's number is; never minus nought. */
function wholeOf(value: number | undefined): number {
  return Math.round(value ?? Number.NaN) + 0;
}

function isWhole(values: Float64Array): boolean {
  return values.every((v) => Math.abs(v - Math.round(v)) < EPSILON);
}
