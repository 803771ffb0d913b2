import type { Highs } from 'highs';
import { TOTAL_SERIES } from '../../data/catalogue/needs.ts';
import { EVACUATION_SERIES } from '../../data/catalogue/totals.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type Insider, withInsider } from './insiders.ts';
import { figureOf, Knowledge, type Seen } from './knowledge.ts';
import { propagate } from './propagate.ts';
import { BlockSolver, type Range, solver, type Target } from './solve.ts';
import type { Bounds, System } from './system.ts';
import type { World } from './world.ts';

/** A cell that is known too closely. */
export interface Pin {
  /** name of the cell */
  readonly cell: string;
  readonly why: 'primary' | 'complement' | 'unserved' | 'moved';
  readonly value: number;
  readonly least: number;
  readonly greatest: number;
  /** at least so far apart they must be */
  readonly need: number;
  /** who knows it; null: whoever reads what is published */
  readonly insider: string | null;
}

export interface Outcome {
  readonly pins: readonly Pin[];
  /** cells that had to be safe */
  readonly targets: number;
  /** cells an insider knows because published totals leave what they do not hold no room, whatever is hidden */
  readonly noRoom: readonly Pin[];
  /** problems solved */
  readonly solves: number;
  readonly blocks: number;
  readonly largestBlock: number;
  readonly tookMs: number;
}

/** Within how much a small figure may be known. */
const WITHIN = 2;

interface Wanted extends Target {
  readonly name: string;
  readonly why: Pin['why'];
  readonly value: number;
  /** how far apart the first release that hid it was to leave it; more where thresholds were raised since */
  readonly promised?: number;
}

/** Whoever reads what is published, and knows nothing besides. */
const EVERYBODY: Insider = { name: 'everybody', kind: 'areas', given: [], relations: [] };

/** What must not be found out, in any release: by the true figures, which only the judge knows. */
function wantedOf(knowledge: Knowledge): Wanted[] {
  const { system, thresholds } = knowledge;
  const out = new Map<string, Wanted>();
  knowledge.releases.forEach(({ world, cells, thresholds: then = thresholds }, release) => {
    for (const [key, cell] of cells) {
      const figure = figureOf(key);
      const value = world.find(figure.series, figure.measure, figure.sex, figure.area)?.count;
      if (value === undefined) continue;
      const isClosed = knowledge.isClosed(figure.series);
      const k = isClosed ? thresholds.closed : thresholds.open;
      const isSmall = value < k && (isClosed || value > 0);
      // A sum that is no table of its own is hidden because what it is made of is: if it is large it is no secret.
      const isSecret = isSmall || (cell.state === 'hidden' && figure.series !== EVACUATION_SERIES);
      const name = knowledge.nameOf(release, key);
      // A figure that was ever shown is known, whatever became of it.
      if (cell.state !== 'shown' && !knowledge.told.has(name) && isSecret) {
        const need = isSmall ? WITHIN + 1 : k;
        const promised = out.get(name)?.promised ?? Math.min(need, isClosed ? then.closed : then.open);
        out.set(name, {
          cell: system.cell(name),
          name,
          need,
          promised,
          why: isSmall ? 'primary' : 'complement',
          value,
        });
      }
      if (figure.measure !== 'tercatat') continue;
      const rest = unservedOf(world, figure);
      const unserved = knowledge.unservedOf(release, figure.series, figure.sex, figure.area);
      if (rest === undefined || rest < 1 || rest >= k || system.find(unserved) === undefined) continue;
      const need = WITHIN + 1;
      // Under the thresholds of its time it was no few, and nothing was promised of it.
      const wasSmall = rest < (isClosed ? then.closed : then.open);
      out.set(unserved, {
        cell: system.cell(unserved),
        name: unserved,
        need,
        promised: out.get(unserved)?.promised ?? (wasSmall ? need : 0),
        why: 'unserved',
        value: rest,
      });
    }
  });
  for (const [name, value] of knowledge.moved) {
    const isSmall = value > 0 && value < thresholds.open;
    if (isSmall) out.set(name, { cell: system.cell(name), name, need: WITHIN + 1, why: 'moved', value });
  }
  return [...out.values()];
}

