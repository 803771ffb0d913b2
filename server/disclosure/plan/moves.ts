import type { Scenario } from './scenarios.ts';
import { bestChange, type MoveProblem } from './simplex.ts';
import type { System } from './system.ts';

/**
 * Another table that looks the same from outside, as its difference to the true one: whole numbers that keep every sum.
 * Two such tables that differ in a cell prove that nobody knows it.
 */
export interface Move {
  readonly places: readonly number[];
  readonly by: readonly number[];
}

/** By how much a move changes a cell. */
export function stepOf(move: Move, place: number): number {
  return move.by[move.places.indexOf(place)] ?? 0;
}

/** May the table be this one, for somebody in the scenario? The sums of the system were checked when it was found. */
export function holdsFor(system: System, scenario: Scenario, move: Move): boolean {
  const { places, by } = move;
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] as number;
    if (system.isHidden[place] !== 1 || scenario.known.has(place)) return false;
    const then = (system.value[place] as number) + (by[i] as number);
    if (then < leastOf(system, scenario, place) || then > (system.most[place] as number)) return false;
  }
  return keepsKnown(scenario, move);
}

function keepsKnown({ sums, sumOf }: Scenario, move: Move): boolean {
  if (sums.length === 0) return true;
  const changes = new Map<number, number>();
  move.places.forEach((place, i) => {
    for (const sum of sumOf.get(place) ?? []) changes.set(sum, (changes.get(sum) ?? 0) + (move.by[i] ?? 0));
  });
  return [...changes.values()].every((change) => change === 0);
}

function keepsSums(system: System, move: Move): boolean {
  const changes = new Map<number, number>();
  move.places.forEach((place, i) => {
    system.of[place]?.forEach((sum, j) => {
      const factor = system.factorsOf[place]?.[j] ?? 0;
      changes.set(sum, (changes.get(sum) ?? 0) + (move.by[i] ?? 0) * factor);
    });
  });
  return [...changes.values()].every((change) => change === 0);
}

function leastOf(system: System, scenario: Scenario, place: number): number {
  return Math.max(system.least[place] as number, scenario.least.get(place) ?? 0);
}

export interface MoveRequest {
  readonly place: number;
  readonly direction: 1 | -1;
  /** no need to go farther than this */
  readonly atMost: number;
  /** what it costs to move by one: 0 hidden cells, more for those that would have to be hidden; -1: never */
  readonly cost: (place: number) => number;
  /** how many sums away a cell may be that moves with it */
  readonly hops: number;
}

/** Worth more than all that it could cost. */
const WORTH = 1e7;
/** Beyond this a problem is no longer solved in passing. */
const MOST_CELLS = 6000;
const MOST_CUTS = 12;
const NEARLY = 1e-6;

/** The farthest move of a cell in one direction, at least cost; null where none is found. */
export function findMove(system: System, scenario: Scenario, request: MoveRequest): Move | null {
  const near = nearby(system, scenario, request);
  if (near.length > MOST_CELLS) return null;
  const solved = solveWhole(pose(system, scenario, request, near));
  return solved === null ? null : verified(system, scenario, { place: request.place, ...solved });
}

/**
 * How far a cell can move in one direction at the very most, were parts of persons allowed; Infinity where that is not
 * found out. Where this is less than needed, nothing that costs allow protects the cell.
 */
export function farthest(system: System, scenario: Scenario, request: MoveRequest): number {
  const near = nearby(system, scenario, request);
  const { owner, problem } = pose(system, scenario, request, near);
  const change = bestChange(problem);
  if (change === null) return Number.POSITIVE_INFINITY;
  return owner.reduce((all, cell, i) => (cell === request.place ? all + Math.abs(change[i] ?? 0) : all), 0);
}

interface Solved {
  /** whose change each number is; a cell that costs has two */
  readonly owner: readonly number[];
  readonly change: Float64Array;
}

