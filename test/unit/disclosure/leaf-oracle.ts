import loadHighs from 'highs';
import type { PlannedCell } from '../../../server/disclosure/plan/plan.ts';
import { isOf, isWithin, type Leaf, type Leaves, leavesOf } from './leaf-tree.ts';

const highs = await loadHighs();
const MOST = 1000;

/**
 * What a reader can find out, by trying: the least and greatest value of a hidden cell over all trees of whole numbers that
 * agree with what is shown and what is given. It knows nothing of how a plan is made: its unknowns are the counts of
 * single types in single desa, and a published figure is a sum of these.
 */
export function rangeOf(
  tree: Leaves,
  cells: readonly PlannedCell[],
  wanted: PlannedCell,
  given: (leaf: Leaf) => boolean,
  /** sums of leaves that are known besides */
  known: readonly (readonly Leaf[])[] = [],
): [number, number] {
  const leaves = leavesOf(tree);
  const sum = (of: readonly Leaf[]) => of.map((leaf) => ` + x${leaves.indexOf(leaf)}`).join('');
  const partsOf = (cell: PlannedCell) =>
    leaves.filter((leaf) => isWithin(leaf, cell.areaId) && isOf(leaf, cell.series));
  const total = (of: readonly Leaf[]) => of.reduce((all, leaf) => all + leaf.count, 0);
  const same = (leaf: Leaf) =>
    leaves.findIndex((l) => l.kecamatan === leaf.kecamatan && l.desa === leaf.desa && l.type === leaf.type);
  const rows = [
    ...cells.map((cell) =>
      cell.state === 'shown' ? `${sum(partsOf(cell))} = ${cell.value}` : `${sum(partsOf(cell))} >= 1`,
    ),
    ...leaves.filter(given).map((leaf) => `${sum([leaf])} = ${leaf.count}`),
    ...known.map((of) => `${of.map((leaf) => ` + x${same(leaf)}`).join('')} = ${total(of)}`),
  ];
  const names = leaves.map((_, i) => `x${i}`);
  const solve = (sense: 'Minimize' | 'Maximize') => {
    const text = `${sense}\n obj: ${sum(partsOf(wanted))}\nSubject To\n${rows.map((r, i) => ` c${i}: ${r}`).join('\n')}\nBounds\n${names
      .map((n) => ` 0 <= ${n} <= ${MOST}`)
      .join('\n')}\nGeneral\n ${names.join(' ')}\nEnd\n`;
    const found = highs.solve(text);
    if (found.Status !== 'Optimal') throw new Error(`the solver says ${found.Status}\n${text}`);
    return Math.round(found.ObjectiveValue);
  };
  return [solve('Minimize'), solve('Maximize')];
}
