import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { findWithin } from '../../server/areas/browse/query.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { loadOverlay, triedFootprint } from '../../server/response/place/query.ts';
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
const [X, Y, STEP] = [114.5, -3.4, 0.01];
const RW = [1, 2, 3, 4];
/** RW of the first kelurahan stick out of it to the north. */
const rwAt = (n: number) => square(X + STEP + (n - 1) * (STEP / 4), Y + STEP * 0.85, STEP / 4);

/** A ring about the middle of the kelurahan with a wavy edge. */
function ring(share: number, corners = 200): number[][] {
  const made = Array.from({ length: corners }, (_, i) => {
    const at = (i / corners) * 2 * Math.PI;
    const r = share * (1 + 0.1 * Math.sin(at * 9));
    return [X + STEP * (4 + 3.2 * r * Math.cos(at)), Y + STEP * (0.5 + 0.9 * r * Math.sin(at))];
  });
  return [...made, made[0] ?? []];
}

eachDatabase('the share of each area that a footprint hits', (given) => {
  beforeAll(async () => {
    const said = { source: 'simulasi', licence: null, asOf: null, simulated: true };
    const setup = { file: null, options: { code: CITY }, provenance: said, dryRun: false };
    await runImport(given.ctx(), scope, setupImport, setup);
    const desa = [1, 2, 3, 4, 5, 6].map((n) =>
      feature({ kode: D(n) }, polygon(square(X + n * STEP, Y, STEP))),
    );
    expect((await importBoundaries(given.ctx(), geojson(desa), { level: 'desa' })).state).toBe('applied');
    const rows = [1, 2].flatMap((d) => RW.map((n) => `${D(d)},00${n}`));
    const listed = await importList(given.ctx(), ['kode,rw', ...rows].join('\n'), { level: 'rw' });
    expect(listed.state).toBe('applied');
    const drawn = RW.map((n) => feature({ kode: D(1), rw: `00${n}` }, polygon(rwAt(n))));
    expect((await importBoundaries(given.ctx(), geojson(drawn), { level: 'rw' })).state).toBe('applied');
  });

  test.each([
    ['with a hole', [ring(1), ring(0.4).toReversed()]],
    ['over everything', [ring(4)]],
    ['that is small', [ring(0.05)]],
    ['over RW that stick out of their kelurahan', [square(X + STEP, Y + STEP * 0.9, STEP * 0.8)]],
    ['within a hole of which everything lies', [ring(6), ring(4).toReversed()]],
  ])('is that of its own shape: a footprint %s', async (_, rings) => {
    const db = given.ctx().db.as(scope);
    const root = await findWithin(db, CITY, ON);
    if (!root) throw new Error('no city');
    const shape = JSON.stringify({ type: 'MultiPolygon', coordinates: [rings] });
    const found = await loadOverlay(db, triedFootprint(shape), root, ON);
    // RW are real in the first kelurahan and sketched in the second.
    const bare = await sql<{ id: number; share: number }>`
      select v.area_id as id, ST_Area(ST_Intersection(v.geom, f.geom)) / ST_Area(v.geom) as share
      from ${triedFootprint(shape)} f join area_version v on ST_Intersects(v.geom, f.geom)
      where v.current and v.area_m2 is not null and (v.code like ${`${D(1)}.%`} or v.level = 'desa' and v.code <> ${D(1)})
      order by v.area_id`.execute(db);
    const hit = bare.rows.filter(({ share }) => share > 1e-6);
    expect(found.id).toEqual(hit.map(({ id }) => id));
    for (const [i, { share }] of hit.entries()) expect(found.share[i]).toBeCloseTo(share, 9);
  });
});
