import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  describeInBrowser,
  expectQuiet,
  launch,
  open,
  painted,
  picture,
  seen,
  violations,
} from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { buildTown, RWS } from './town.ts';

/** Houses that are not fit to live in, by RW: 24 figures. */
const FIGURES = [
  'kode;indikator;tahun;jumlah',
  ...RWS.map(({ code }, i) => `${code};RTLH;2025;${i % 5 === 0 ? 'nihil' : i * 2}`),
].join('\n');

const go = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
const part = (page: Page, name: string) => page.getByRole('region', { name });

describeInBrowser('the settings of an office', () => {
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

  test('an indicator is made, its figures brought and seen on the map; words are changed everywhere', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/pengaturan?area=63.71`);
    await page.getByRole('button', { name: 'Buat indikator' }).click();
    const form = page.getByRole('form', { name: 'Indikator baru' });
    await form.getByRole('textbox', { name: 'Nama', exact: true }).fill('Keluarga rentan pangan (KRP)');
    expect(await form.getByLabel('Kode').inputValue()).toBe('KRP');
    await form.getByRole('button', { name: 'Rumah tidak layak huni (RTLH)' }).click();
    expect(await form.getByLabel('Kode').inputValue()).toBe('RTLH');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'settings-indicator');
    await form.getByRole('button', { name: 'Simpan' }).click();
    await page.getByText('Masukkan angkanya di menu Data').waitFor();

    await page.getByRole('link', { name: 'Ke menu Data' }).click();
    await page
      .getByLabel('Pilih berkas')
      .setInputFiles({ name: 'rtlh.csv', mimeType: 'text/csv', buffer: Buffer.from(FIGURES) });
    await page.getByText('Siap diterapkan: 24 baris terbaca baik.').waitFor();
    await page.getByRole('button', { name: 'Terapkan' }).click();
    await page.getByText('Indikator kantor sudah berlaku.').waitFor();

    await go(page, 'Pengaturan');
    await page.getByText('24 angka (2025)').waitFor();
    await painted(page, () => page.getByRole('link', { name: 'Lihat di peta' }).click());
    await seen(page, 'indicator=kantor-rtlh.count', 'period=2025');
    await page.locator('[data-legend]').getByText('Rumah tidak layak huni (RTLH)').waitFor();
    await page.getByText('unit rumah').first().waitFor();
    await painted(page, () => page.getByRole('radio', { name: 'per 100 KK' }).click());
    await picture(page, 'own-indicator-on-map');

    await go(page, 'Pengaturan');
    await page.getByRole('radio', { name: /^PMKS/ }).check();
    await part(page, 'Sebutan pemerlu pelayanan').getByRole('button', { name: 'Simpan' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Sebaran PMKS' }).waitFor();
    const levels = part(page, 'Sebutan wilayah');
    await levels.getByLabel('Kecamatan').fill('distrik');
    await levels.getByRole('button', { name: 'Simpan' }).click();
    await levels.getByText('Tersimpan.').waitFor();
    expect(await violations(page)).toEqual([]);
    await painted(page, () => go(page, 'Sebaran PMKS'));
    await page.getByRole('heading', { name: 'Peta Indikator Kantor' }).waitFor();
    await page.getByRole('heading', { name: 'Daftar distrik' }).waitFor();

    await go(page, 'Pengaturan');
    await page.getByRole('button', { name: 'Nonaktifkan Rumah tidak layak huni (RTLH)' }).click();
    await page.getByText('angkanya tetap tersimpan').waitFor();
    await page.getByText('24 angka (2025)').waitFor();
    await page.context().close();
    expectQuiet(at);
  });
});
