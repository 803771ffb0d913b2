import { type Price, STAGES } from './cost.ts';
import type { Evidence, Gap } from './evidence.ts';
import { findMove, type Move, stepOf } from './moves.ts';
import type { Scenario } from './scenarios.ts';
import type { Tables } from './tables.ts';

/** Cells that a scenario leaves no room, whatever is hidden: 'place kind' for each. */
export type Exempt = Map<number, Set<Scenario>>;

export interface Hidden {
  /** complements, in the order in which they were hidden */
  readonly added: number[];
  readonly exempt: Exempt;
}

/** Hides complements until every hidden cell is protected in every scenario. */
export function hideMore(tables: Tables, evidence: Evidence, prices: readonly Price[]): Hidden {
  const { system } = evidence;
  const added: number[] = [];
  const exempt: Exempt = new Map();
  const queue = inOrder(tables, prices).filter((place) => system.isHidden[place] === 1);
  for (const place of queue) {
    const isExempt = (scenario: Scenario) => exempt.get(place)?.has(scenario) ?? false;
    for (;;) {
      const gap = evidence.gapOf(place, isExempt);
      if (gap === null) break;
      const chosen = closeGap(evidence, prices, { place, gap });
      if (chosen === null) {
        exempt.set(place, (exempt.get(place) ?? new Set()).add(gap.scenario));
        continue;
      }
      for (const move of chosen) {
        for (const other of move.places) {
          if (system.isHidden[other] === 1) continue;
          system.isHidden[other] = 1;
          added.push(other);
          queue.push(other);
        }
        evidence.add(place, move);
      }
    }
  }
  return { added, exempt };
}

/** Coarse levels first: what is hidden there makes room below. */
function inOrder({ cells }: Tables, prices: readonly Price[]): number[] {
  const cost = (place: number) => prices[place]?.cost ?? 0;
  return cells.map((_, place) => place).sort((a, b) => cost(b) - cost(a));
}

interface Choice {
  readonly moves: readonly Move[];
  readonly cost: number;
}

/** The cheapest complements that give a cell enough room in a scenario. */
function closeGap(
  evidence: Evidence,
  prices: readonly Price[],
  { place, gap }: { place: number; gap: Gap },
): readonly Move[] | null {
  const { system } = evidence;
  const need = system.need[place] as number;
  for (const stage of STAGES) {
    if (stage === 3 && gap.scenario.kind === 'rt') continue;
    const cost = (other: number) => {
      if (system.isHidden[other] === 1) return 0;
      if (gap.scenario.known.has(other) || (system.value[other] as number) < 1) return -1;
      const price = prices[other];
      return price && price.stage <= stage ? price.cost : -1;
    };
    const find = (direction: 1 | -1, atMost: number, hops: number) =>
      atMost <= 0 ? null : findMove(system, gap.scenario, { place, direction, atMost, cost, hops });
    const priceOf = (move: Move) =>
      move.places.reduce((all, p) => all + (system.isHidden[p] === 1 ? 0 : (prices[p]?.cost ?? 0)), 0);
    let best: Choice | null = null;
    const weigh = (moves: readonly (Move | null)[], room: number) => {
      const found = moves.filter((m) => m !== null);
      const reach = found.reduce((all, m) => all + Math.abs(stepOf(m, place)), room);
      const price = found.reduce((all, m) => all + priceOf(m), 0);
      if (reach >= need && (best === null || price < best.cost)) best = { moves: found, cost: price };
    };
    for (const hops of [2, 4, 12]) {
      weigh([find(1, need - gap.down, hops)], gap.down);
      weigh([find(-1, need - gap.up, hops)], gap.up);
      if (best === null) weigh([find(1, need, hops), find(-1, need, hops)], 0);
      if (best !== null) return (best as Choice).moves;
    }
  }
  return null;
}