/** Small figures that are simply shown; nobody need find them out. */
function shownSmall(knowledge: Knowledge): Pin[] {
  return knowledge.releases.flatMap(({ cells, thresholds = knowledge.thresholds }, release) =>
    [...cells].flatMap(([key, { count }]): Pin[] => {
      const isClosed = knowledge.isClosed(figureOf(key).series);
      const k = isClosed ? thresholds.closed : thresholds.open;
      if (count === null || count >= k || (count === 0 && !isClosed)) return [];
      const cell = knowledge.nameOf(release, key);
      const known = { value: count, least: count, greatest: count, need: WITHIN + 1, insider: null };
      return [{ cell, why: 'primary', ...known }];
    }),
  );
}

function unservedOf(world: World, { series, sex, area }: ReturnType<typeof figureOf>): number | undefined {
  const recorded = world.find(series, 'tercatat', sex, area)?.count;
  const served = world.find(series, 'terlayani', sex, area)?.count;
  return recorded === undefined || served === undefined || recorded < served ? undefined : recorded - served;
}

/** The true value of every cell: a solution that is known to the judge, and saves looking for one. */
function truthOf(knowledge: Knowledge, system: System): Float64Array | undefined {
  const truth = new Float64Array(system.names.length).fill(Number.NaN);
  for (const [name, value] of knowledge.moved) {
    const cell = system.find(name);
    if (cell !== undefined) truth[cell] = value;
  }
  knowledge.releases.forEach(({ world, cells }, release) => {
    for (const key of cells.keys()) {
      const figure = figureOf(key);
      const value = world.find(figure.series, figure.measure, figure.sex, figure.area)?.count;
      // Of what nobody tells by sex there is no 'not stated': it stands for everybody.
      if (value === undefined) continue;
      const cell = system.find(knowledge.nameOf(release, key));
      if (cell !== undefined) truth[cell] = value;
      if (figure.measure !== 'tercatat') continue;
      const unserved = system.find(knowledge.unservedOf(release, figure.series, figure.sex, figure.area));
      if (unserved !== undefined) truth[unserved] = unservedOf(world, figure) ?? Number.NaN;
    }
  });
  return truth;
}

/**
 * Finds out what can be found out by whoever reads some releases, and by each insider besides; tells which cells are
 * known too closely. Throws Contradiction where what was read does not fit together.
 */
