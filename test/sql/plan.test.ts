import { expect, test } from 'vitest';
import {
  deletePlan,
  findArea,
  findGone,
  findPlan,
  insertPlan,
  loadMoveRules,
  loadMoves,
  loadNames,
  loadOfficers,
  loadPlanPlaces,
  loadPlans,
  noteDecision,
  saveRule,
} from '../../server/coverage/plan/query.ts';
import type { Db } from '../../server/db/open.ts';
import { sent } from './compile.ts';

const ON = '2025-12-31';
const PLAN = {
  madeAt: new Date('2026-03-02T03:00:00Z'),
  madeBy: 'perencana',
  withinId: 9,
  level: 'desa',
  period: '2025',
  roles: ['tagana'],
  limits: { mostKm: null, mostNeedPerPerson: null, keepCovered: true, ownKecamatan: false, pinned: [] },
  result: {},
  moves: [],
  othersAt: ON,
} as const;
const DECIDED = {
  letter: 'usulan',
  submittedOn: ON,
  refusedOn: null,
  refusedNote: null,
  decree: 'SK 1/2026',
  decreeFrom: ON,
  importId: 7,
} as const;

test.each<[string, (db: Db) => Promise<unknown>]>([
  ['plan-officers', (db) => loadOfficers(db, { role: 'tagana', on: ON, certified: false })],
  ['plan-officers-certified', (db) => loadOfficers(db, { role: 'tagana', on: ON, certified: true })],
  ['plan-places', (db) => loadPlanPlaces(db, [11, 12], ON)],
  ['plan-names', (db) => loadNames(db, [3, 4])],
  ['plan-move-rules', loadMoveRules],
  ['plan-save-rule', (db) => saveRule(db, { role: 'tagana', moves: 'free', decidedBy: null })],
  ['plan-list', (db) => loadPlans(db, 9)],
  ['plan-by-number', (db) => findPlan(db, 3)],
  ['plan-area', (db) => findArea(db, 9)],
  ['plan-moves', (db) => loadMoves(db, 3, { on: ON, othersAt: ON })],
  [
    'plan-insert',
    (db) => insertPlan(db, { ...PLAN, roles: [...PLAN.roles], limits: { ...PLAN.limits, pinned: [] } }),
  ],
  ['plan-decided', (db) => noteDecision(db, { plan: 3, no: 1 }, DECIDED)],
  ['plan-areas-gone', (db) => findGone(db, [11, 12], ON)],
  ['plan-delete', (db) => deletePlan(db, 3)],
])('the SQL of plans: %s is as committed', async (name, work) => {
  await expect(await sent(work)).toMatchFileSnapshot(`./${name}.sql`);
});
