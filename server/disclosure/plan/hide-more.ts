import { type Price, STAGES, type Stage } from './cost.ts';
import type { Evidence, Gap } from './evidence.ts';
import { type JointSlices, jointly } from './joint.ts';
import { farthest, findMove, type Move, stepOf } from './moves.ts';
import { indexSums, type Scenario } from './scenarios.ts';
import { NEED_OF_SMALL } from './system.ts';

/** What a plan is worked out with. */
export interface Work {
  readonly evidence: Evidence;
  readonly prices: readonly Price[];
  readonly slices: JointSlices;
  /** cells that scenarios leave no room, whatever is hidden */
  readonly exempt: Map<number, Set<Scenario>>;
  /** cells that may not be hidden */
  readonly barred: ReadonlySet<number>;
  /** the same without the releases before, where there were any */
  readonly today: Pick<Work, 'evidence' | 'prices' | 'barred'> | null;
}

/** Small counts that earlier releases may leave no room, before the whole build keeps what it said. */
const MOST_STUCK = 4;
/** Gaps that are closed one by one after earlier releases. */
const MOST_GAPS = 150;

type Asked = Pick<Work, 'evidence' | 'prices' | 'barred'>;

export function isExempt(work: Work, place: number): (scenario: Scenario) => boolean {
  const scenarios = work.exempt.get(place);
  return scenarios === undefined ? () => false : (scenario) => scenarios.has(scenario);
}

/**
 * Hides complements until every cell given, and every one hidden for it, is protected in every scenario. Returns the
 * complements; null where the releases before leave so little room that nothing new had better be said at all.
 */
export function hideMore(work: Work, places: readonly number[]): number[] | null {
  const { system } = work.evidence;
  const added: number[] = [];
  const queue = [...places];
  let stuck = 0;
  let gaps = 0;
  for (const place of queue) {
    for (;;) {
      const gap = work.evidence.gapOf(place, isExempt(work, place));
      if (gap === null) break;
      gaps += 1;
      if (work.today !== null && gaps > MOST_GAPS) return null;
      const chosen = chooseFor(work, place, gap);
      if (chosen === null) {
        const more = isNobodysFault(work, place, gap) ? [] : around(work, place, gap.scenario);
        if (more.length > 0 && work.today !== null) stuck += 1;
        if (stuck > MOST_STUCK) return null;
        for (const other of more) {
          system.isHidden[other] = 1;
          added.push(other);
          queue.push(other);
        }
        if (more.length > 0) continue;
        work.exempt.set(place, (work.exempt.get(place) ?? new Set()).add(gap.scenario));
        continue;
      }
      for (const move of chosen) {
        for (const other of move.places) {
          if (system.isHidden[other] === 1) continue;
          system.isHidden[other] = 1;
          added.push(other);
          queue.push(other);
        }
        work.evidence.add(place, move);
      }
    }
  }
  return added;
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
 * Does what the scenario gives say too much by itself? What earlier releases said is partly taken as more than it was:
 * that is no excuse, and as long as there is anything left to hide it is hidden.
 */
function isNobodysFault(work: Work, place: number, gap: Gap): boolean {
  if (work.today === null) return hasNoRoom(work, place, gap);
  // A complement that nothing else protects any more is a count that might have been told.
  if ((work.evidence.system.need[place] as number) > NEED_OF_SMALL) return true;
  if (place >= work.today.evidence.system.size) return false;
  const { size } = work.today.evidence.system;
  const { kind, known, least, sums } = gap.scenario;
  const sumsToday = sums.filter((members) => members.every((member) => member < size));
  const scenario: Scenario = { kind, known, least, sums: sumsToday, sumOf: indexSums(sumsToday) };
  return hasNoRoom(work.today, place, { ...gap, scenario });
}

/**
 * Is there no table that looks the same from outside and differs enough, whatever else is hidden? Then the scenario itself
 * says too much: who knows that two cells that are not nihil are 4 together knows each to within 2. Of what lies in one
 * RT, as long as totals are shown.
 */
function hasNoRoom(work: Asked, place: number, { scenario }: Gap): boolean {
  const { system } = work.evidence;
  const need = system.need[place] as number;
  const request = {
    place,
    atMost: need,
    cost: costIn(work, scenario, scenario.kind === 'rt' ? 2 : 3),
    hops: 1000,
  };
  const up = farthest(system, scenario, { ...request, direction: 1 });
  if (up >= need) return false;
  return up + farthest(system, scenario, { ...request, direction: -1 }) < need - 1e-6;
}

/** What may still be hidden nearest to a cell: parts of the sums it is in first, then sums, then totals. */
function around(work: Work, place: number, scenario: Scenario): number[] {
  for (const stage of STAGES) {
    const fresh = nearest(work, place, costIn(work, scenario, stage));
    if (fresh.length > 0) return fresh;
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
  { evidence, prices, barred }: Asked,
  scenario: Scenario,
  stage: Stage,
): (other: number) => number {
  const { system } = evidence;
  return (other) => {
    if (system.isHidden[other] === 1) return 0;
    if (scenario.known.has(other) || barred.has(other)) return -1;
    if ((system.value[other] as number) < (system.least[other] as number)) return -1;
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
