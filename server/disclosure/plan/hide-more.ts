import { type Price, STAGES, type Stage } from './cost.ts';
import type { Evidence, Gap } from './evidence.ts';
import type { JointSlices } from './joint.ts';
import { farthest, findMove, type Move, stepOf } from './moves.ts';
import { jointly, type Scenario } from './scenarios.ts';
import { NEED_OF_SMALL } from './system.ts';

/** Of what lies in one RT, as long as totals are shown. */
function lastStage({ kind }: Scenario): Stage {
  return kind === 'rt' ? 2 : 3;
}

/** What a plan is worked out with. */
export interface Work {
  readonly evidence: Evidence;
  readonly prices: readonly Price[];
  readonly slices: JointSlices;
  /** cells that scenarios leave no room, whatever is hidden */
  readonly exempt: Map<number, Set<Scenario>>;
  /** cells that may not be hidden */
  readonly barred: ReadonlySet<number>;
  /** cells around one that could not be proven to be safe: they stay hidden */
  readonly frozen: Set<number>;
  /** null of a first release */
  readonly since: Since | null;
}

/** What there is to go by where releases were made before. */
export interface Since {
  /** cells that may keep the figure of an earlier release: it is there, and would be told today as well */
  readonly keepable: ReadonlySet<number>;
  /** of these, the ones that do: what they are now need not be protected, unless it is small */
  readonly keeps: Set<number>;
  /** may earlier releases have told less than they are taken to have told? */
  readonly isVague: boolean;
}

export function isExempt(work: Work, place: number): (scenario: Scenario) => boolean {
  const scenarios = work.exempt.get(place);
  return scenarios === undefined ? () => false : (scenario) => scenarios.has(scenario);
}

/**
 * Hides more until every cell given, and every one hidden for it, is protected in every scenario: complements, and where
 * earlier releases leave none, whatever is around it keeps what it said. Returns what was hidden besides.
 */
export function hideMore(work: Work, places: readonly number[]): number[] {
  const { system } = work.evidence;
  const added: number[] = [];
  const queue = [...places];
  const hide = (others: readonly number[]) => {
    for (const other of others) {
      if (system.isHidden[other] === 1) continue;
      system.isHidden[other] = 1;
      added.push(other);
      queue.push(other);
    }
  };
  for (const place of queue) {
    for (;;) {
      const gap = work.evidence.gapOf(place, isExempt(work, place));
      if (gap === null) break;
      const chosen = chooseFor(work, place, gap);
      if (chosen !== null) {
        for (const move of chosen) {
          hide(move.places);
          work.evidence.add(place, move);
        }
        continue;
      }
      if (stepsBack(work, place)) break;
      const isExcused = isNobodysFault(work, place, gap);
      const more = isExcused ? [] : around(work, place, gap.scenario);
      hide(more);
      if (more.length > 0) continue;
      work.exempt.set(place, (work.exempt.get(place) ?? new Set()).add(gap.scenario));
      if (!isExcused) freeze(work, place);
    }
  }
  return added;
}

/** All that might move with a cell stays hidden: there is no proof that it need not be. */
function freeze({ evidence: { system }, frozen }: Work, place: number): void {
  const queue = [place];
  const met = new Set(queue);
  for (const one of queue) {
    for (const sum of system.of[one] ?? []) {
      for (const member of system.sums[sum]?.members ?? []) {
        if (met.has(member) || system.isHidden[member] !== 1) continue;
        met.add(member);
        frozen.add(member);
        queue.push(member);
      }
    }
  }
}

/** A complement that nothing protects any more keeps what it said; how many there are now is told nobody. */
function stepsBack({ since, evidence: { system } }: Work, place: number): boolean {
  if (since === null || !since.keepable.has(place)) return false;
  since.keeps.add(place);
  if ((system.need[place] as number) <= NEED_OF_SMALL) return false;
  system.need[place] = 0;
  return true;
}

/** Complements that guard against all slices at once, where there are any, else those that close the gap. */
function chooseFor(work: Work, place: number, gap: Gap): readonly Move[] | null {
  const joint = { ...jointly([work.slices.without(place), gap.scenario]), kind: gap.scenario.kind };
  return (
    closeGap(work, { place, gap: { scenario: joint, up: 0, down: 0 }, stages: [0] }) ??
    closeGap(work, { place, gap, stages: STAGES })
  );
}

/**
 * Does what the scenario gives say too much by itself, with all that was told before? Where it is not sure what was told,
 * that is no excuse.
 */
