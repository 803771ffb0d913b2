import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser, expectQuiet, launch, open, painted, picture, violations } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { buildTown, RWS } from './town.ts';

const AT = 'area=63.71&level=desa&period=2025';

/** People of the first kelurahan live outside the zones: in a strip of its east. */
function settlements(): string {
  const first = RWS[0];
  if (!first) throw new Error('no RW in the town');
  const [west, south] = [first.west + 0.025, first.south];
  const ring = [
    [west, south],
    [west + 0.005, south],
    [west + 0.005, south + 0.02],
    [west, south + 0.02],
    [west, south],
  ];
  const geometry = { type: 'Polygon', coordinates: [ring] };
  return JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { REMARK: 'Permukiman' }, geometry }],
  });
}

/** Squares over the first kelurahan: half of it high, a word that no scheme reads over another. */
function zones(): string {
  const first = RWS[0];
  if (!first) throw new Error('no RW in the town');
  const square = (x: number, kelas: string) => {
    const [west, south, side] = [first.west + x, first.south, 0.02];
    const ring = [
      [west, south],
      [west + side, south],
      [west + side, south + 2 * side],
      [west, south + 2 * side],
      [west, south],
    ];
    const geometry = { type: 'Polygon', coordinates: [ring] };
    return { type: 'Feature', properties: { kelas }, geometry };
  };
  return JSON.stringify({
    type: 'FeatureCollection',
    features: [square(0, 'Tinggi'), square(0.04, 'Parah sekali')],
  });
}

describeInBrowser('hazard zones, facilities and stock', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer();
    await buildTown(server);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('zones come in as a file, a word that is not known is explained and given a class, and the map says who lives there', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/kebencanaan/zona?${AT}`);
    await page.getByText('Belum ada daerah rawan yang dimasukkan.').waitFor();
    await page.getByRole('button', { name: 'Tambah daerah rawan' }).click();
    await page.locator('input[type=file]').setInputFiles(server.file('banjir.geojson', zones()));
    const name = page.getByLabel('Nama', { exact: true });
    await name.fill('Rawan banjir uji');
    await name.blur();
    await page.getByLabel('Bahaya', { exact: true }).selectOption('banjir');
    await page.getByLabel('“Parah sekali” berarti').selectOption('tinggi');
    await page.getByLabel('Wilayah di luar zona').selectOption('tidak-rawan');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Terapkan' }).click();
    await page
      .getByRole('table', { name: 'Daftar sumber daerah rawan' })
      .getByText('Rawan banjir uji')
      .waitFor();

    await painted(page, () => page.getByRole('link', { name: 'Peta', exact: true }).click());
    await page.getByText(/terkena daerah rawan banjir/).waitFor();
    await page.locator('[data-zones]').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'hazards');
    expectQuiet(at);
    await page.context().close();
  });

  test('settlements come in, and the map says by what those in zones are counted', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/kebencanaan/zona?${AT}`);
    await page.getByRole('button', { name: 'Tambah daerah rawan' }).click();
    await page.getByRole('radio', { name: 'Permukiman' }).click();
    await page.locator('input[type=file]').setInputFiles(server.file('permukiman.geojson', settlements()));
    await page.getByLabel('Tahun', { exact: true }).fill('2023');
    await page.getByLabel('Tahun', { exact: true }).blur();
    await page.getByText(/Dibaca sebagai lapisan permukiman/).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'settled-check');
    await page.getByRole('button', { name: 'Terapkan' }).click();
    await page.getByText(/lapisan permukiman, 1 bidang/).waitFor();
    await picture(page, 'settled-list');
    const map = `${server.address}/kebencanaan?${AT}&indicator=paparan-banjir-sedang-ke-atas-penduduk.count`;
    await painted(page, () => page.goto(map));
    await page.locator('[data-zones]').waitFor();
    await page
      .getByText(/menurut luas permukiman/)
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'settled-map');
    expectQuiet(at);
    await page.context().close();
  });

  test('a facility is put on the map, stock comes and goes, and nothing goes below zero', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/kebencanaan/fasilitas/baru?${AT}`);
    const form = page.getByRole('form', { name: 'Tambah fasilitas' });
    await form.getByLabel('Nama', { exact: true }).fill('Lumbung Uji');
    await form.getByRole('button', { name: 'Simpan' }).click();
    await form.getByText('Pilih wilayahnya.').waitFor();
    await form.getByLabel('Jenis').selectOption('lumbung-sosial');
    await form.getByRole('combobox', { name: /Wilayah/ }).fill('Mantuil');
    await page.locator('[data-combobox-option]').first().click();
    await form.getByRole('button', { name: 'Titik', exact: true }).click();
    await page.waitForFunction(() => performance.getEntriesByName('petasos:draw').length > 0);
    await page.locator('.maplibregl-canvas').click();
    await form.getByText(/Titik pada -3,|Titik pada -3\./).waitFor();
    await form.getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('heading', { name: 'Lumbung Uji' }).waitFor();

    await page.getByRole('link', { name: 'Stok', exact: true }).click();
    const move = page.getByRole('form', { name: 'Catat pergerakan stok' });
    const begin = async (kind: string, count: string) => {
      await page.getByRole('button', { name: 'Catat pergerakan' }).click();
      await move.getByLabel('Pergerakan').selectOption(kind);
      await move.getByLabel('Tempat', { exact: true }).selectOption({ label: 'Lumbung Uji' });
      await move.getByLabel('Jumlah').fill(count);
    };
    await begin('masuk', '500');
    await move.getByRole('button', { name: 'Simpan pergerakan' }).click();
    await page.getByText(/Tersimpan dengan nomor/).waitFor();
    await begin('keluar', '501');
    await move.getByLabel('Yang menerima').fill('Budi Contoh');
    await move.getByRole('button', { name: 'Simpan pergerakan' }).click();
    await move.getByText('Hanya ada 500').waitFor();
    expect(await violations(page)).toEqual([]);
    await move.getByLabel('Jumlah').fill('90');
    await move.getByRole('button', { name: 'Simpan pergerakan' }).click();
    await page.getByRole('cell', { name: '410 kg' }).waitFor();
    const paper = page.waitForEvent('download');
    await page
      .getByRole('button', { name: /Berita acara/ })
      .first()
      .click();
    expect((await paper).suggestedFilename()).toMatch(/\.pdf$/);
    expectQuiet(at);
    await page.context().close();
  });
});
