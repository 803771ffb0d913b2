import { undoingCells } from './below.ts';
import { pricesOf } from './cost.ts';
import { countPlan } from './count.ts';
import { Evidence } from './evidence.ts';
import { hideMore, type Work } from './hide-more.ts';
import { type TablesInTime, withHistory } from './history.ts';
import { JointSlices } from './joint.ts';
import type { CellState, HiddenBecause, PlannedCell, PlanTables } from './plan.ts';
import { makeScenarios } from './scenarios.ts';
import { showMore } from './show-more.ts';
import { isSmall, makeSystem, type System } from './system.ts';

export const planTables: PlanTables = (today, { insiders, history, below = [] }) => {
  const inTime = withHistory(today, history);
  const system = makeSystem(inTime.tables);
  for (const place of undoingCells(today, below)) system.isHidden[place] = 1;
  hideAsBefore(system, inTime);
  const scenarios = makeScenarios(inTime, insiders);
  const work: Work = {
    evidence: new Evidence(system, scenarios),
    prices: pricesOf(inTime.tables),
    slices: new JointSlices(scenarios),
    exempt: new Map(),
    barred: inTime.known,
    today:
      history.length === 0
        ? null
        : {
            evidence: new Evidence(makeSystem(today), []),
            prices: pricesOf(today),
            barred: new Set(),
          },
  };
  const price = (place: number) => work.prices[place]?.cost ?? 0;
  // Coarse levels first: what is hidden there makes room below.
  const hidden = inTime.tables.cells
    .map((_, place) => place)
    .filter((place) => system.isHidden[place] === 1)
    .sort((a, b) => price(b) - price(a));
  const added = hideMore(work, hidden);
  if (added === null) keepAll(system, inTime);
  else showMore(work, added);
  const cells = today.cells.flatMap((cell, place): PlannedCell[] => {
    if (cell.virtual !== null) return [];
    const { areaId, series, sex, measure, level, family, value } = cell;
    const [state, because] = stateOf(inTime, system, place);
    return [{ areaId, series, sex, measure, level, family, value, state, because }];
  });
  return { cells, counts: countPlan(cells), exempt: work.exempt.size };
};

/** What was hidden and has not changed stays hidden; what changed since lies behind, hidden unless it was read. */
function hideAsBefore(system: System, { tables, today, known, before }: TablesInTime): void {
  tables.cells.forEach((cell, place) => {
    if (place >= today && cell.virtual === null) system.isHidden[place] = 1;
  });
  for (const [place, { state, isSame }] of before)
    if (isSame && state !== 'shown') system.isHidden[place] = 1;
  for (const place of known) system.isHidden[place] = 0;
}

/** Says nothing new: whatever changed keeps the figures of the last release. */
function keepAll(system: System, { today, known }: TablesInTime): void {
  for (let place = 0; place < today; place += 1) if (!known.has(place)) system.isHidden[place] = 1;
}

function stateOf(
  { tables, known, before }: TablesInTime,
  system: System,
  place: number,
): readonly [CellState, HiddenBecause | null] {
  const cell = tables.cells[place];
  const last = before.get(place);
  if (cell === undefined || (system.isHidden[place] !== 1 && !isSmall(cell))) return ['shown', null];
  if (isSmall(cell)) return ['hidden', 'primary'];
  if (last?.isSame && last.state === 'kept') return ['kept', 'kept'];
  if (last?.isSame && last.state === 'hidden' && !known.has(place)) return ['hidden', 'sticky'];
  // What has to step back for what others were told before keeps what it said itself.
  if (last && last.state !== 'hidden' && (cell.family === 'total' || cell.value < cell.least))
    return ['kept', 'kept'];
  return ['hidden', 'complement'];
}
