import { randomBytes } from 'node:crypto';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { codeList } from '../../server/areas/answer.ts';
import { importFile } from '../../server/imports/answer.ts';
import { undoImport } from '../../server/imports/run.ts';
import {
  feature,
  found,
  geojson,
  importBoundaries,
  polygon,
  scope,
  stateOf,
} from '../db/boundaries-files.ts';
import { sourceFile } from '../db/files.ts';
import { eachDatabase } from '../db/harness.ts';

const CITY = '63.71';
const CORNERS = 200_000;
const WORKBOOK_LIMIT_BYTES = 50 * 1024 * 1024;

eachDatabase('a large map with one thing in it that is too much', (given) => {
  test('a village of 200,000 corners goes in with all of them, is drawn, and taken back', async () => {
    const ctx = given.ctx();
    const before = await stateOf(ctx);
    const [village] = (await codeList()).descendants(CITY).filter(({ level }) => level === 'desa');
    const file = geojson([feature({ kode: village?.code, nama: village?.name }, polygon(ragged(CORNERS)))]);
    const report = await importBoundaries(ctx, file);
    expect(report).toMatchObject({ state: 'applied', rows: { read: 1, used: 1, refused: 0 } });
    const db = ctx.db.as(scope);
    const shapes = await db
      .selectFrom('area_version')
      .select((eb) => eb.fn<number>('ST_NPoints', ['geom']).as('corners'))
      .where('code', '=', village?.code ?? '')
      .where('current', '=', true)
      .execute();
    expect(shapes).toEqual([{ corners: CORNERS + 1 }]);
    const sets = await db.selectFrom('tile_set').select('shapes').where('current', '=', true).execute();
    expect(sets.length).toBeGreaterThan(0);
    await undoImport(ctx, scope, report.importId ?? 0);
    expect(await stateOf(ctx)).toEqual(before);
  });

  test('of as many RT as a map may have, one that cannot be drawn is named, and the others go in', async () => {
    const ctx = given.ctx();
    // The embedded database takes 12,000 areas of a map, and the villages and cities around them count.
    const count = given.kind === 'embedded' ? 11_000 : 80_000;
    const broken = Math.floor(count * 0.7);
    const report = await importBoundaries(ctx, geojson(await squaresOfRt(count, broken)));
    expect(report.state).toBe('applied');
    expect(report.rows).toEqual({ read: count, used: count - 1, refused: 1 });
    const refused = report.problems.filter(({ severity }) => severity === 'error');
    expect(refused).toMatchObject([{ line: broken + 1 }]);
    const drawn = await ctx.db
      .as(scope)
      .selectFrom('area_version')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('current', '=', true)
      .where('level', '=', 'rt')
      .where('shape_basis', '=', 'file')
      .executeTakeFirstOrThrow();
    expect(Number(drawn.n)).toBe(count - 1);
    await undoImport(ctx, scope, report.importId ?? 0);
  });
});

describe('a workbook of more than 50 MB', () => {
  eachDatabase('sent all the same', (given) => {
    test('is refused by its size, before anything in it is read', async () => {
      const bytes = zipSync({ 'xl/workbook.xml': randomBytes(WORKBOOK_LIMIT_BYTES + 1) }, { level: 0 });
      const report = await importFile(given.ctx(), scope, 'need', {
        file: sourceFile('rekap.xlsx', bytes),
        options: {},
        provenance: { source: null, licence: null, asOf: null, simulated: false },
        dryRun: false,
      });
      expect(report.state).toBe('refused');
      expect(found(report, 'file-too-large').length).toBe(1);
    });
  });
});

/** A ring around a place in the city, its rim going in and out. */
function ragged(corners: number): number[][] {
  const ring = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    const r = i % 2 === 0 ? 0.02 : 0.0199;
    return [114.59 + r * Math.cos(angle), -3.32 + r * Math.sin(angle)];
  });
  return [...ring, ring[0] ?? []];
}

/** Squares of some 11 m, RT by RT, in the villages of the city in turns; one of them is a line. */
async function squaresOfRt(count: number, broken: number) {
  const villages = (await codeList()).descendants(CITY).filter(({ level }) => level === 'desa');
  return Array.from({ length: count }, (_, i) => {
    const village = villages[i % villages.length];
    const n = Math.floor(i / villages.length);
    const part = (value: number) => String(value + 1).padStart(3, '0');
    const kode = `${village?.code}.rw${part(Math.floor(n / 40))}.rt${part(n % 40)}`;
    const [x, y] = [114.55 + (i % 300) * 0.0001, -3.36 + Math.floor(i / 300) * 0.0001];
    const ring = [
      [x, y],
      [x + 0.0001, y],
      [x + 0.0001, y + 0.0001],
      [x, y + 0.0001],
      [x, y],
    ];
    return feature(
      { kode },
      polygon(
        i === broken
          ? [
              [x, y],
              [x + 0.0001, y],
              [x, y],
            ]
          : ring,
      ),
    );
  });
}
