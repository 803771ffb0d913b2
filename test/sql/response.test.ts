import { expect, test } from 'vitest';
import type { Within } from '../../server/areas/browse/query.ts';
import type { Db } from '../../server/db/open.ts';
import { sourcesFor } from '../../server/disclosure/query.ts';
import {
  countsQuery,
  keptFootprints,
  loadAgesOf,
  loadAgesTold,
  loadHeads,
  loadHitPlaces,
  loadHitTree,
  loadScene,
  loadSeriesBuilds,
  loadSums,
  loadWeighted,
  loadWholeTree,
  makeShape,
  overlayQuery,
  triedFootprint,
  zonesShape,
} from '../../server/response/place/query.ts';
import { compiled, sent } from './compile.ts';
import { release } from './release.ts';

const CITY: Within = { id: 1, code: '63.71', name: 'Kota Banjarmasin', level: 'kabupaten', regencyId: 1 };
const ON = '2026-03-02';
const SHAPE = '{"type":"Polygon","coordinates":[[[114.5,-3.4],[114.6,-3.4],[114.6,-3.3],[114.5,-3.4]]]}';
const people = [{ build: 3, series: 'penduduk' }];

test.each([
  ['overlay-of-footprints', overlayQuery(keptFootprints(7), CITY, ON)],
  ['overlay-of-a-try', overlayQuery(triedFootprint(SHAPE), CITY, ON)],
  ['people-of-areas-hit', countsQuery('exact', people, [11, 12], ['desa', 'rt'])],
  ['people-of-areas-hit-of-a-release', countsQuery(release, people, [11, 12], ['desa'])],
])('the SQL of the response sheet: %s is as committed', async (name, query) => {
  await expect(compiled(query)).toMatchFileSnapshot(`./${name}.sql`);
});

const parts = { id: [21, 22], of: [11, 11], level: ['rt', 'rt'], share: [1, 0.5], lived: [1, 0.25] };
const zones = { set: 5, least: 2, areaId: 11 };

test.each<[string, (db: Db) => Promise<unknown>]>([
  ['tree-of-areas-hit', (db) => loadHitTree(db, [11, 12], CITY, ON)],
  ['tree-of-a-regency-hit', (db) => loadWholeTree(db, CITY, ON)],
  ['need-of-parts-hit', (db) => loadWeighted(db, people, parts)],
  ['builds-of-a-sheet', (db) => loadSeriesBuilds(db, 'exact', 1, sourcesFor('exact'))],
  ['builds-of-a-sheet-of-a-release', (db) => loadSeriesBuilds(db, release, 1, sourcesFor(release))],
  ['need-of-areas-hit', (db) => loadSums(db, people, [11, 12], ['desa'])],
  ['ages-told-of-areas-hit', (db) => loadAgesTold(db, 'exact', [11, 12])],
  ['ages-told-of-areas-hit-of-a-release', (db) => loadAgesTold(db, release, [11, 12])],
  ['ages-of-areas-hit', (db) => loadAgesOf(db, [{ area: 11, period: '2025', import: 4 }])],
  ['footprint-of-zones', (db) => makeShape(db, zonesShape(zones, ON), { within: CITY, on: ON })],
  ['scene-of-an-incident', (db) => loadScene(db, 7, 11, ON)],
  ['places-hit', (db) => loadHitPlaces(db, 7, [{ id: 3, at: [114.5, -3.4] }])],
  ['heads-of-areas-hit', (db) => loadHeads(db, [11, 12], ON)],
])('the SQL of an incident: %s is as committed', async (name, work) => {
  await expect(await sent(work)).toMatchFileSnapshot(`./${name}.sql`);
});
