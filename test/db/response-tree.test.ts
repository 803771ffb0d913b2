import { beforeAll, expect, test } from 'vitest';
import { findWithin } from '../../server/areas/browse/query.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { hitTree } from '../../server/response/hit-tree.ts';
import { loadByCode } from '../../server/response/place/query.ts';
import {
  feature,
  geojson,
  importBoundaries,
  importList,
  polygon,
  scope,
  square,
} from './boundaries-files.ts';
import { eachDatabase } from './harness.ts';

const CITY = '63.71';
const ON = '2026-03-02';
const D = (n: number) => `63.71.01.${1000 + n}`;
/** RT of both kelurahan: so many that the regency is read as a whole, and kept. */
const RT = [1, 2].flatMap((d) =>
  Array.from({ length: 520 }, (_, i) => `${D(d)},001,${String(i + 1).padStart(3, '0')}`),
);

eachDatabase('the tree of a regency of which much is hit', (given) => {
  const root = async () => {
    const found = await findWithin(given.ctx().db.as(scope), CITY, ON);
    if (!found) throw new Error('no city');
    return found;
  };
  const listed = (rows: readonly string[]) =>
    importList(given.ctx(), ['kode,rw,rt', ...rows].join('\n'), { level: 'rt' });
  const treeOf = async (codes: readonly string[]) => {
    const db = given.ctx().db.as(scope);
    const areas = await loadByCode(db, codes, await root(), ON);
    return hitTree(
      db,
      areas.map((a) => a.id),
      await root(),
      ON,
    );
  };

  beforeAll(async () => {
    const said = { source: 'simulasi', licence: null, asOf: null, simulated: true };
    const setup = { file: null, options: { code: CITY }, provenance: said, dryRun: false };
    await runImport(given.ctx(), scope, setupImport, setup);
    const desa = [1, 2].map((n) => feature({ kode: D(n) }, polygon(square(114.5 + n * 0.01, -3.4, 0.01))));
    expect((await importBoundaries(given.ctx(), geojson(desa), { level: 'desa' })).state).toBe('applied');
    expect((await listed(RT)).state).toBe('applied');
  });

  test('says the same of a few areas whether it is kept or not, and knows of an RT that came in since, and of one taken back', async () => {
    const few = [`${D(1)}.rw001.rt007`];
    const asked = await treeOf(few);
    expect(asked.code).toContain(D(1));
    expect(asked.code).not.toContain(D(2));
    const all = RT.map((line) => line.replace(',', '.rw').replace(',', '.rt'));
    expect((await treeOf(all)).code.filter((code) => code.includes('.rt'))).toHaveLength(RT.length);
    expect(await treeOf(few)).toEqual(asked);
    const more = await listed([`${D(1)},001,600`]);
    expect(more.state).toBe('applied');
    expect((await treeOf(few)).code).toContain(`${D(1)}.rw001.rt600`);
    await treeOf(all);
    await undoImport(given.ctx(), scope, more.importId ?? 0);
    expect(await treeOf(few)).toEqual(asked);
  });
});
