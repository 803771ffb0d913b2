import { pricesOf } from './cost.ts';
import { countPlan } from './count.ts';
import { Evidence } from './evidence.ts';
import { hideMore } from './hide-more.ts';
import type { PlannedCell, PlanTables } from './plan.ts';
import { makeScenarios } from './scenarios.ts';
import { showMore } from './show-more.ts';
import { isSmall, makeSystem } from './system.ts';

export const planTables: PlanTables = (tables, { insiders }) => {
  const system = makeSystem(tables);
  const evidence = new Evidence(system, makeScenarios(tables, insiders));
  const prices = pricesOf(tables);
  const { exempt, added } = hideMore(tables, evidence, prices);
  showMore(evidence, { prices, added, exempt });
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
  return { cells, counts: countPlan(cells), exempt: exempt.size };
};
