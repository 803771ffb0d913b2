import { undoingCells } from './below.ts';
import { pricesOf } from './cost.ts';
import { countPlan } from './count.ts';
import { Evidence } from './evidence.ts';
import { hideMore, type Work } from './hide-more.ts';
import { JointSlices } from './joint.ts';
import type { PlannedCell, PlanTables } from './plan.ts';
import { makeScenarios } from './scenarios.ts';
import { showMore } from './show-more.ts';
import { isSmall, makeSystem } from './system.ts';

export const planTables: PlanTables = (tables, { insiders, below = [] }) => {
  const system = makeSystem(tables);
  for (const place of undoingCells(tables, below)) system.isHidden[place] = 1;
  const scenarios = makeScenarios(tables, insiders);
  const work: Work = {
    evidence: new Evidence(system, scenarios),
    prices: pricesOf(tables),
    slices: new JointSlices(scenarios),
    exempt: new Map(),
    barred: new Set(),
  };
  const price = (place: number) => work.prices[place]?.cost ?? 0;
  // Coarse levels first: what is hidden there makes room below.
  const small = tables.cells
    .map((_, place) => place)
    .filter((place) => system.isHidden[place] === 1)
    .sort((a, b) => price(b) - price(a));
  const added = hideMore(work, small);
  showMore(work, added);
  const cells = tables.cells.flatMap((cell, place): PlannedCell[] => {
    if (cell.virtual !== null) return [];
    const { areaId, series, sex, measure, level, family, value } = cell;
    const isHidden = system.isHidden[place] === 1;
    return [
      {
        areaId,
        series,
        sex,
        measure,
        level,
        family,
        value,
        state: isHidden ? 'hidden' : 'shown',
        because: isHidden ? (isSmall(cell) ? 'primary' : 'complement') : null,
      },
    ];
  });
  return { cells, counts: countPlan(cells), exempt: work.exempt.size };
};