export async function attack(knowledge: Knowledge, insiders: readonly Insider[] = []): Promise<Outcome> {
  const started = performance.now();
  const highs = await solver();
  const wanted = wantedOf(knowledge);
  const { system } = knowledge;
  const truth = truthOf(knowledge, system);
  const bounds = propagate(system.bounds(), system.relations);
  checkTruth(system, bounds, truth);
  const blocks = blocksOf(bounds, system.relations);
  const byCell = new Map(blocks.flatMap((block) => block.cells.map((cell) => [cell, block] as const)));
  const solvers = new Map<(typeof blocks)[number], BlockSolver>();
  const solverOf = (block: (typeof blocks)[number]) => {
    const known = solvers.get(block) ?? new BlockSolver(highs, block, bounds);
    solvers.set(block, known);
    return known;
  };
  let solves = 0;
  const pins: Pin[] = [];
  const noRoom: Pin[] = [];
  const room = new Room(highs, knowledge);
  const tell = (target: Wanted, range: Range | undefined, insider: Insider | null) => {
    if (!range || range.greatest - range.least >= target.need) return;
    // Thresholds were raised since: what is known of it by what was told before is known.
    const isHeld = target.promised !== undefined && range.greatest - range.least >= target.promised;
    const mayLack = insider !== null || (isHeld && target.promised !== target.need);
    const to = mayLack && !room.isThere(target, insider ?? EVERYBODY) ? noRoom : pins;
    to.push({
      cell: target.name,
      why: target.why,
      value: target.value,
      least: range.least,
      greatest: range.greatest,
      need: target.need,
      insider: insider?.name ?? null,
    });
  };
  const byBlock = new Map<(typeof blocks)[number], Wanted[]>();
  for (const target of wanted) {
    const block = byCell.get(target.cell);
    if (block) byBlock.set(block, [...(byBlock.get(block) ?? []), target]);
    else {
      const known = { least: bounds.least[target.cell], greatest: bounds.greatest[target.cell] };
      tell(target, { least: known.least ?? 0, greatest: known.greatest ?? 0, exact: true }, null);
    }
  }
  pins.push(...shownSmall(knowledge));
  for (const [block, targets] of byBlock) {
    const ranges = solverOf(block).ranges(targets, [], truth);
    for (const target of targets) tell(target, ranges.get(target.cell), null);
  }
  const open = new Set(pins.map((p) => p.cell));
  const safe = wanted.filter((w) => !open.has(w.name));
  for (const insider of insiders) {
    const sure = insider.given.filter((g) => g.least === g.greatest).map((g) => g.name);
    const own = new Set(sure);
    if (insider.relations.length > 0) {
      const found = await alone(withInsider(knowledge, insider), knowledge, safe, own);
      solves += found.solves;
      for (const [target, range] of found.ranges) tell(target, range, insider);
      continue;
    }
    const touched = new Map<(typeof blocks)[number], { cell: number; least: number; greatest: number }[]>();
    for (const { name, least, greatest } of insider.given) {
      const cell = system.find(name);
      const block = cell === undefined ? undefined : byCell.get(cell);
      if (cell === undefined || !block) continue;
      if (least <= (bounds.least[cell] as number) && greatest >= (bounds.greatest[cell] as number)) continue;
      touched.set(block, [...(touched.get(block) ?? []), { cell, least, greatest }]);
    }
    for (const [block, given] of touched) {
      const targets = (byBlock.get(block) ?? []).filter((t) => !own.has(t.name) && !open.has(t.name));
      if (targets.length === 0) continue;
      const ranges = solverOf(block).ranges(targets, given, truth);
      for (const target of targets) tell(target, ranges.get(target.cell), insider);
    }
  }
  solves += room.dispose();
  for (const one of solvers.values()) {
    solves += one.solves;
    one.dispose();
  }
  return {
    pins,
    targets: wanted.length,
    noRoom,
    solves,
    blocks: byBlock.size,
    largestBlock: blocks.reduce((n, b) => Math.max(n, b.cells.length), 0),
    tookMs: performance.now() - started,
  };
}

/**
 * Could a plan have protected a cell at all? As if everything in the newest release were hidden but zeros, and from
 * somebody of one RT but the totals too: what is known then, published totals and zeros say.
 */
class Room {
  readonly #highs: Highs;
  readonly #knowledge: Knowledge;
  readonly #open = new Map<boolean, { knowledge: Knowledge; blocks: readonly Block[]; bounds: Bounds }>();
  #solves = 0;

  constructor(highs: Highs, knowledge: Knowledge) {
    this.#highs = highs;
    this.#knowledge = knowledge;
  }

  isThere(target: Wanted, insider: Insider): boolean {
    const { knowledge, blocks, bounds } = this.#relaxed(insider.kind === 'rt');
    const cell = knowledge.system.find(target.name);
    if (cell === undefined) return true;
    if (insider.relations.length > 0) {
      const system = withInsider(knowledge, insider);
      const narrowed = propagate(system.bounds(), system.relations);
      return this.#range(blocksOf(narrowed, system.relations), narrowed, { ...target, cell }, []);
    }
    const given = insider.given.flatMap(({ name, least, greatest }) => {
      const at = knowledge.system.find(name);
      return at === undefined ? [] : [{ cell: at, least, greatest }];
    });
    return this.#range(blocks, bounds, { ...target, cell }, given);
  }

  dispose(): number {
    return this.#solves;
  }

