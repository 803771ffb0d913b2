import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { STANDARD_DISCLOSURE } from '../../data/catalogue/disclosure.ts';
import type { DisclosureSettings } from '../../data/contract/disclosure.ts';
import { takenFormat, takenQuery } from '../../data/contract/export.ts';
import { createApp } from '../../server/app.ts';
import { exportFile, takePicture } from '../../server/export/handlers.ts';
import { boundariesImport } from '../../server/imports/boundaries/spec.ts';
import type { ImportKindSpec, SourceFile } from '../../server/imports/kind.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { populationImport } from '../../server/imports/population/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { OFFICE } from '../everybody.ts';
import { feature, geojson, polygon, scope, square } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const D1 = '63.71.01.1001';
const D2 = '63.71.01.1002';
const D3 = '63.71.01.1003';
const REASON = 'Verifikasi lapangan bantuan banjir';
const BANNER = 'DATA CONTOH – BUKAN DATA SEBENARNYA';
const OGRINFO = hasOgrinfo();

function hasOgrinfo(): boolean {
  try {
    execFileSync('ogrinfo', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Every cell of a sheet by the title of its column and the code in its row; the heading is the row that begins 'Kode'. */
function tableOf(rows: readonly (readonly unknown[])[]) {
  const at = rows.findIndex((row) => row[0] === 'Kode wilayah');
  const titles = (rows[at] ?? []).map(String);
  const byCode = new Map(rows.slice(at + 1).map((row) => [row[0], row]));
  return {
    titles,
    rows: rows.length - at - 1,
    cell: (code: string, title: string) => byCode.get(code)?.[titles.findIndex((t) => t.startsWith(title))],
  };
}

eachDatabase('taking away', (given) => {
  const bring = async <O, P>(
    spec: ImportKindSpec<O, P>,
    file: SourceFile | null,
    options: O,
    simulated = false,
  ) => {
    const report = await runImport(given.ctx(), scope, spec, {
      file,
      options,
      provenance: { source: 'Dinas Sosial', licence: 'CC BY 4.0', asOf: '2025-12-31', simulated },
      dryRun: false,
    });
    expect([report.state, report.problems.filter((p) => p.severity === 'error')]).toEqual(['applied', []]);
  };
  const take = (format: string, more: Record<string, string | undefined> = {}) =>
    exportFile(given.ctx(), scope, {
      format: takenFormat.parse(format),
      ...takenQuery.parse({
        indicator: 'lanjut-usia-terlantar.per1000',
        level: 'desa',
        within: '63.71',
        period: '2025',
        reason: REASON,
        ...more,
      }),
    });
  const text = async (format: string, more: Record<string, string | undefined> = {}) =>
    Buffer.from((await take(format, more)).bytes).toString('utf8');
  const sheets = async (more: Record<string, string | undefined> = {}) =>
    readWorkbook(Buffer.from((await take('xlsx', more)).bytes));

  beforeAll(async () => {
    await bring(setupImport, null, { code: '63.71' });
    const shapes = [D1, D2, D3].map((kode, i) =>
      feature({ kode, nama: `K${i}` }, polygon(square(114.6 + i * 0.01, -3.3))),
    );
    await bring(boundariesImport, geojson(shapes), {});
    const people = `kode,penduduk,kk\n${D1},1200,400\n${D2},2000,600\n${D3},900,300\n`;
    await bring(populationImport, sourceFile('penduduk.csv', people), { period: '2025' });
    const need = `kode,jenis,jumlah\n${D1},LUT,12\n${D2},LUT,0\n${D1},FM,30\n63.71,ODHA,7\n`;
    await bring(needImport, sourceFile('ppks.csv', need), { period: '2025' });
    const made = `kode,jenis,jumlah\n${D1},LUT,5\n`;
    await bring(needImport, sourceFile('contoh.csv', made), { period: '2024' }, true);
  });

  describe('as a workbook', () => {
    test('holds real numbers with both sides of the rate, and tells nihil from what is not known', async () => {
      const file = await take('xlsx');
      expect(file.name).toBe(
        'RAHASIA-petasos-lanjut-usia-terlantar-per-1000-kota-banjarmasin-kelurahan-2025.xlsx',
      );
      const [shown] = await sheets();
      expect(shown?.sheet).toBe('Tabel');
      const table = tableOf(shown?.data ?? []);
      expect(table.rows).toBe(52);
      expect([
        table.cell(D1, 'Nilai'),
        table.cell(D1, 'Pembilang'),
        table.cell(D1, 'Penyebut'),
        table.cell(D1, 'Keadaan angka'),
        table.cell(D1, 'Asal angka'),
        table.cell(D1, 'Kecamatan'),
      ]).toEqual([10, 12, 1200, 'Angka', 'Dilaporkan di wilayah ini', 'Banjarmasin Selatan']);
      expect([table.cell(D2, 'Nilai'), table.cell(D2, 'Keadaan angka')]).toEqual([0, 'Nihil (sudah didata)']);
      expect([table.cell(D3, 'Nilai'), table.cell(D3, 'Keadaan angka')]).toEqual([
        'belum ada data',
        'Belum ada data',
      ]);
    });

    test('says a partial sum beside the figures, never among them', async () => {
      const [shown] = await sheets({ level: 'kecamatan', indicator: 'lanjut-usia-terlantar.count' });
      const table = tableOf(shown?.data ?? []);
      expect(table.cell('63.71.01', 'Nilai')).toBe('Baru sebagian, bukan total');
      expect(table.cell('63.71.01', 'Jumlah sementara')).toBe(12);
      expect([
        table.cell('63.71.01', 'Bagian yang melapor'),
        table.cell('63.71.01', 'Seluruh bagian'),
      ]).toEqual([2, 12]);
    });

    test('has every indicator of the same areas, closed types at their own level only', async () => {
      const [, all, notes] = await sheets();
      const table = tableOf(all?.data ?? []);
      expect([table.cell(D1, 'Lanjut usia terlantar'), table.cell(D1, 'Fakir miskin')]).toEqual([12, 30]);
      expect([table.cell(D2, 'Lanjut usia terlantar'), table.cell(D3, 'Lanjut usia terlantar')]).toEqual([
        0,
        'belum ada data',
      ]);
      expect(table.cell(D1, 'Penduduk')).toBe(1200);
      // Every column says from whom it is, and as of when.
      const at = (label: string) => all?.data.find((row) => row[0] === label) ?? [];
      const need = table.titles.findIndex((t) => t.startsWith('Fakir miskin'));
      expect([at('Sumber')[need], at('Keadaan per')[need]]).toEqual(['Dinas Sosial', '31 Desember 2025']);
      expect(table.titles.filter((t) => t.includes('HIV'))).toEqual([]);
      expect(JSON.stringify(notes?.data)).toContain(
        'hanya dibuka di tingkat lebih luas: Orang dengan HIV/AIDS',
      );
      const [, city] = await sheets({ level: 'kabupaten', within: '63' });
      expect(tableOf(city?.data ?? []).cell('63.71', 'Orang dengan HIV/AIDS')).toBe(7);
      await expect(take('xlsx', { indicator: 'odha.count' })).rejects.toMatchObject({ code: 'too-fine' });
    });

    test('tells as of when, from whom, under which licence, what is missing, and where it is seen', async () => {
      const [, , notes] = await sheets({ origin: 'http://localhost:8080' });
      const said = JSON.stringify(notes?.data);
      for (const part of [
        'Keadaan per 31 Desember 2025',
        'Dinas Sosial; keadaan per 31 Desember 2025; lisensi CC BY 4.0',
        '50 kelurahan belum ada data.',
        '49 kelurahan tanpa batas wilayah.',
        'Nihil (sudah didata)',
        '2 Maret 2026 pukul 10.00 WIB',
        'http://localhost:8080/?area=63.71&level=desa&indicator=lanjut-usia-terlantar.per1000&period=2025',
      ]) {
        expect(said).toContain(part);
      }
      expect(said).not.toContain(BANNER);
    });

    test('of what is made up says so in its name and first in every sheet', async () => {
      const file = await take('xlsx', { period: '2024' });
      expect(file.name).toMatch(/^DATA-CONTOH-BUKAN-DATA-SEBENARNYA-RAHASIA-petasos-/);
      for (const sheet of await sheets({ period: '2024' })) expect(sheet.data[0]?.[0]).toBe(BANNER);
      const english = await sheets({ period: '2024', lang: 'en' });
      expect(english.map((s) => s.data[0]?.[0])).toEqual(Array(3).fill('SIMULATED DATA – NOT REAL FIGURES'));
    });
  });

  describe('as CSV', () => {
    test('is read by an Indonesian Excel: byte order mark, semicolons, decimal comma', async () => {
      const csv = await text('csv');
      expect(csv.startsWith('\uFEFFKerahasiaan;Kode wilayah;Nama wilayah;')).toBe(true);
      const rows: string[][] = parse(csv, { bom: true, delimiter: ';' });
      expect(rows.length).toBe(53);
      const table = tableOf(rows.map((row) => row.slice(1)));
      expect([table.cell(D1, 'Nilai'), table.cell(D2, 'Nilai'), table.cell(D3, 'Nilai')]).toEqual([
        '10',
        '0',
        '',
      ]);
      expect([D1, D2, D3].map((d) => table.cell(d, 'Keadaan angka'))).toEqual([
        'Angka',
        'Nihil (sudah didata)',
        'Belum ada data',
      ]);
      expect(table.cell(D1, 'Sumber')).toBe('Dinas Sosial');
      expect(await text('csv', { indicator: 'fakir-miskin.per100Households' })).toContain(';7,5;');
    });

    test('of what is made up says so in every row', async () => {
      const rows: string[][] = parse(await text('csv', { period: '2024' }), { bom: true, delimiter: ';' });
      expect(rows.slice(1).every((row) => row[0] === BANNER)).toBe(true);
    });
  });

  describe('as GeoJSON', () => {
    test('is a collection with figures as properties, areas without a shape too', async () => {
      const made = JSON.parse(await text('geojson'));
      expect([made.type, made.features.length]).toEqual(['FeatureCollection', 52]);
      const [first, second, third, fourth] = made.features;
      expect(first.properties).toMatchObject({
        kode: D1,
        nilai: 10,
        pembilang: 12,
        penyebut: 1200,
        status: 'number',
      });
      expect(first.geometry.type).toBe('MultiPolygon');
      expect([second, third, fourth].map((f) => [f.properties.status, f.properties.nilai])).toEqual([
        ['zero', 0],
        ['noData', null],
        ['noData', null],
      ]);
      expect(fourth.geometry).toBe(null);
      expect(made.petasos).toMatchObject({
        keadaan_per: '2025-12-31',
        sumber: [{ nama: 'Dinas Sosial', lisensi: 'CC BY 4.0' }],
      });
      expect('peringatan' in first.properties).toBe(false);
      const [ring] = first.geometry.coordinates[0];
      expect(signedArea(ring)).toBeGreaterThan(0);
    });

    test('of what is made up says so in every area', async () => {
      const made = JSON.parse(await text('geojson', { period: '2024' }));
      expect([made.petasos.peringatan, made.features[0].properties.peringatan]).toEqual([BANNER, BANNER]);
    });
  });

  describe('as KMZ', () => {
    const kmlOf = async (more: Record<string, string> = {}) =>
      strFromU8(unzipSync((await take('kmz', more)).bytes)['doc.kml'] ?? new Uint8Array());

    test('has a folder for each class in the colours of the screen, nihil apart from no data', async () => {
      const kml = await kmlOf();
      const folders = [...kml.matchAll(/<Folder><name>([^<]*)/g)].map((m) => m[1]);
      expect(folders).toEqual([
        '10 (1 kelurahan)',
        'Nihil (sudah didata) (1 kelurahan)',
        'Belum ada data (50 kelurahan)',
      ]);
      // #1e9490, written blue first
      expect(kml.includes('<color>c890941e</color>')).toBe(true);
      expect(kml.split('<Placemark ').length - 1).toBe(52);
      expect(kml.split('<Polygon>').length - 1).toBe(3);
      expect((await kmlOf({ period: '2024' })).includes(`<name>${BANNER}: `)).toBe(true);
    });

    test.skipIf(!OGRINFO)('and GeoJSON are read by GDAL, 52 areas of which three have a shape', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'petasos-gdal-'));
      try {
        for (const format of ['kmz', 'geojson']) {
          const path = join(folder, `batas.${format}`);
          writeFileSync(path, (await take(format)).bytes);
          const read = execFileSync('ogrinfo', ['-al', '-q', path], { encoding: 'utf8', maxBuffer: 2 ** 26 });
          expect(read.match(/^OGRFeature\(/gm)?.length).toBe(52);
          expect(read.match(/^ +(MULTI)?POLYGON/gm)?.length).toBe(3);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });

  test('over HTTP comes as a file with a name, never kept, and a bad request as problem details', async () => {
    const server = createApp(given.ctx(), { clientDir: '/nonexistent', principal: OFFICE }).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const asked = 'indicator=total.count&level=desa&within=63.71&period=2025';
      const get = (path: string) => fetch(`http://127.0.0.1:${port}/api/export/${path}`);
      const good = await get(`csv?${asked}`);
      const name = 'petasos-semua-jenis-terbuka-kota-banjarmasin-kelurahan-2025.csv';
      expect([good.status, good.headers.get('content-type'), good.headers.get('cache-control')]).toEqual([
        200,
        'text/csv; charset=utf-8',
        'no-store',
      ]);
      expect(good.headers.get('content-disposition')).toBe(
        `attachment; filename="${name}"; filename*=UTF-8''${name}`,
      );
      for (const [path, status, code] of [
        [`docx?${asked}`, 400, 'bad-request'],
        ['csv?level=desa', 400, 'bad-request'],
        [`csv?${asked}&origin=javascript:alert(1)`, 400, 'bad-request'],
        [`csv?${asked.replace('63.71', '11.01')}`, 404, 'unknown-area'],
      ] as const) {
        const bad = await get(path);
        expect([bad.status, bad.headers.get('content-type')]).toEqual([
          status,
          'application/problem+json; charset=utf-8',
        ]);
        expect((await bad.json()).code).toBe(code);
      }
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  describe('finer than what is published', () => {
    const SECRET = 'RAHASIA - Pasal 4 UU 27/2022 · diunduh terminal: tester, 2 Maret 2026 pukul 10.00 WIB';
    const FORMATS = ['xlsx', 'csv', 'geojson', 'kmz'];
    const events = () =>
      given
        .ctx()
        .db.as(scope)
        .selectFrom('audit_event')
        .selectAll()
        .where('action', 'like', 'export.%')
        .orderBy('id', 'desc')
        .execute();

    test('single types by kelurahan, and anything by RT, are refused without a reason, in every format', async () => {
      for (const format of FORMATS) {
        for (const more of [{}, { indicator: 'total.count', level: 'rt' }]) {
          await expect(take(format, { ...more, reason: undefined })).rejects.toMatchObject({
            code: 'reason-needed',
          });
        }
      }
      const picture = takePicture(given.ctx(), scope, {
        indicator: 'lanjut-usia-terlantar.count',
        level: 'desa',
        within: '63.71',
        period: '2025',
        sex: 'A',
      });
      await expect(picture).rejects.toMatchObject({ code: 'reason-needed' });
    });

    test('says so with name and time on every sheet, in every row and every area, and in its name', async () => {
      for (const sheet of await sheets()) expect(sheet.data[0]?.[0]).toBe(SECRET);
      const rows: string[][] = parse(await text('csv'), { bom: true, delimiter: ';' });
      expect(rows.slice(1).every((row) => row[0] === SECRET)).toBe(true);
      const made = JSON.parse(await text('geojson'));
      expect(made.petasos.rahasia).toBe(SECRET);
      expect(made.features.every((f: { properties: object }) => 'rahasia' in f.properties)).toBe(true);
      const kml = strFromU8(unzipSync((await take('kmz')).bytes)['doc.kml'] ?? new Uint8Array());
      expect(kml.split(`<Data name="rahasia"><value>${SECRET}`).length - 1).toBe(52);
      expect(kml).toContain(`<name>${SECRET}: `);
      for (const format of FORMATS) expect((await take(format)).name).toMatch(/^RAHASIA-/);
      const notes = JSON.stringify((await sheets()).at(-1)?.data);
      expect(notes).toContain(REASON);
    });

    test('is on record with its reason, as every file is, and a picture before it is drawn', async () => {
      await take('csv');
      expect((await events())[0]).toMatchObject({
        action: 'export.taken',
        subject: 'lanjut-usia-terlantar.per1000',
        areas: ['63.71'],
        reads: 'exact',
        detail: { level: 'desa', period: '2025', format: 'csv', areas: 52, reason: REASON },
      });
      const { mark } = await takePicture(given.ctx(), scope, {
        indicator: 'lanjut-usia-terlantar.count',
        level: 'desa',
        within: '63.71',
        period: '2025',
        sex: 'A',
        reason: REASON,
      });
      expect(mark).toEqual({ name: 'terminal: tester', at: '2026-03-02T03:00:00.000Z' });
      expect((await events())[0]).toMatchObject({ action: 'export.picture', detail: { reason: REASON } });
    });

    test('in the published shape needs no reason, is not marked, and leaves single types out of its sheets', async () => {
      const plain = { indicator: 'total.count', reason: undefined };
      for (const format of FORMATS) {
        const file = await take(format, plain);
        expect(file.name).toMatch(/^petasos-/);
        expect(Buffer.from(file.bytes).includes('RAHASIA')).toBe(false);
      }
      const [, all, notes] = await sheets(plain);
      const titles = tableOf(all?.data ?? []).titles;
      expect(titles.some((t) => t.startsWith('Penduduk'))).toBe(true);
      expect(titles.some((t) => /^(Fakir miskin|Lanjut usia terlantar)/.test(t))).toBe(false);
      expect(JSON.stringify(notes?.data)).toMatch(/lebih luas: .*Lanjut usia terlantar/);
      const [, byKecamatan] = await sheets({ ...plain, level: 'kecamatan' });
      expect(tableOf(byKecamatan?.data ?? []).titles.some((t) => t.startsWith('Fakir miskin'))).toBe(true);
      expect((await events())[0]?.detail).toEqual({
        level: 'kecamatan',
        period: '2025',
        sex: 'A',
        format: 'xlsx',
        areas: 5,
      });
    });

    test('is what the office has decided: levels in force say it, before the first release too', async () => {
      const decide = (levels: Partial<DisclosureSettings['levels']>) =>
        given.ctx().db.write(scope, async (tx) => {
          const settings = { ...STANDARD_DISCLOSURE, levels: { ...STANDARD_DISCLOSURE.levels, ...levels } };
          const { id } = await tx
            .insertInto('disclosure_setting')
            .values({ settings: JSON.stringify(settings), made_by: 'uji', made_at: given.ctx().clock.now() })
            .returning('id')
            .executeTakeFirstOrThrow();
          await tx.updateTable('data_state').set({ setting_id: id }).execute();
        });
      const total = { indicator: 'total.count', reason: undefined };
      await decide({ total: 'kecamatan', type: 'desa' });
      await expect(take('csv', total)).rejects.toMatchObject({ code: 'reason-needed' });
      expect((await take('csv', { ...total, level: 'kecamatan' })).name).toMatch(/^petasos-/);
      expect((await take('csv', { reason: undefined })).name).toMatch(/^petasos-/);
      // By sex figures are published for the whole regency only.
      await expect(take('csv', { sex: 'L', level: 'kecamatan', reason: undefined })).rejects.toMatchObject({
        code: 'reason-needed',
      });
      await decide({});
      await expect(take('csv', { reason: undefined })).rejects.toMatchObject({ code: 'reason-needed' });
    });

    test('a reason of a word, or of a page, is none', () => {
      for (const reason of ['rapat', ' '.repeat(40), 'x'.repeat(301), 'sebab\nlain sekali']) {
        expect(takenQuery.shape.reason.safeParse(reason).success).toBe(false);
      }
    });
  });

  test('what cannot be answered is refused as a table of values refuses it', async () => {
    await expect(take('csv', { within: '11.01' })).rejects.toMatchObject({ code: 'unknown-area' });
    await expect(take('kmz', { period: '1999' })).rejects.toMatchObject({ code: 'unknown-period' });
    await expect(take('geojson', { indicator: 'bogus.count' })).rejects.toMatchObject({
      code: 'unknown-indicator',
    });
  });
});

function signedArea(ring: readonly (readonly [number, number])[]): number {
  return ring.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = ring[i] ?? [0, 0];
    return sum + (px * y - x * py) / 2;
  }, 0);
}