/** Persons are whole: where a solution has parts of some, these are cut one after the other. */
function solveWhole({ owner, problem }: Posed): Solved | null {
  const least = [...problem.least];
  const most = [...problem.most];
  for (let cut = 0; cut < MOST_CUTS; cut += 1) {
    const change = bestChange({ ...problem, least, most });
    if (change === null) return null;
    const part = change.findIndex((c) => Math.abs(c - Math.round(c)) > NEARLY);
    if (part < 0) return { owner, change };
    const whole = Math.trunc(change[part] as number);
    if (whole > 0 || (change[part] as number) > 0) most[part] = whole;
    else least[part] = whole;
  }
  return null;
}

interface Posed {
  readonly owner: readonly number[];
  readonly problem: MoveProblem;
}

function pose(
  system: System,
  scenario: Scenario,
  { place, direction, atMost, cost }: MoveRequest,
  near: readonly number[],
): Posed {
  const rowOf = new Map<number, number>();
  const row = (key: number) => {
    const known = rowOf.get(key);
    if (known !== undefined) return known;
    rowOf.set(key, rowOf.size);
    return rowOf.size - 1;
  };
  const columns: [number, number][][] = [];
  const least: number[] = [];
  const most: number[] = [];
  const worth: number[] = [];
  const owner: number[] = [];
  for (const cell of near) {
    const factors = system.factorsOf[cell] ?? [];
    const entries = (system.of[cell] ?? []).map((sum, i): [number, number] => [row(sum), factors[i] ?? 0]);
    for (const known of scenario.sumOf.get(cell) ?? []) entries.push([row(-1 - known), 1]);
    const value = system.value[cell] as number;
    const low = Math.min(0, leastOf(system, scenario, cell) - value);
    const high = Math.max(0, (system.most[cell] as number) - value);
    const price = cell === place ? 0 : cost(cell);
    const add = (from: number, to: number, worthOf: number) => {
      columns.push(entries);
      least.push(from);
      most.push(to);
      worth.push(worthOf);
      owner.push(cell);
    };
    if (cell === place) {
      if (direction > 0) add(0, Math.min(high, atMost), WORTH);
      else add(Math.max(low, -atMost), 0, -WORTH);
    } else if (price === 0) add(low, high, 0);
    else {
      add(0, high, -price);
      add(low, 0, price);
    }
  }
  return { owner, problem: { columns, rows: rowOf.size, least, most, worth } };
}

/** A proposal as a move, only where it is one in whole numbers. */
function verified(
  system: System,
  scenario: Scenario,
  { place, owner, change }: Solved & { place: number },
): Move | null {
  const by = new Map<number, number>();
  change.forEach((amount, i) => {
    const cell = owner[i] as number;
    by.set(cell, (by.get(cell) ?? 0) + amount);
  });
  const steps = [...by]
    .map(([cell, amount]) => [cell, Math.round(amount)] as const)
    .filter(([, n]) => n !== 0);
  const move: Move = { places: steps.map(([cell]) => cell), by: steps.map(([, n]) => n) };
  if (!move.places.includes(place) || !keepsSums(system, move)) return null;
  if (scenario.sums.some((members) => members.reduce((all, m) => all + stepOf(move, m), 0) !== 0))
    return null;
  for (const [cell, n] of steps) {
    const then = (system.value[cell] as number) + n;
    if (then < leastOf(system, scenario, cell) || then > (system.most[cell] as number)) return null;
  }
  return move;
}

/** The cells that may move with a cell: those in the same sums, and so on. */
function nearby(system: System, scenario: Scenario, { place, cost, hops }: MoveRequest): number[] {
  const found = new Set([place]);
  let edge = [place];
  const seen = new Set<number>();
  for (let hop = 0; hop < hops && edge.length > 0; hop += 1) {
    const next: number[] = [];
    const meet = (member: number) => {
      if (found.has(member) || scenario.known.has(member) || cost(member) < 0) return;
      found.add(member);
      next.push(member);
    };
    for (const cell of edge) {
      for (const sum of system.of[cell] ?? []) {
        if (seen.has(sum)) continue;
        seen.add(sum);
        for (const member of system.sums[sum]?.members ?? []) meet(member);
      }
      for (const known of scenario.sumOf.get(cell) ?? []) {
        for (const member of scenario.sums[known] ?? []) meet(member);
      }
    }
    edge = next;
  }
  return [...found];
}
