import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributeTables } from '../../../data/read/attribute-tables.ts';
import { settleCoordinates } from '../../../data/read/coordinates.ts';
import { readGeo } from '../../../data/read/geo.ts';
import { detectPersons } from '../../../data/read/persons.ts';
import { readShape } from '../../../data/read/shape.ts';
import { circle } from '../../fixtures/imports/broken-maps.ts';
import { makeGeoPackage } from '../../fixtures/imports/make-geopackage.ts';
import {
  box,
  type Drawn,
  geoJson,
  hole,
  makeDbf,
  makeGpx,
  makeKml,
  makeShapefile,
  makeShp,
  twoVillages,
  utmPrj,
  zip,
} from '../../fixtures/imports/make-maps.ts';

const text = (s: string) => new TextEncoder().encode(s);

/** Reads everything that a check would; throws what it throws. */
async function readAll(bytes: Uint8Array): Promise<number> {
  const read = await readGeo(bytes);
  if ('problem' in read) return 0;
  const { file } = await settleCoordinates(read.file, { within: [] });
  return (file?.features ?? []).filter((f) => readShape(f.geometry()).polygons).length;
}

describe('persons in maps', () => {
  const NIK = '6371014101900001';
  const codes = async (bytes: Uint8Array) => {
    const found: string[] = [];
    for await (const { columns, rows } of attributeTables(bytes)) {
      found.push((await detectPersons(columns, rows))?.code ?? 'none');
    }
    return found;
  };

  test('are found in every layer and table of the file, not only in the one that is read', async () => {
    const people = [{ properties: { nik: NIK, jumlah: 1 }, polygons: [[box(114, -3)]] }];
    const layers = zip({
      'desa.shp': makeShp(twoVillages()),
      'desa.dbf': makeDbf(twoVillages()),
      'titik/penerima.dbf': makeDbf(people),
    });
    expect(await codes(layers)).toEqual(['none', 'persons-by-heading']);
    const gpkg = await makeGeoPackage(twoVillages(), {
      more: (db) =>
        db.run(`create table daftar as select '${NIK}' as nomor, 'a' as b union all select '${NIK}', 'c'`),
    });
    expect(await codes(gpkg)).toEqual(['none', 'persons-by-values']);
    const beside = zip({ 'a.geojson': geoJson(twoVillages()), 'b.geojson': geoJson(people) });
    expect(new Set(await codes(beside))).toEqual(
      new Set(['none', 'persons-by-heading', 'persons-by-values']),
    );
    expect(await codes(text(makeKml(people)))).toEqual(['persons-by-heading']);
    expect(await codes(text('nothing'))).toEqual([]);
  });
});

describe('bad maps', () => {
  test('of any format, with any bytes changed or cut off, are read without a throw', async () => {
    const long = { kode: '63.71.01.1003', nama: 'x'.repeat(3000) };
    const drawn: Drawn[] = [
      ...twoVillages(),
      { properties: long, polygons: [[box(114, -3, 0.1), hole(114.01, -2.99)], [box(115, -3)]] },
    ];
    const shp = makeShp(drawn);
    const dbf = makeDbf(twoVillages());
    const files: readonly ((spoil: (bytes: Uint8Array) => Uint8Array) => Uint8Array)[] = [
      (spoil) => spoil(geoJson(drawn)),
      (spoil) => spoil(makeShapefile(twoVillages(), { prj: utmPrj('50S') })),
      (spoil) => zip({ 'a.shp': spoil(shp), 'a.dbf': dbf }),
      (spoil) => zip({ 'a.shp': shp, 'a.dbf': spoil(dbf) }),
      (spoil) => spoil(text(makeKml(drawn))),
      (spoil) => spoil(text(makeGpx(drawn))),
    ];
    const gpkg = await makeGeoPackage(drawn, { pageSize: 512 });
    const change = fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files, (spoil: (bytes: Uint8Array) => Uint8Array) => spoil(gpkg)),
        fc.array(change, { maxLength: 5 }),
        fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
        async (make, changes, kept) => {
          const bytes = make((whole) => {
            const copy = whole.slice(0, Math.ceil(whole.byteLength * kept));
            for (const [at, byte] of changes) copy[Math.floor(at * copy.byteLength)] = byte;
            return copy;
          });
          expect(await readAll(bytes)).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 700 },
    );
  });

  test('that go deeper than any stack are read without a throw', async () => {
    const deep = '['.repeat(150_000) + ']'.repeat(150_000);
    const collections = `${'{"type":"GeometryCollection","geometries":['.repeat(30_000)}null${']}'.repeat(30_000)}`;
    const shapes = [
      `{"type":"Polygon","coordinates":${deep}}`,
      `{"type":"LineString","coordinates":[${deep},${deep},${deep}]}`,
      `{"type":"MultiLineString","coordinates":${deep}}`,
      collections,
    ];
    for (const shape of shapes) {
      const features = `{"properties":{"a":${deep}},"geometry":${shape}}`;
      expect(await readAll(text(`{"type":"FeatureCollection","features":[${features}]}`))).toBe(0);
    }
    const folders = '<Folder>'.repeat(50_000) + makeKml(twoVillages()) + '</Folder>'.repeat(50_000);
    expect(await readAll(text(`<kml>${folders}</kml>`))).toBe(2);
  });

  test('one area of 200,000 points is an area like any other', () => {
    expect(readShape({ type: 'Polygon', coordinates: [circle(200_000)] })).toMatchObject({
      vertices: 200_001,
      problems: [],
    });
  });

  test('a broken feature among 80,000 is named, and all others are read', async () => {
    const ring = JSON.stringify(box(114.5, -3.5));
    const features = Array.from({ length: 80_000 }, (_, i) =>
      i === 41_999
        ? '{"type":"Feature","properties":{"kode":"x"},"geometry":{"type":"Polygon","coordinates":[[[114.5,-3.5],[114.5,,-3]]]}}'
        : `{"type":"Feature","properties":{"kode":"${i}"},"geometry":{"type":"Polygon","coordinates":[${ring}]}}`,
    );
    const read = await readGeo(text(`{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}`));
    if (!('file' in read)) throw new Error(read.problem.code);
    const bad = read.file.features.flatMap((f) => {
      const [problem] = readShape(f.geometry()).problems;
      return problem ? [[f.number, problem.code, f.properties.kode]] : [];
    });
    expect(read.file.features).toHaveLength(80_000);
    expect(bad).toEqual([[42_000, 'feature-unreadable', 'x']]);
  });

  test('a map of 60 MB and an archive that lies about its size need little memory', () => {
    const run = spawnSync(
      process.execPath,
      ['--max-old-space-size=100', join(import.meta.dirname, '../../fixtures/imports/read-large-maps.ts')],
      { encoding: 'utf8', timeout: 60_000 },
    );
    expect(run.stderr).toBe('');
    const told = JSON.parse(run.stdout) as { features: number; lying: string; extraMB: number };
    expect(told).toMatchObject({ features: 25_000, lying: 'zip-broken' });
    expect(told.extraMB).toBeLessThan(350);
  }, 60_000);
});
