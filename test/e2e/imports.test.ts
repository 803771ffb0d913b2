import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { box, makeShapefile, WGS84_PRJ } from '../fixtures/imports/make-maps.ts';
import { describeInBrowser, expectQuiet, launch, open, painted, picture, violations } from './browser.ts';
import type { RunningServer } from './server.ts';
import { townServer } from './town-server.ts';

const CORRECTION = [
  'kode,jenis,jk,jumlah',
  '63.71.01.1001.rw001,LUT,L,40',
  '63.71.01.1001.rw001,LUT,P,2',
  '63.71.01.1001.rw003,LUT,L,banyak',
  '',
].join('\n');
const MAP = '/?area=63.71.01.1001&level=rw&indicator=lanjut-usia-terlantar.count&period=2025';

/** Three kelurahan of the town as an office sends them: without codes, two of them under names of its own. */
const KELURAHAN = makeShapefile(
  ['Mantuil', 'Kelayan S', 'Pakaumanan'].map((name, i) => ({
    properties: { KABKOTA: 'Kota Banjarmasin', KECAMATAN: 'Banjarmasin Selatan', KELURAHAN: name },
    polygons: [[box(114.5 + i * 0.04, -3.4, 0.04)]],
  })),
  { prj: WGS84_PRJ, name: 'kelurahan' },
);

/** A file as somebody picks it. */
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** The RW of the correction in the list beside the map, with a figure. */
const listed = (page: Page, figure: string) =>
  page.locator('[role=option][data-code="63.71.01.1001.rw001"]').filter({ hasText: figure });

describeInBrowser('figures brought in from the page', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await townServer();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  test('a file with a bad row: the report, the good rows applied, the map changed, taken back', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.goto(server.address + MAP);
    await listed(page, '6').waitFor();
    expect(await listed(page, '42').count()).toBe(0);

    await page.getByRole('navigation').getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByLabel('Pilih berkas').setInputFiles(csv('koreksi.csv', CORRECTION));
    await page.getByText('Belum dapat diterapkan').waitFor();
    await page.getByText('Periode tidak disebut').waitFor();
    await page.getByLabel('Periode').fill('2025');
    await page.getByLabel('Periode').press('Enter');
    await page.getByText('baris 4, kolom jumlah').waitFor();
    await picture(page, 'import-refused');
    expect(await page.getByRole('button', { name: 'Terapkan' }).isDisabled()).toBe(true);

    await page.getByLabel('Lewati baris yang keliru').check();
    await page.getByText('Siap diterapkan: 2 dari 3 baris; 1 baris keliru dilewati.').waitFor();
    await page.getByLabel('Sumber').fill('Koreksi kelurahan');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'import-checked');
    await page.getByRole('button', { name: 'Terapkan' }).click();
    await page.getByText('Jumlah PPKS sudah berlaku.').waitFor();
    await picture(page, 'import-applied');
    await painted(page, () => page.getByRole('link', { name: 'Lihat di peta' }).click());
    await listed(page, '42').waitFor();

    await page.getByRole('navigation').getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByText('Koreksi kelurahan').waitFor();
    await page.getByRole('button', { name: 'Tarik kembali: Jumlah PPKS: koreksi.csv' }).click();
    const question = page.getByRole('dialog', { name: 'Tarik kembali data ini?' });
    await question.waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'import-take-back');
    await question.getByRole('button', { name: 'Ya, tarik kembali' }).click();
    await question.waitFor({ state: 'detached' });
    const row = page.getByRole('row').filter({ hasText: 'koreksi.csv' });
    await row.getByText('Ditarik kembali').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Sebaran PPKS' }).click();
    await listed(page, '6').waitFor();
    await listed(page, '42').waitFor({ state: 'detached' });
    await page.context().close();
    expectQuiet(at);
  });

  test('a list of persons is refused in plain words and nothing of it is shown', async () => {
    const at = await open(browser);
    await at.page.goto(`${server.address}/data`);
    const persons = csv('warga.csv', 'nama,nik,kode\nSiti Aminah,6371012345678901,63.71.01.1001\n');
    await at.page.getByLabel('Pilih berkas').setInputFiles(persons);
    await at.page.getByText('Belum dapat diterapkan').waitFor();
    const said = (await at.page.locator('main').textContent()) ?? '';
    expect(said).not.toMatch(/Aminah|6371012345678901/);
    await at.page.context().close();
    expectQuiet(at);
  });

  test('a shapefile: two names are settled, it is applied and taken back, and the answers are forgotten', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/data`);
    await page
      .getByLabel('Pilih berkas')
      .setInputFiles({ name: 'kelurahan.zip', mimeType: 'application/zip', buffer: Buffer.from(KELURAHAN) });
    await page.getByText('2 belum pasti').first().waitFor();
    const question = (written: string) => page.getByRole('group', { name: written });
    await question('Kelayan S').getByRole('radio', { name: 'Kelayan Selatan' }).check();
    await question('Pakaumanan').getByText('Wilayah lain').click();
    await question('Pakaumanan').getByRole('combobox').fill('pekauman');
    await page.getByRole('option', { name: 'Pekauman' }).first().click();
    await question('Pakaumanan').getByText('Dipilih: Pekauman (63.71.01.1003)').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'import-matching');
    await page.getByRole('button', { name: 'Simpan 2 padanan dan periksa lagi' }).click();
    await page.getByText('Siap diterapkan: 3 baris terbaca baik.').waitFor();
    await page.getByRole('button', { name: 'Terapkan' }).click();
    await page.getByText('Batas wilayah sudah berlaku.').waitFor();

    await page.getByRole('button', { name: 'Tarik kembali: Batas wilayah: kelurahan.zip' }).click();
    const asked = page.getByRole('dialog', { name: 'Tarik kembali data ini?' });
    await asked.getByRole('button', { name: 'Ya, tarik kembali' }).click();
    await asked.waitFor({ state: 'detached' });
    await page.getByText('Padanan yang diingat').click();
    for (const written of ['Kelayan S', 'Pakaumanan']) {
      await page.getByRole('button', { name: `Lupakan padanan “${written}”` }).click();
      await page.getByText(`“${written}” berarti`).waitFor({ state: 'detached' });
    }
    await page.context().close();
    expectQuiet(at);
  });
});
