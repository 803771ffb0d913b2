import { expect, test } from 'vitest';
import {
  findRoot,
  isRoleKept,
  lastTakenUp,
  loadCoverFigures,
  loadCoverTree,
  loadHomes,
  loadNorms,
  loadPeriodsOf,
  loadRegisterSources,
  loadRolesKnown,
  loadServing,
  loadSpots,
} from '../../server/coverage/query.ts';
import type { Db } from '../../server/db/open.ts';
import { loadBudgets, loadSeriesTold, loadServices } from '../../server/spm/query.ts';
import { sent } from './compile.ts';
import { release } from './release.ts';

const ON = '2025-12-31';
const REGENCY = { id: 9, code: '99.01', name: 'Contoh', level: 'kabupaten', regencyId: 9 } as const;
const PROVINCE = { id: 1, code: '99', name: 'Contoh', level: 'provinsi', regencyId: null } as const;
const DESA = { id: 12, code: '99.01.01.2001', name: 'Contoh', level: 'desa', regencyId: 9 } as const;
const some = { role: 'psm', on: ON, certified: false } as const;
const certified = { role: 'tksk', on: ON, certified: true } as const;
const figures = { period: '2025', series: 'kk', levels: ['kecamatan', 'desa'] } as const;

test.each<[string, (db: Db) => Promise<unknown>]>([
  ['cover-tree-of-a-regency', (db) => loadCoverTree(db, REGENCY, ON)],
  ['cover-root-of-a-desa', (db) => findRoot(db, DESA, ON)],
  ['cover-serving', (db) => loadServing(db, some)],
  ['cover-serving-certified', (db) => loadServing(db, certified)],
  ['cover-homes', (db) => loadHomes(db, some)],
  ['cover-homes-certified', (db) => loadHomes(db, certified)],
  ['cover-spots', (db) => loadSpots(db, [11, 12], ON)],
  ['cover-sources', (db) => loadRegisterSources(db, 'psm', { on: ON, names: true })],
  ['cover-role-kept', (db) => isRoleKept(db, 'psm')],
  ['cover-roles-known', loadRolesKnown],
  ['cover-last-taken-up', lastTakenUp],
  ['cover-periods', (db) => loadPeriodsOf(db, 'exact', REGENCY, 'kk')],
  ['cover-periods-of-a-release', (db) => loadPeriodsOf(db, release, REGENCY, 'total')],
  ['cover-figures', (db) => loadCoverFigures(db, 'exact', { within: REGENCY, ...figures })],
  ['cover-figures-of-a-province', (db) => loadCoverFigures(db, 'exact', { within: PROVINCE, ...figures })],
  ['cover-figures-of-a-release', (db) => loadCoverFigures(db, release, { within: REGENCY, ...figures })],
  ['norms', loadNorms],
  ['spm-services', loadServices],
  ['spm-series-told', loadSeriesTold],
  [
    'spm-budgets',
    (db) => loadBudgets(db, { service: 'lansia-terlantar', period: '2025', areas: [11, 12], by: null }),
  ],
])('the SQL of coverage and services: %s is as committed', async (name, work) => {
  await expect(await sent(work)).toMatchFileSnapshot(`./${name}.sql`);
});