  #range(
    blocks: readonly Block[],
    bounds: Bounds,
    target: Target,
    given: readonly { cell: number; least: number; greatest: number }[],
  ): boolean {
    const block = blocks.find((b) => b.cells.includes(target.cell));
    if (!block) {
      // Related to nothing that is open: what it may be is known, or anything.
      const all = [{ cell: target.cell, least: 0, greatest: Number.POSITIVE_INFINITY }, ...given];
      const own = all.filter(({ cell }) => cell === target.cell);
      const least = Math.max(bounds.least[target.cell] as number, ...own.map((g) => g.least));
      const greatest = Math.min(bounds.greatest[target.cell] as number, ...own.map((g) => g.greatest));
      return greatest - least >= target.need;
    }
    const one = new BlockSolver(this.#highs, block, bounds);
    const range = one.ranges([target], given).get(target.cell);
    this.#solves += one.solves;
    one.dispose();
    return range !== undefined && range.greatest - range.least >= target.need;
  }

  #relaxed(keepsTotals: boolean) {
    const known = this.#open.get(keepsTotals);
    if (known) return known;
    const { releases, thresholds } = this.#knowledge;
    const last = releases.length - 1;
    const relaxed = releases.map((release, at): Seen => {
      if (at < last) return release;
      const cells = new Map(release.cells);
      for (const [key, cell] of cells) {
        const isTotal = keepsTotals && figureOf(key).series === TOTAL_SERIES;
        if (cell.state !== 'shown' || cell.count === 0 || isTotal) continue;
        // What was told is kept, so that it is not said what became of it.
        const state = releases[at - 1]?.cells.get(key)?.count == null ? 'hidden' : 'kept';
        cells.set(key, { state, count: null });
      }
      return { world: release.world, cells, thresholds: release.thresholds };
    });
    const knowledge = new Knowledge(relaxed, thresholds);
    const bounds = propagate(knowledge.system.bounds(), knowledge.system.relations);
    const made = { knowledge, bounds, blocks: blocksOf(bounds, knowledge.system.relations) };
    this.#open.set(keepsTotals, made);
    return made;
  }
}

/** The whole again, for an insider who knows relations besides. */
async function alone(
  system: System,
  knowledge: Knowledge,
  wanted: readonly Wanted[],
  own: ReadonlySet<string>,
): Promise<{ ranges: Map<Wanted, Range>; solves: number }> {
  const highs = await solver();
  const bounds = propagate(system.bounds(), system.relations);
  const truth = truthOf(knowledge, system);
  const targets = wanted.filter((w) => !own.has(w.name));
  const ranges = new Map<Wanted, Range>();
  const byCell = new Map<number, Wanted[]>();
  for (const target of targets) byCell.set(target.cell, [...(byCell.get(target.cell) ?? []), target]);
  let solves = 0;
  for (const block of blocksOf(bounds, system.relations)) {
    const there = block.cells.flatMap((cell) => byCell.get(cell) ?? []);
    if (there.length === 0) continue;
    const one = new BlockSolver(highs, block, bounds);
    const found = one.ranges(there, [], truth);
    for (const target of there) ranges.set(target, found.get(target.cell) as Range);
    solves += one.solves;
    one.dispose();
  }
  for (const target of targets) {
    if (ranges.has(target)) continue;
    const [least = 0, greatest = 0] = [bounds.least[target.cell], bounds.greatest[target.cell]];
    ranges.set(target, { least, greatest, exact: true });
  }
  return { ranges, solves };
}

/** What the attacker concluded must hold of the truth, else it was concluded wrongly. */
function checkTruth(system: System, bounds: Bounds, truth: Float64Array | undefined): void {
  if (!truth) return;
  truth.forEach((value, cell) => {
    if (Number.isNaN(value)) return;
    if (value < (bounds.least[cell] as number) || value > (bounds.greatest[cell] as number)) {
      throw new Error(
        `${system.names[cell]} is ${value}, concluded ${bounds.least[cell]} to ${bounds.greatest[cell]}`,
      );
    }
  });
}
