import { undoingCells } from './below.ts';
import { pricesOf } from './cost.ts';
import { countPlan } from './count.ts';
import { Evidence } from './evidence.ts';
import { hideMore, type Since, type Work } from './hide-more.ts';
import { type TablesInTime, withHistory } from './history.ts';
import { JointSlices } from './joint.ts';
import type { CellState, HiddenBecause, PlannedCell, PlanTables } from './plan.ts';
import { makeScenarios } from './scenarios.ts';
import { showMore } from './show-more.ts';
import { isSmall, makeSystem, NEED_OF_SMALL, type System } from './system.ts';

/** Figures that are tried to be shown again together after earlier releases. */
const AT_ONCE = 16;

export const planTables: PlanTables = (today, { insiders, history, below = [] }) => {
  const inTime = withHistory(today, history);
  const system = makeSystem(inTime.tables);
  for (const place of undoingCells(today, below)) system.isHidden[place] = 1;
  hideAsBefore(system, inTime);
  const since = history.length === 0 ? null : sinceOf(inTime);
  if (since !== null) needNoMore(system, inTime, since);
  const scenarios = makeScenarios(inTime, insiders);
  const work: Work = {
    evidence: new Evidence(system, scenarios),
    prices: pricesOf(inTime.tables),
    slices: new JointSlices(scenarios),
    exempt: new Map(),
    barred: inTime.known,
    frozen: new Set(),
    since,
  };
  const price = (place: number) => work.prices[place]?.cost ?? 0;
  // Coarse levels first: what is hidden there makes room below.
  const hidden = inTime.tables.cells
    .map((_, place) => place)
    .filter((place) => system.isHidden[place] === 1)
    .sort((a, b) => price(b) - price(a));
  const added = hideMore(work, hidden);
  const kept = [...(since?.keeps ?? [])].filter((place) => isLarge(inTime, place));
  const isOpen = (place: number) => !work.frozen.has(place);
  showMore(work, [...new Set([...added, ...kept])].filter(isOpen), since === null ? 1 : AT_ONCE);
  if (since !== null) keepAll(system, since);
  const cells = today.cells.flatMap((cell, place): PlannedCell[] => {
    if (cell.virtual !== null) return [];
    const { areaId, series, sex, measure, level, family, value } = cell;
    const [state, because] = stateOf(inTime, system, since, place);
    return [{ areaId, series, sex, measure, level, family, value, state, because }];
  });
  return { cells, counts: countPlan(cells), exempt: work.exempt.size };
};

function isLarge({ tables }: TablesInTime, place: number): boolean {
  const cell = tables.cells[place];
  return cell !== undefined && !isSmall(cell);
}

/** What has changed may keep what it said, as long as that would be told today as well. */
function sinceOf({ tables, before, known, isVague }: TablesInTime): Since {
  const keepable = new Set<number>();
  const keeps = new Set<number>();
  for (const [place, { state, isSame, told }] of before) {
    const cell = tables.cells[place];
    if (cell === undefined || told === null || known.has(place) || isSmall({ ...cell, value: told }))
      continue;
    keepable.add(place);
    if (isSame && state === 'kept') keeps.add(place);
  }
  return { keepable, keeps, isVague };
}

/** What no release said is hidden, and none will, need not be protected: it is no count of few. */
function needNoMore(system: System, { today, saidHidden }: TablesInTime, { keepable }: Since): void {
  for (let place = 0; place < system.size; place += 1) {
    if ((system.need[place] as number) <= NEED_OF_SMALL || saidHidden.has(place)) continue;
    if (place >= today || keepable.has(place)) system.need[place] = 0;
  }
}

/**
 * All that was told and is not told as it is now keeps what it said, small or not: of one that read hidden instead it would
 * be known that it has become small, and with a threshold of 3 what it is.
 */
function keepAll(system: System, { keepable, keeps }: Since): void {
  for (const place of keepable) if (system.isHidden[place] === 1) keeps.add(place);
}

/** What was hidden and has not changed stays hidden; what changed since lies behind, hidden unless it was read. */
function hideAsBefore(system: System, { tables, today, known, before }: TablesInTime): void {
  tables.cells.forEach((cell, place) => {
    if (place >= today && cell.virtual === null) system.isHidden[place] = 1;
  });
  for (const [place, { state, isSame }] of before)
    if (isSame && state !== 'shown') system.isHidden[place] = 1;
  for (const place of known) system.isHidden[place] = 0;
}

function stateOf(
  { tables, known, before }: TablesInTime,
  system: System,
  since: Since | null,
  place: number,
): readonly [CellState, HiddenBecause | null] {
  const cell = tables.cells[place];
  const last = before.get(place);
  if (cell === undefined || (system.isHidden[place] !== 1 && !isSmall(cell))) return ['shown', null];
  if (since?.keeps.has(place)) return ['kept', 'kept'];
  if (isSmall(cell)) return ['hidden', 'primary'];
  if (last?.isSame && last.state === 'hidden' && !known.has(place)) return ['hidden', 'sticky'];
  return ['hidden', 'complement'];
}
