import { expect, test } from 'vitest';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { MoveRule, StayReason } from '../../../data/contract/plan.ts';
import { sortOfficers } from '../../../server/coverage/plan/movable.ts';
import type { Officer } from '../../../server/coverage/plan/query.ts';

/** A regency of two kecamatan; the first, which is planned, has two desa, one of them with an RT. */
const TREE = {
  id: [1, 10, 20, 11, 12, 21, 111],
  parent: [-1, 0, 0, 1, 1, 2, 3],
  level: ['kabupaten', 'kecamatan', 'kecamatan', 'desa', 'desa', 'desa', 'rt'] as Level[],
  code: [],
  name: [],
};
const KECAMATAN = 1;
const rule = (moves: MoveRule['moves']): MoveRule => ({ role: 'pensosmas', moves, decidedBy: null });
const officer = (areas: readonly number[], more: Partial<Officer> = {}): Officer => ({
  who: 7,
  isAway: false,
  roleNo: 1,
  homeId: 11,
  areas: areas.map((areaId) => ({ areaId, share: null })),
  ...more,
});
/** Why the first of them stays; 'moves' where nothing keeps him, null where the plan is not about him. */
function why(
  officers: readonly Officer[],
  { moves = 'free', level = 'desa' }: { moves?: MoveRule['moves']; level?: Level } = {},
): StayReason | 'moves' | null {
  const read = { tree: TREE, wholes: [KECAMATAN] } as unknown as Parameters<typeof sortOfficers>[0];
  const { movable, fixed } = sortOfficers(read, officers, { rule: rule(moves), level });
  if (movable.some(({ who }) => who === 7)) return 'moves';
  return fixed.find(({ who }) => who === 7)?.why ?? null;
}

test.each<[string, StayReason | 'moves' | null, readonly Officer[], Parameters<typeof why>[1]]>([
  ['serves one desa of those planned', 'moves', [officer([11])], {}],
  ['serves two of them', 'moves', [officer([11, 12])], {}],
  ['serves nowhere, and lives there', 'moves', [officer([])], {}],
  ['serves nowhere, and lives elsewhere', null, [officer([], { homeId: 21 })], {}],
  ['serves nowhere, and lives nobody knows where', null, [officer([], { homeId: null })], {}],
  ['serves elsewhere only', null, [officer([21])], {}],
  ['is not available', 'away', [officer([11], { isAway: true })], {}],
  ['is not available and serves nowhere', 'away', [officer([], { isAway: true })], {}],
  ['belongs to the desa', 'own-desa', [officer([11])], { moves: 'ownDesa' }],
  [
    'belongs to the desa, and is moved between its RT',
    'moves',
    [officer([111])],
    { moves: 'ownDesa', level: 'rt' },
  ],
  ['serves the whole kecamatan', 'wider', [officer([10])], {}],
  ['serves the whole kabupaten', 'wider', [officer([1])], {}],
  ['serves an RT only', 'finer', [officer([111])], {}],
  ['serves a desa of another kecamatan too', 'outside', [officer([11, 21])], {}],
  ['serves a desa here, and the kabupaten too', 'wider', [officer([11, 1])], {}],
  ['holds the role twice, once elsewhere', 'twice', [officer([11]), officer([21], { roleNo: 2 })], {}],
  ['holds the role twice, once nowhere', 'twice', [officer([11]), officer([], { roleNo: 2 })], {}],
  ['holds the role twice, both here', 'twice', [officer([11]), officer([12], { roleNo: 2 })], {}],
])('who %s: %s', (_, expected, officers, how) => {
  expect(why(officers, how)).toBe(expected);
});
