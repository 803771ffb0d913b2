import { expect, test } from 'vitest';
import type { Db } from '../../server/db/open.ts';
import { measureVersions, versionsToMeasure } from '../../server/hazards/measure/query.ts';
import { loadCells, loadEvents, loadHazardTree, loadSaid, loadSets } from '../../server/hazards/query.ts';
import { cutPieces, piecesOverlaid, takeOverlaid } from '../../server/hazards/store/query.ts';
import { sent } from './compile.ts';
import { release } from './release.ts';

const ON = '2026-03-02';
const CITY = { id: 9, code: '63.71', name: 'Kota Banjarmasin', level: 'kabupaten', regencyId: 9 } as const;
const cells = {
  builds: [3],
  series: 'penduduk',
  sex: 'A',
  measure: 'tercatat',
  levels: ['kecamatan', 'desa'],
} as const;

test.each<[string, (db: Db) => Promise<unknown>]>([
  ['hazard-sets', loadSets],
  ['hazard-tree-of-a-city', (db) => loadHazardTree(db, CITY, ON)],
  ['hazard-said-of-a-city', (db) => loadSaid(db, ['banjir', 'tsunami'], CITY, ON)],
  ['hazard-events-of-a-city', (db) => loadEvents(db, CITY, ON)],
  ['hazard-cells', (db) => loadCells(db, 'exact', cells)],
  ['hazard-cells-of-a-release', (db) => loadCells(db, release, cells)],
  ['hazard-areas-to-measure', (db) => versionsToMeasure(db, 7)],
  ['hazard-measured-on-a-server', (db) => measureVersions(db, 'server', 7, [11, 12])],
  ['hazard-measured-embedded', (db) => measureVersions(db, 'embedded', 7, [11, 12])],
  ['hazard-zones-cut', (db) => cutPieces(db, [21, 22])],
  ['hazard-pieces-overlaid', (db) => piecesOverlaid(db, 7)],
  ['hazard-overlaid-taken', (db) => takeOverlaid(db, [31])],
])('the SQL of hazards: %s is as committed', async (name, work) => {
  await expect(await sent(work)).toMatchFileSnapshot(`./${name}.sql`);
});
