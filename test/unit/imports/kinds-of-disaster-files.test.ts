import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileKind } from '../../../data/contract/import.ts';
import { detectKind } from '../../../server/imports/detect.ts';
import { sourceFile } from '../../db/files.ts';

const SHARED = join(import.meta.dirname, '../../../../shared/data/bahaya');

function map(type: string, ...properties: object[]): string {
  const square = [
    [114.5, -3.4],
    [114.6, -3.4],
    [114.6, -3.3],
    [114.5, -3.4],
  ];
  const coordinates = { Polygon: [square], LineString: square, Point: square[0] }[type];
  const features = properties.map((of) => ({
    type: 'Feature',
    properties: of,
    geometry: { type, coordinates },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

const MAPS: readonly [what: string, file: string, kind: FileKind | undefined][] = [
  ['polygons of a hazard with a class', map('Polygon', { bahaya: 'banjir', kelas: 2 }), 'hazard-zones'],
  ['polygons with a column of danger', map('Polygon', { KRB: 'KRB III', luas: 3 }), 'hazard-zones'],
  ['borders with codes', map('Polygon', { kode: '63.71.01.1001', nama: 'Alalak', kelas: 2 }), 'boundaries'],
  ['borders with a class of anything', map('Polygon', { nama: 'Alalak', kelas: 'Sedang' }), 'boundaries'],
  [
    'kelurahan with a class of danger, which may be either',
    map('Polygon', { kelurahan: 'Alalak', kerawanan: 'Tinggi' }),
    undefined,
  ],
  ['road lines', map('LineString', { highway: 'primary' }, { highway: 'residential' }), 'roads'],
  ['rivers', map('LineString', { nama: 'Sungai Barito' }), 'context'],
  ['points', map('Point', { nama: 'Puskesmas Alalak' }), 'context'],
];

/** What a map calls itself tells settlements from borders. */
const NAMED: readonly [name: string, content: string, kind: FileKind | undefined][] = [
  ['PERMUKIMAN_AR_25K.geojson', map('Polygon', { REMARK: 'Permukiman' }), 'context'],
  ['pemukiman kecamatan.geojson', map('Polygon', { NAMOBJ: 'Permukiman' }), 'context'],
  [
    'kebakaran permukiman.geojson',
    map('Polygon', { bahaya: 'kebakaran permukiman', kelas: 'Tinggi' }),
    'hazard-zones',
  ],
  ['desa.geojson', map('Polygon', { kode: '63.71.01.1001', nama: 'Alalak' }), 'boundaries'],
];

const TABLES: readonly [what: string, table: string, kind: FileKind | undefined][] = [
  ['facilities', 'nama,jenis,kelurahan,kapasitas\nSDN 1,titik pengungsian,Alalak,200', 'facilities'],
  ['stock', 'gudang,barang,jumlah,satuan\nLumbung A,Beras,100,kg', 'stock'],
  ['classes of danger', 'kelurahan,bahaya,kelas,tahun\nAlalak,banjir,Tinggi,2024', 'hazard-table'],
  ['a class without a hazard', 'kelurahan,tingkat kerawanan\nAlalak,Sedang', 'hazard-table'],
  ['past events', 'kecamatan,bencana,tahun,jumlah\nBanjarmasin Utara,Banjir,2021,3', 'hazard-events'],
  ['people in need', 'kelurahan,jenis,jumlah\nAlalak,Lanjut usia terlantar,4', 'need'],
  ['people', 'kelurahan,penduduk,kk\nAlalak,1200,300', 'population'],
];

describe('what a file of disaster work is, by itself', () => {
  test.each(MAPS)('%s', async (_what, content, kind) => {
    expect(await detectKind(sourceFile('peta.geojson', content))).toBe(kind);
  });

  test.each(NAMED)('a map called %s', async (name, content, kind) => {
    expect(await detectKind(sourceFile(name, content))).toBe(kind);
  });

  test.each(TABLES)('a table of %s', async (_what, content, kind) => {
    expect(await detectKind(sourceFile('tabel.csv', content))).toBe(kind);
  });

  test('a class alone is of a hazard where the name of the file says which', async () => {
    const zones = map('Polygon', { DN: 1 }, { DN: 3 });
    expect(await detectKind(sourceFile('zona.geojson', zones))).toBe('boundaries');
    expect(await detectKind(sourceFile('rawan-longsor-2023.geojson', zones))).toBe('hazard-zones');
  });

  test.skipIf(!existsSync(SHARED))('real files', async () => {
    for (const name of ['jakarta_banjir_3kelas.geojson', 'banyuwangi_raung_krb_radius.geojson']) {
      expect(await detectKind(sourceFile(name, readFileSync(join(SHARED, name)))), name).toBe('hazard-zones');
    }
  });
});
