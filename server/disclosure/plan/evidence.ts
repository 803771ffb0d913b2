import { findMove, holdsFor, type Move, stepOf } from './moves.ts';
import { EVERYBODY, type Scenario } from './scenarios.ts';
import type { System } from './system.ts';

/** Nearby first, then as far as it goes. */
const HOPS = [2, 4, 12] as const;

/** In which scenario a cell can be known too well, and what can be done in each direction there. */
export interface Gap {
  readonly scenario: Scenario;
  readonly up: number;
  readonly down: number;
}

/**
 * Tables that look the same from outside, kept for every cell that is protected, so that the same one need not be found
 * again for each insider.
 */
export class Evidence {
  readonly system: System;
  /** scenarios in which something of a cell is known */
  private readonly about: (readonly Scenario[])[];
  private readonly moves: Move[][];
  /** cells that have a move through a cell */
  private readonly usersOf: Set<number>[];

  constructor(system: System, scenarios: readonly Scenario[]) {
    this.system = system;
    const about: Scenario[][] = Array.from({ length: system.size }, () => []);
    for (const scenario of scenarios) {
      const places = new Set([...scenario.known, ...scenario.least.keys(), ...scenario.sums.flat()]);
      for (const place of places) about[place]?.push(scenario);
    }
    this.about = about;
    this.moves = Array.from({ length: system.size }, () => []);
    this.usersOf = Array.from({ length: system.size }, () => new Set<number>());
  }

  /** Remembers a table that another one found. */
  add(place: number, move: Move): void {
    this.moves[place]?.push(move);
    for (const other of move.places) this.usersOf[other]?.add(place);
  }

  /** The first scenario in which a hidden cell may be known too well; null: it is protected in all. */
  gapOf(place: number, exempt: (scenario: Scenario) => boolean): Gap | null {
    const { need, isHidden } = this.system;
    if (isHidden[place] !== 1 || need[place] === 0) return null;
    const support = new Set<number>();
    const base = this.gapIn(place, EVERYBODY, support);
    if (base !== null && !exempt(EVERYBODY)) return base;
    const checked = new Set<Scenario>();
    for (const other of [place, ...support]) {
      for (const scenario of this.about[other] ?? []) {
        if (checked.has(scenario)) continue;
        checked.add(scenario);
        if (scenario.known.has(place) || exempt(scenario)) continue;
        const gap = this.gapIn(place, scenario);
        if (gap !== null) return gap;
      }
    }
    return null;
  }

  /** Who is protected by tables in which this cell differs? */
  usersOfCell(place: number): number[] {
    return [...(this.usersOf[place] ?? [])];
  }

  private gapIn(place: number, scenario: Scenario, support?: Set<number>): Gap | null {
    const need = this.system.need[place] as number;
    let up: Move | undefined;
    let down: Move | undefined;
    let upBy = 0;
    let downBy = 0;
    for (const move of this.moves[place] ?? []) {
      const step = stepOf(move, place);
      if (step > 0 ? step <= upBy : -step <= downBy) continue;
      if (upBy + downBy >= need) break;
      if (!holdsFor(this.system, scenario, move)) continue;
      if (step > 0) [up, upBy] = [move, step];
      else [down, downBy] = [move, -step];
    }
    for (const hops of HOPS) {
      for (const direction of [1, -1] as const) {
        if (upBy + downBy >= need) break;
        const cost = (p: number) => (this.system.isHidden[p] === 1 ? 0 : -1);
        const found = findMove(this.system, scenario, { place, direction, atMost: need, cost, hops });
        if (!found) continue;
        this.add(place, found);
        const step = stepOf(found, place);
        if (step > upBy) [up, upBy] = [found, step];
        if (-step > downBy) [down, downBy] = [found, -step];
      }
    }
    if (support) for (const move of [up, down]) for (const p of move?.places ?? []) support.add(p);
    return upBy + downBy >= need ? null : { scenario, up: upBy, down: downBy };
  }
}
