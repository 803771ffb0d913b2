import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { parseDbf, parseShp } from 'shpjs';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { fitsEnding, sniffFormat } from '../../../data/read/format.ts';
import { readGeo } from '../../../data/read/geo.ts';
import type { GeoFile } from '../../../data/read/geo-file.ts';
import { readShape } from '../../../data/read/shape.ts';
import { readShp } from '../../../data/read/shp.ts';
import { SqliteFile } from '../../../data/read/sqlite.ts';
import { columnsOfTable } from '../../../data/read/sqlite-columns.ts';
import { openZip } from '../../../data/read/zip.ts';
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
  WGS84_PRJ,
  zip,
} from '../../fixtures/imports/make-maps.ts';

const text = (s: string) => new TextEncoder().encode(s);

async function opened(bytes: Uint8Array, layer?: string): Promise<GeoFile> {
  const read = await readGeo(bytes, { layer });
  if ('problem' in read) throw new Error(JSON.stringify(read.problem));
  return read.file;
}

/** What of a file counts: its codes, and the corners of each polygon in an order that does not matter. */
function seen(file: GeoFile) {
  return file.features.map((f) => ({
    kode: f.properties.kode,
    polygons: readShape(f.geometry())
      .polygons?.map((p) => p.map((ring) => [...new Set(ring.map(String))].toSorted()))
      .map((rings) => [rings[0], ...rings.slice(1).map(String).toSorted()])
      .map(String)
      .toSorted(),
  }));
}