function isNobodysFault(work: Work, place: number, gap: Gap): boolean {
  return !work.since?.isVague && hasNoRoom(work, place, gap);
}

/**
 * Is there no table that looks the same from outside and differs enough, whatever else is hidden? Then the scenario itself
 * says too much: who knows that two cells that are not nihil are 4 together knows each to within 2. Of what lies in one
 * RT, as long as totals are shown.
 */
function hasNoRoom(work: Work, place: number, { scenario }: Gap): boolean {
  const { system } = work.evidence;
  const need = system.need[place] as number;
  const request = {
    place,
    atMost: need,
    cost: costIn(work, scenario, lastStage(scenario)),
    hops: 1000,
  };
  const sure = scenario.sure?.(place) ?? scenario;
  const up = farthest(system, sure, { ...request, direction: 1 });
  if (up >= need) return false;
  return up + farthest(system, sure, { ...request, direction: -1 }) < need - 1e-6;
}

/** What may still be hidden nearest to a cell: parts of the sums it is in first, then sums, then totals. */
function around(work: Work, place: number, scenario: Scenario): number[] {
  const last = lastStage(scenario);
  for (const stage of STAGES) {
    if (stage > last || (work.since !== null && stage < last)) continue;
    const fresh = nearest(work, place, costIn(work, scenario, stage));
    if (fresh.length === 0) continue;
    for (const other of fresh) stepsBack(work, other);
    return fresh;
  }
  return [];
}

function nearest({ evidence }: Work, place: number, cost: (other: number) => number): number[] {
  const { system } = evidence;
  let found = new Set([place]);
  for (;;) {
    const next = new Set(found);
    for (const cell of found) {
      for (const sum of system.of[cell] ?? []) {
        for (const member of system.sums[sum]?.members ?? []) if (cost(member) >= 0) next.add(member);
      }
    }
    const fresh = [...next].filter((cell) => system.isHidden[cell] !== 1);
    if (fresh.length > 0 || next.size === found.size) return fresh;
    found = next;
  }
}

/** What it costs to move a cell, up to a stage; -1: it may not be hidden, or is known in the scenario. */
function costIn(
  { evidence, prices, barred, since }: Work,
  scenario: Scenario,
  stage: Stage,
): (other: number) => number {
  const { system } = evidence;
  return (other) => {
    if (system.isHidden[other] === 1) return 0;
    if (scenario.known.has(other) || barred.has(other)) return -1;
    // A zero is told, unless it may keep what it said.
    const isNil = (system.value[other] as number) < (system.least[other] as number);
    if (isNil && !(stage === 3 && since?.keepable.has(other))) return -1;
    const price = prices[other];
    return price && price.stage <= stage ? price.cost : -1;
  };
}

interface Choice {
  readonly moves: readonly Move[];
  readonly cost: number;
}

/** The cheapest complements that give a cell enough room in a scenario. */
function closeGap(
  work: Work,
  { place, gap, stages }: { place: number; gap: Gap; stages: readonly Stage[] },
): readonly Move[] | null {
  const { system } = work.evidence;
  const { prices } = work;
  const need = system.need[place] as number;
  for (const stage of stages) {
    // What totals leave no room beside one RT is that RT's own.
    if (stage === 3 && gap.scenario.kind === 'rt') continue;
    const cost = costIn(work, gap.scenario, stage);
    const find = (direction: 1 | -1, atMost: number, hops: number) =>
      atMost <= 0 ? null : findMove(system, gap.scenario, { place, direction, atMost, cost, hops });
    const priceOf = (move: Move) =>
      move.places.reduce((all, p) => all + (system.isHidden[p] === 1 ? 0 : (prices[p]?.cost ?? 0)), 0);
    let best: Choice | undefined;
    const weigh = (moves: readonly (Move | null)[], room: number) => {
      const found = moves.filter((m) => m !== null);
      const reach = found.reduce((all, m) => all + Math.abs(stepOf(m, place)), room);
      const price = found.reduce((all, m) => all + priceOf(m), 0);
      if (reach >= need && (best === undefined || price < best.cost)) best = { moves: found, cost: price };
    };
    for (const hops of [2, 4, 12]) {
      weigh([find(1, need - gap.down, hops)], gap.down);
      weigh([find(-1, need - gap.up, hops)], gap.up);
      if (best === undefined) weigh([find(1, need, hops), find(-1, need, hops)], 0);
      if (best !== undefined) return best.moves;
    }
  }
  return null;
}
