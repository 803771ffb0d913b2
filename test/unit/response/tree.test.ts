import { expect, test } from 'vitest';
import { type HitTree, prunedTree, rootedTree } from '../../../server/response/tree.ts';

/** A regency of two kecamatan; the first has two desa, one of them with RW and RT. */
const TREE: HitTree = {
  id: [1, 2, 3, 4, 5, 6, 7, 8, 9],
  parentId: [0, 1, 1, 2, 2, 3, 4, 7, 7],
  level: ['kabupaten', 'kecamatan', 'kecamatan', 'desa', 'desa', 'desa', 'rw', 'rt', 'rt'],
  code: ['a', 'a.1', 'a.2', 'a.1.1', 'a.1.2', 'a.2.1', 'a.1.1.1', 'a.1.1.1.1', 'a.1.1.1.2'],
  name: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'],
  areaM2: [9, 5, 4, 2, 3, 4, 2, 1, null],
  isSketched: [false, false, false, false, false, false, false, false, true],
};

test.each([
  ['an RT brings its whole desa and what that lies in', [8], [1, 2, 4, 7, 8, 9]],
  ['a kecamatan brings all that lies in it', [3], [1, 3, 6]],
  ['one that is not there brings nothing', [77], []],
  ['a desa without parts brings itself', [5], [1, 2, 5]],
])('of a regency that was read as a whole %s', (_, ids, kept) => {
  const made = prunedTree(rootedTree(TREE), ids);
  expect(made.id).toEqual(kept);
  expect(made.name).toEqual(kept.map((id) => TREE.name[id - 1]));
  expect(made.isSketched).toEqual(kept.map((id) => TREE.isSketched[id - 1]));
});