/** Areas apart from each other on a grid of hundredths of a degree, some of several parts, some with holes. */
const drawings: fc.Arbitrary<Drawn[]> = fc
  .array(
    fc.array(fc.record({ isHoled: fc.boolean(), size: fc.constantFrom(0.005, 0.0075) }), {
      minLength: 1,
      maxLength: 3,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((areas) =>
    areas.map((parts, i) => ({
      properties: { kode: `63.71.01.${1001 + i}`, nama: `Kelurahan ${i} é` },
      polygons: parts.map(({ isHoled, size }, j) => {
        const [x, y] = [round(114.5 + j * 0.01), round(-3.4 + i * 0.01)];
        return isHoled ? [box(x, y, size), hole(round(x + 0.001), round(y + 0.001))] : [box(x, y, size)];
      }),
    })),
  );

function round(n: number): number {
  return Math.round(n * 1e6) / 1e6;
}

describe('maps of all formats', () => {
  test('give the same areas whatever they are packed in', async () => {
    await fc.assert(
      fc.asyncProperty(drawings, async (drawn) => {
        const plain = geoJson(drawn);
        const kml = makeKml(drawn);
        const expected = seen(await opened(plain));
        expect(expected.every((f) => f.polygons !== undefined)).toBe(true);
        for (const [format, bytes] of [
          ['GeoJSON', gzipSync(plain)],
          ['GeoJSON', zip({ 'peta/batas.geojson': plain })],
          ['Shapefile', makeShapefile(drawn, { prj: WGS84_PRJ, cpg: 'UTF-8' })],
          ['Shapefile', makeShapefile(drawn)],
          ['GeoPackage', await makeGeoPackage(drawn)],
          ['GeoPackage', zip({ 'batas.gpkg': await makeGeoPackage(drawn, { pageSize: 512 }) })],
          ['KML', text(kml)],
          ['KML', text(kml.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1kml:'))],
          ['KMZ', zip({ 'doc.kml': kml, 'files/icon.png': 'x' })],
        ] as const) {
          const file = await opened(bytes);
          expect(file.format).toBe(format);
          expect(seen(file)).toEqual(expected);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('keep the names of columns and letters, and say how letters were read', async () => {
    const drawn = [{ properties: { kode: '1', nama: 'Kafé' }, polygons: [[box(114, -3)]] }];
    const windows = makeDbf(drawn, { encode: (s) => Uint8Array.from(s, (c) => c.charCodeAt(0)) });
    for (const [given, encoding, codes] of [
      [{ cpg: 'UTF-8' }, 'utf-8', []],
      [{}, 'utf-8', []],
      [{ cpg: 'ANSI 1252' }, 'utf-8', ['letters-otherwise']],
      [{ dbf: windows, cpg: '1252' }, 'windows-1252', []],
      [{ dbf: windows }, 'windows-1252', []],
      [{ dbf: windows, cpg: 'UTF-8' }, 'windows-1252', ['letters-otherwise']],
      [{ dbf: windows, cpg: 'ISO 88591' }, 'windows-1252', []],
    ] as const) {
      const file = await opened(makeShapefile(drawn, given));
      expect(file.features[0]?.properties.nama).toBe('Kafé');
      expect(file.encoding).toBe(encoding);
      expect(file.notes.map((n) => n.code)).toEqual(codes);
    }
  });

  test('of mixed letters are read cell by cell, and said', async () => {
    const latin = (s: string) => Uint8Array.from(s, (c) => c.charCodeAt(0));
    const names = [...Array.from({ length: 30 }, (_, i) => `Kafé ${i}`), 'Résumé@', `${'x'.repeat(9)}é`];
    const drawn = names.map((nama) => ({ properties: { nama }, polygons: [[box(114, -3)]] }));
    // the last name is cut through its last letter, as cells are
    const encode = (s: string) => (s.endsWith('@') ? latin(s) : text(s).subarray(0, 10));
    const file = await opened(makeShapefile(drawn, { dbf: makeDbf(drawn, { encode }), cpg: 'UTF-8' }));
    expect(file.features.map((f) => f.properties.nama)).toEqual([...names.slice(0, 31), 'x'.repeat(9)]);
    expect(file.notes).toMatchObject([{ code: 'letters-not-utf8', hint: { count: 1 } }]);
    const kml = latin(makeKml([{ properties: { nama: 'Kafé' }, polygons: [[box(114, -3)]] }]));
    const read = await opened(kml);
    expect(read.features[0]?.properties.nama).toBe('Kafé');
    expect(read.notes).toMatchObject([
      { code: 'letters-otherwise', hint: { said: 'utf-8', taken: 'windows-1252' } },
    ]);
  });

  test('have codes as text where they are too long to be numbers, and numbers as numbers', async () => {
    const properties = { kode: 6371011001, panjang: '6371011001002003', luas: 12.5 };
    const file = await opened(makeShapefile([{ properties, polygons: [[box(114, -3)]] }]));
    expect(file.features[0]?.properties).toEqual(properties);
  });

  test('with several layers give the one of polygons with most areas, or the one that is asked for', async () => {
    const one = twoVillages().slice(0, 1);
    const bytes = zip({
      'titik.shp': makeShp([...twoVillages(), ...twoVillages()], 1),
      'titik.dbf': makeDbf([...twoVillages(), ...twoVillages()]),
      'sub/desa.SHP': makeShp(twoVillages()),
      'sub/desa.DBF': makeDbf(twoVillages()),
      'kec.shp': makeShp(one),
      'kec.dbf': makeDbf(one),
    });
    expect(await opened(bytes)).toMatchObject({ layer: 'desa', otherLayers: ['kec', 'titik'] });
    expect((await opened(bytes, 'kec')).features).toHaveLength(1);
    expect(await readGeo(bytes, { layer: 'rt' })).toMatchObject({
      problem: { code: 'unknown-layer', value: 'rt', hint: { layers: 'desa, kec, titik' } },
    });
    const gpkg = await makeGeoPackage(one, {
      more: (db) => {
        db.run('create table rt (id integer primary key, g blob)');
        db.run("insert into gpkg_geometry_columns values ('rt', 'g', 'POLYGON', 4326, 0, 0)");
        db.run('insert into rt (g) values (null), (null)');
      },
    });
    expect(await opened(gpkg)).toMatchObject({ layer: 'rt', otherLayers: ['batas'] });
    expect((await opened(gpkg, 'batas')).features[0]?.properties).toMatchObject({ nama: 'Mantuil' });
  });

  test('walked with a GPS are borders where the track comes back to its beginning', async () => {
    const file = await opened(text(makeGpx(twoVillages())));
    expect(file.features.map((f) => f.properties)).toMatchObject([
      { kode: '63.71.01.1001', name: 'Mantuil' },
      { kode: '63.71.01.1002', name: 'Kelayan Selatan' },
    ]);
    expect(file.features.map((f) => readShape(f.geometry()).polygons?.length)).toEqual([1, 1]);
  });

  test('have the columns that a program put into a table of the description', async () => {
    const html =
      '<![CDATA[<table><tr><td>KODE</td><td>63.71.01.1001</td></tr><tr bgcolor="#fff"><td>LUAS</td><td>12,1</td></tr></table>]]>';
    const ring = box(114, -3)
      .map((p) => p.join(','))
      .join(' ');
    const kml = `<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>A &amp; B</name><description>${html}</description><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`;
    expect((await opened(text(kml))).features[0]?.properties).toEqual({
      name: 'A & B',
      KODE: '63.71.01.1001',
      LUAS: '12,1',
    });
  });

  test('are known by their bytes, and a name that promises something else is noticed', () => {
    expect(sniffFormat(makeDbf(twoVillages()))).toBe('dbf');
    expect(sniffFormat(text('  \n{"a":1}'))).toBe('json');
    expect(sniffFormat(text('\ufeff<?xml version="1.0"?><kml>'))).toBe('kml');
    expect(sniffFormat(text('kode;nama'))).toBe('text');
    expect(sniffFormat(text('   '))).toBe('empty');
    expect(fitsEnding('batas.csv', 'GeoJSON')).toBe(false);
    expect(fitsEnding('batas.ZIP', 'Shapefile')).toBe(true);
    expect(fitsEnding('batas', 'KML')).toBe(true);
  });
});

describe('Shapefiles', () => {
  test('are read as another reader reads them', async () => {
    await fc.assert(
      fc.asyncProperty(drawings, async (drawn) => {
        const shp = makeShp(drawn);
        const theirs = parseShp(shp.buffer as ArrayBuffer) as unknown[];
        const ours = readShp(shp);
        const corners = (g: unknown) => readShape(g).polygons?.flat(2).map(String).toSorted();
        expect(drawn.map((_, i) => corners(ours?.geometry(i)))).toEqual(theirs.map(corners));
        const rows = parseDbf(makeDbf(drawn).buffer as ArrayBuffer, 'utf-8') as unknown[];
        const file = await opened(makeShapefile(drawn));
        expect(file.features.map((f) => f.properties)).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });

  test('with heights, null shapes and deleted rows lose none of the others', async () => {
    const drawn: Drawn[] = [
      { properties: { kode: 'a' }, polygons: [[box(114, -3).map((p) => [...p, 7])]] },
      { properties: { kode: 'b' }, polygons: null },
      { properties: { kode: 'c' }, polygons: [[box(115, -3)]] },
      { properties: { kode: 'd' }, polygons: [[box(116, -3)]] },
    ];
    const file = await opened(makeShapefile(drawn, { kind: 15, dbf: makeDbf(drawn, { deleted: [2] }) }));
    expect(file.features.map((f) => [f.number, f.properties.kode])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [4, 'd'],
    ]);
    expect(file.features.map((f) => readShape(f.geometry()).vertices)).toEqual([5, 0, 5]);
    expect(file.notes).toMatchObject([{ code: 'rows-deleted', hint: { count: 1 } }]);
  });

  test('drawn the wrong way round keep every ring as ground', () => {
    const turned: Drawn[] = [{ properties: {}, polygons: [[hole(114, -3, 0.01)], [hole(115, -3, 0.01)]] }];
    expect(readShape(readShp(makeShp(turned))?.geometry(0)).polygons).toHaveLength(2);
  });
});

describe('databases', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.integer(),
    fc.integer({ min: -(2 ** 52), max: 2 ** 52 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Number.isInteger(n)),
    fc.string({ unit: 'grapheme', maxLength: 40 }).filter((s) => !s.includes('\0')),
    fc.integer({ min: 0, max: 9000 }).map((n) => 'ab'.repeat(n)),
    fc.uint8Array({ maxLength: 3000 }),
  );

  test('are read row by row as the database itself reads them, whatever the size of their pages', async () => {
    const { Database } = await initSqlJs();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value, value), { maxLength: 60 }),
        fc.constantFrom(512, 1024, 4096, 65_536),
        fc.constantFrom('UTF-8', 'UTF-16le'),
        (rows, pageSize, encoding) => {
          const db = new Database();
          db.run(`pragma page_size = ${pageSize}`);
          db.run(`pragma encoding = '${encoding}'`);
          db.run('create table t (a, b, c)');
          for (const row of rows) db.run('insert into t values (?, ?, ?)', row);
          const bytes = db.export();
          db.close();
          const file = SqliteFile.open(bytes);
          const table = file?.tables().find((t) => t.name === 't');
          const read = [...(file?.rows(table?.root ?? 0) ?? [])].map((r) => r.values());
          expect(read).toEqual(rows);
          expect(file?.damaged).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('name their columns as their statements do, whatever is quoted or said of them', () => {
    const sql = `CREATE TABLE "x" ("fid" INTEGER PRIMARY KEY NOT NULL, geom BLOB, "na,(""me" TEXT DEFAULT ')', [b c] REAL -- d, e
      , luas real generated always as (1 + 2), kept int as (1) stored, 'q' int CHECK (q IN (1, 2)), constraint u unique (geom, luas))`;
    const columns = columnsOfTable(sql);
    expect(columns.map((c) => c.name)).toEqual(['fid', 'geom', 'na,("me', 'b c', 'luas', 'kept', 'q']);
    expect(columns.map((c) => c.isRowid)).toEqual([true, false, false, false, false, false, false]);
    expect(columns.filter((c) => !c.isStored).map((c) => c.name)).toEqual(['luas']);
  });
});

describe('archives', () => {
  test('give back every file as it was packed, and its beginning alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\.[a-z]{3}$/), fc.uint8Array({ maxLength: 4000 }), {
          minKeys: 1,
          maxKeys: 5,
        }),
        async (files) => {
          const read = openZip(zip(files), 1e6);
          if ('problem' in read) throw new Error(read.problem.code);
          expect(read.entries.map((e) => e.path).toSorted()).toEqual(Object.keys(files).toSorted());
          for (const e of read.entries) {
            expect(await e.unpack()).toEqual(files[e.path]);
            expect([...e.head(100)]).toEqual([...(files[e.path] ?? new Uint8Array()).subarray(0, 100)]);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
