import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { forOperator } from '../../server/access/scope.ts';
import { importFile } from '../../server/imports/answer.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { feature, geojson, polygon, square } from './boundaries-files.ts';
import { eachDatabase } from './harness.ts';

const office = forOperator('test');
const SAID = { source: 'BIG', licence: null, asOf: '2023-06-01', simulated: true };
const DESA = '63.71.01.1001';
const [WEST, SOUTH] = [114.57, -3.33];
const ACROSS = 40;
const HOUSES = 800;

/** Houses in rows, each turned another way; of every twenty the first five lie on one another. */
const houses = Array.from({ length: HOUSES }, (_, i) => {
  const step = 0.01 / (ACROSS + 1);
  const [x, y] = [WEST + step * ((i % ACROSS) + 1), SOUTH + step * (Math.floor(i / ACROSS) + 1)];
  const reach = step * (i % 20 < 5 ? 0.7 : 0.3);
  const [a, b] = [Math.cos(i * 0.618) * reach, Math.sin(i * 0.618) * reach];
  return feature(
    { REMARK: 'Permukiman' },
    polygon([
      [x + a, y + b],
      [x - b, y + a],
      [x - a, y - b],
      [x + b, y - a],
      [x + a, y + b],
    ]),
  );
});

eachDatabase('houses that are brought in again after they were taken back', (given) => {
  test('are settled ground to the last house, however often', async () => {
    const ctx = given.ctx();
    const request = { provenance: SAID, dryRun: false };
    await runImport(ctx, office, setupImport, { ...request, file: null, options: { code: '63.71' } });
    const border = geojson([feature({ kode: DESA }, polygon(square(WEST, SOUTH)))]);
    await importFile(ctx, office, 'boundaries', { ...request, file: border, options: {} });
    const settled = async () => {
      const found = await sql<{ area: number; overlaid: number; bare: number }>`
        select (select sum(degrees2) from settled_area) as area,
          (select count(*)::int from settled_piece where overlaid) as overlaid,
          (select ST_Area(ST_Union(geom, 1e-9)) from settled_piece) as bare`.execute(ctx.db.as(office));
      return found.rows[0];
    };
    for (let time = 1; time <= 4; time += 1) {
      const report = await importFile(ctx, office, 'context', {
        ...request,
        file: geojson(houses),
        options: { contextKind: 'permukiman' },
      });
      expect(report.state).toBe('applied');
      const now = await settled();
      expect(now?.overlaid).toBe(HOUSES / 4);
      expect((now?.area ?? 0) / (now?.bare ?? 1), `the ${time}. time`).toBeCloseTo(1, 6);
      await undoImport(ctx, office, report.importId ?? 0);
    }
  });
});
