import { describe, expect, test } from 'vitest';
import type { FileKind } from '../../data/contract/import.ts';
import { ownDraft } from '../../data/contract/own-indicator.ts';
import { type FileOptions, importFile } from '../../server/imports/answer.ts';
import { detectKind } from '../../server/imports/detect.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { makeOwnIndicator } from '../../server/own/handlers.ts';
import { hasSharedData, realFile, scope } from '../db/boundaries-files.ts';
import { eachDatabase } from '../db/harness.ts';

const NOTHING_SAID = { source: null, licence: null, asOf: null, simulated: false };
const SET_UP = ['63.71', '35.10', '34.01', '34.02', '34.03', '34.04', '34.71'];
const JAKARTA = ['31.71', '31.72', '31.73', '31.74', '31.75'];
const SINGOSAREN = '34.02.12.2004';

interface RealFile {
  readonly path: string;
  /** what the page takes it for by itself; undefined: it asks */
  readonly detected: FileKind | undefined;
  readonly kind?: FileKind;
  readonly options?: FileOptions;
  readonly rows: readonly [read: number, used: number, refused: number];
  /** every code of the report with its number */
  readonly says: Readonly<Record<string, number>>;
  readonly understood?: Readonly<Record<string, string>>;
}

/** What a report on each file of the folder must say; the order is that in which an office would bring them. */
const FILES: readonly RealFile[] = [
  {
    path: 'batas/banjarmasin_kabupaten.geojson',
    detected: 'boundaries',
    rows: [1, 1, 0],
    says: { 'partial-outline': 1 },
    understood: { format: 'GeoJSON', level: 'kabupaten' },
  },
  { path: 'batas/banjarmasin_kecamatan.geojson', detected: 'boundaries', rows: [5, 5, 0], says: {} },
  {
    path: 'batas/banjarmasin_desa.geojson',
    detected: 'boundaries',
    rows: [52, 52, 0],
    says: { 'bridge-learned': 1 },
  },
  { path: 'perubahan_wilayah_banyuwangi_2017.csv', detected: 'changes', rows: [11, 11, 0], says: {} },
  {
    path: 'batas/banyuwangi_kecamatan.geojson',
    detected: 'boundaries',
    rows: [25, 25, 0],
    says: { 'many-parts': 1, 'partial-outline': 1 },
  },
  {
    path: 'batas/banyuwangi_desa.geojson',
    detected: 'boundaries',
    rows: [217, 217, 0],
    says: { 'many-parts': 1, 'partial-outline': 1, 'bridge-learned': 1 },
  },
  { path: 'jembatan_kode_kemendagri_bps_5tempat.csv', detected: 'codes', rows: [923, 923, 0], says: {} },
  {
    path: 'nasional/jembatan_bps_kemendagri_kecamatan_2022.csv',
    detected: 'codes',
    rows: [6857, 6588, 0],
    // four new provinces of Papua gave 269 kecamatan other codes
    says: { 'name-differs': 14, 'bridge-outdated': 1 },
  },
  {
    path: 'diy_penduduk_kk_per_kalurahan_dukcapil_2019.csv',
    detected: 'population',
    options: { period: '2019' },
    rows: [438, 438, 0],
    says: { 'columns-ignored': 1 },
  },
  {
    path: 'rw_rt/diy_daftar_padukuhan.csv',
    detected: 'areas',
    rows: [4507, 4507, 0],
    says: { 'name-differs': 10, 'number-taken': 1 },
  },
  {
    path: 'rw_rt/bantul_singosaren_dusun.geojson',
    detected: 'boundaries',
    options: { parent: SINGOSAREN, level: 'dusun' },
    rows: [3, 3, 0],
    says: { 'partial-outline': 3 },
  },
  {
    path: 'rw_rt/bantul_singosaren_rt.geojson',
    detected: 'boundaries',
    options: { parent: SINGOSAREN },
    rows: [19, 19, 0],
    says: { 'parts-merged': 1 },
  },
  {
    path: 'rw_rt/jakarta_rw_osm2012.geojson',
    detected: 'boundaries',
    rows: [2685, 2684, 1],
    says: {
      'placed-by-close-name': 80,
      'placed-by-short-name': 10,
      'unknown-name': 1,
      'without-number': 35,
      'parts-merged': 56,
      'shape-repaired': 1,
      // the islands are no part of the file
      'partial-outline': 2,
      'shapes-overlap': 1,
      'shapes-gap': 1,
    },
  },
  {
    path: 'bahaya/jakarta_banjir_3kelas.geojson',
    detected: 'hazard-zones',
    kind: 'boundaries',
    rows: [3, 0, 3],
    says: { 'zones-of-hazard': 1 },
  },
  {
    path: 'bahaya/banyuwangi_raung_krb_radius.geojson',
    detected: 'hazard-zones',
    kind: 'boundaries',
    rows: [3, 0, 3],
    says: { 'zones-of-hazard': 1 },
  },
  {
    path: 'bahaya/banjarmasin_banjir_2021-01-14_20_bpbd.csv',
    detected: undefined,
    kind: 'figures',
    options: { period: '2021-01' },
    // four columns of five kecamatan
    rows: [20, 20, 0],
    says: { 'columns-ignored': 1 },
    understood: { levels: 'kecamatan' },
  },
  {
    path: 'banyuwangi_indikator_sosial_2010_2020.csv',
    detected: 'figures',
    options: { area: '35.10', skipBadRows: true },
    // one of its indicators is one of the office's: seven years of it
    rows: [953, 7, 946],
    says: { 'indicator-unknown': 946, 'columns-ignored': 1 },
    understood: { area: '35.10' },
  },
  {
    path: 'nasional/provinsi.topojson',
    detected: 'boundaries',
    rows: [38, 38, 0],
    says: { 'shape-repaired': 35, 'many-parts': 36, 'shapes-overlap': 1, 'shapes-gap': 1 },
  },
  {
    path: 'nasional/kabupaten.topojson',
    detected: 'boundaries',
    rows: [514, 514, 0],
    says: {
      'shape-repaired': 151,
      'many-parts': 164,
      'shapes-overlap': 1,
      'shapes-outside': 1,
      'shapes-gap': 1,
      'shapes-replaced': 1,
      'regencies-not-set-up': 1,
    },
  },
  {
    path: 'nasional/kecamatan.topojson',
    detected: 'boundaries',
    // one is drawn wholly outside the border that its regency has in the file before
    rows: [7285, 7284, 1],
    says: {
      'outside-parent': 1,
      'mostly-outside-parent': 5,
      'shape-repaired': 359,
      'many-parts': 372,
      'topology-not-checked': 1,
      'shapes-replaced': 1,
      'regencies-not-set-up': 1,
    },
  },
  {
    path: 'nasional/penduduk_luas_kabkota_2024.csv',
    detected: 'population',
    options: { period: '2024' },
    rows: [553, 552, 0],
    says: { 'rows-of-country': 1, 'columns-ignored': 1 },
  },
  // Borders that change after zones are measured by a job, which nobody does here.
  { path: 'bahaya/jakarta_banjir_3kelas.geojson', detected: 'hazard-zones', rows: [3, 3, 0], says: {} },
  { path: 'bahaya/banyuwangi_raung_krb_radius.geojson', detected: 'hazard-zones', rows: [3, 3, 0], says: {} },
];

if (!hasSharedData) {
  describe.skip('every real file (../shared/data is absent)', () => {
    test('goes in', () => {});
  });
} else {
  eachDatabase(
    'every real file',
    (given) => {
      test.each([...SET_UP, ...JAKARTA])('the list of %s is set up', async (code) => {
        const report = await runImport(given.ctx(), scope, setupImport, {
          file: null,
          options: { code },
          provenance: NOTHING_SAID,
          dryRun: false,
        });
        expect(report.state).toBe('applied');
      });

      test.each([
        ['A50', 'Garis Kemiskinan', 'nilai'],
        ['KK-TERDAMPAK', 'kk_terdampak', 'keluarga'],
        ['JIWA-TERDAMPAK', 'jiwa_terdampak', 'jiwa'],
        ['KK-MENGUNGSI', 'kk_mengungsi', 'keluarga'],
        ['JIWA-MENGUNGSI', 'jiwa_mengungsi', 'jiwa'],
      ] as const)('the office makes %s', async (code, name, kind) => {
        const body = ownDraft.parse({
          code,
          kind,
          name: { id: name, en: '' },
          unit: { id: kind, en: '' },
          source: '',
          access: 'open',
          finest: null,
          rates: [],
          shareOf: null,
        });
        expect(await makeOwnIndicator(given.ctx(), scope, body)).toMatchObject({ code });
      });

      test.each(FILES)(
        '$path',
        async ({ path, detected, kind, options = {}, rows, says, understood = {} }) => {
          const file = realFile(path);
          expect(await detectKind(file)).toBe(detected);
          const report = await importFile(given.ctx(), scope, kind ?? detected ?? 'need', {
            file,
            options,
            provenance: NOTHING_SAID,
            dryRun: false,
          });
          const [read, used, refused] = rows;
          expect(report.rows).toEqual({ read, used, refused });
          expect(report.state).toBe(used > 0 ? 'applied' : 'refused');
          expect(report.problemCount).toEqual(says);
          for (const [what, as] of Object.entries(understood))
            expect(report.understood).toContainEqual({ what, as });
        },
      );
    },
    { alone: true },
  );
}
