import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import readWorkbook from 'read-excel-file/node';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  DESKTOP,
  describeInBrowser,
  expectQuiet,
  launch,
  open,
  PHONE,
  painted,
  picture,
  seen,
  settled,
  violations,
} from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const borders = join(import.meta.dirname, '../../../shared/data/batas/banjarmasin_desa.geojson');
const hasBorders = existsSync(borders);
/** The kelurahan whose RT are sketched. */
const MANTUIL = '63.71.01.1001';
const LONG_MS = 300_000;

describeInBrowser('the first hour', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** What a click downloads; figures finer than what may be published come for a reason. */
  async function take(page: Page, item: string, why?: string): Promise<{ name: string; bytes: Buffer }> {
    await page.getByRole('button', { name: 'Unduh', exact: true }).click();
    const chosen = page.getByRole('menuitem', { name: item });
    if (why !== undefined) {
      await chosen.click();
      await page.getByLabel('Untuk apa angka ini dipakai?').fill(why);
    }
    const last = why === undefined ? chosen : page.getByRole('dialog').getByRole('button').last();
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: LONG_MS }), last.click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  test('from an empty folder through "Lihat contoh" to a saved picture, and out again', {
    timeout: 900_000,
  }, async () => {
    const at = await open(browser, { ...DESKTOP, bypassCSP: true });
    const { page } = at;
    await page.goto(server.address);
    await page.getByRole('heading', { name: 'Ingin mulai dari mana?' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'first-question');
    await page.getByRole('button', { name: 'Lihat contoh' }).click();
    await page.getByRole('progressbar').waitFor();
    const banner = page.getByRole('region', { name: 'Data contoh' });
    await banner.waitFor({ timeout: LONG_MS });
    // One marked account a role, one tap each.
    const roles = page.getByRole('list', { name: 'Akun contoh' });
    await roles.getByRole('button', { name: /^PSM / }).waitFor({ timeout: LONG_MS });
    expect(await roles.getByRole('button').count()).toBe(10);
    expect(await violations(page)).toEqual([]);
    await picture(page, 'demo-sign-in');
    await roles.getByRole('button', { name: /^Operator data/ }).click();
    await page.waitForFunction(() => performance.getEntriesByName('petasos:painted').length > 0);

    const tour = page.getByRole('region', { name: 'Perkenalan singkat' });
    await tour.waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await picture(page, 'tour');
    for (const title of ['Apa yang dipetakan', 'Arti warna']) {
      await tour.getByRole('heading', { name: title }).waitFor();
      await tour.getByRole('button', { name: 'Lanjut' }).focus();
      await page.keyboard.press('Enter');
    }
    await tour.getByRole('heading', { name: 'Turun sampai RT' }).waitFor();
    await page.keyboard.press('Escape');
    await tour.waitFor({ state: 'detached' });
    await painted(page, () => page.reload());
    expect(await tour.count()).toBe(0);

    const saved = await take(page, 'Simpan gambar');
    expect(saved.name).toMatch(/^DATA-CONTOH-BUKAN-DATA-SEBENARNYA-.*\.png$/);
    expect((await sharp(saved.bytes).metadata()).width).toBeGreaterThan(2000);
    await page.getByRole('navigation').getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByText('Contoh tidak menerima berkas sebenarnya').waitFor();
    expect(await page.locator('input[type=file]').count()).toBe(0);
    await banner.getByRole('button', { name: 'Tinggalkan contoh' }).click();
    await page.getByRole('heading', { name: 'Ingin mulai dari mana?' }).waitFor({ timeout: LONG_MS });
    await page.context().close();
    expectQuiet(at);
  });

  test.skipIf(!hasBorders)(
    'from an empty folder through "Siapkan wilayah saya" to sketched RT and a workbook that reads back',
    { timeout: 900_000 },
    async () => {
      const at = await open(browser, { ...DESKTOP, bypassCSP: true });
      const { page } = at;
      await page.goto(server.address);
      await page.getByRole('button', { name: 'Siapkan wilayah saya' }).click();
      await choose(page, 'Provinsi', 'Kalimantan Selatan');
      await choose(page, 'Kabupaten/kota', 'Kota Banjarmasin');
      await page.getByRole('button', { name: 'Siapkan Kota Banjarmasin' }).click();
      await page.getByText('5 kecamatan, 52 desa/kelurahan').waitFor({ timeout: LONG_MS });
      await page.getByLabel('Nama kantor').fill('Dinas Sosial Kota Banjarmasin');
      await page.getByRole('button', { name: 'Tambah penanda tangan' }).click();
      const signs = page.getByRole('group', { name: 'Penanda tangan 1' });
      await signs.getByLabel(/^Nama/).fill('Nama Satu, S.Sos.');
      await signs.getByLabel(/^Jabatan/).fill('Kepala Dinas Sosial');
      await signs.getByLabel(/^NIP/).fill('19700101 199503 1');
      await page.getByRole('button', { name: 'Simpan identitas' }).click();
      await page.getByText('NIP terdiri atas 18 angka').waitFor();
      await signs.getByLabel(/^NIP/).fill('19700101 199503 1 001');
      await page.getByRole('button', { name: 'Simpan identitas' }).click();
      await step(page, 'Identitas kantor', 'Selesai').waitFor();
      await bring(page, 'Batas wilayah', borders, 'OCHA HDX');
      await page.getByText('52 dari 52 desa/kelurahan sudah memiliki batas').waitFor({ timeout: LONG_MS });
      expect(await violations(page)).toEqual([]);
      await picture(page, 'first-steps');
      await page.getByRole('button', { name: 'Lewati langkah ini' }).click();
      await step(page, 'Jumlah penduduk', 'Dilewati').waitFor();
      await bring(page, 'Daftar RW dan RT', server.file('rt.csv', rtList()), 'Simulasi', true);
      await page.getByText('3 RW, 12 RT').waitFor({ timeout: LONG_MS });
      await bring(page, 'Jumlah PPKS', await needFile(server), 'Simulasi', true);

      await painted(page, () =>
        page.goto(`${server.address}/?area=${MANTUIL}&level=rt&indicator=total.count`),
      );
      await page.getByRole('button', { name: 'Buat sketsa RW/RT' }).first().click();
      await page.getByText('15 RW/RT siap digambar.').waitFor({ timeout: LONG_MS });
      await page.getByRole('button', { name: 'Gambar sketsa' }).click();
      await page.getByText('Sketsa 15 RW/RT sudah digambar.').waitFor({ timeout: LONG_MS });
      await page.getByRole('dialog').getByRole('button', { name: 'Tutup' }).click();
      await page.getByText('Batas sketsa, bukan batas resmi').waitFor({ timeout: LONG_MS });
      await settled(page);
      await picture(page, 'first-sketch');

      const taken = await take(page, 'Rinci: per RT', 'Pengecekan sketsa RT oleh operator');
      const [table] = await readWorkbook(taken.bytes);
      const cells = (table?.data ?? []).flat();
      for (let rt = 1; rt <= 12; rt += 1) expect(cells).toContain(codeOf(rt));
      expect(cells).toContain(figureOf(12));
      await page.context().close();
      expectQuiet(at);
      await onPhone();
    },
  );

  /** The same place on a phone, in English. */
  async function onPhone(): Promise<void> {
    const at = await open(browser, PHONE);
    await painted(at.page, () => at.page.goto(`${server.address}/?area=63.71&level=desa&lang=en`));
    await seen(at.page, 'lang=en');
    await settled(at.page);
    await picture(at.page, 'first-phone');
    await at.page.context().close();
    expectQuiet(at);
  }
});

async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByPlaceholder('Cari nama atau kode').locator('visible=true').fill(name);
  await page.getByRole('option', { name }).click();
}

/** The head of a step of the set-up, in a state. */
const step = (page: Page, name: string, state: string) =>
  page.getByRole('button', { name: new RegExp(`${name}.*${state}$`) });

/** A file through a step of the set-up: checked, then applied. */
async function bring(page: Page, name: string, path: string, source: string, isSimulated = false) {
  const head = step(page, name, 'Belum');
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByText('Siap diterapkan').waitFor({ timeout: LONG_MS });
  await page.getByLabel('Sumber').fill(source);
  if (isSimulated) await page.getByLabel('Data simulasi').check();
  await page.getByRole('button', { name: 'Terapkan' }).click();
  await step(page, name, 'Selesai').waitFor({ timeout: LONG_MS });
}

const codeOf = (rt: number) => `${MANTUIL}.rw00${Math.ceil(rt / 4)}.rt${String(rt).padStart(3, '0')}`;
const figureOf = (rt: number) => 100 + rt;

/** Twelve RT in three RW, as a kelurahan writes them. */
function rtList(): string {
  const rows = Array.from({ length: 12 }, (_, i) => `${MANTUIL},${Math.ceil((i + 1) / 4)},${i + 1}`);
  return ['kode desa,rw,rt', ...rows].join('\n');
}

/** Made-up counts of every kelurahan but one, and of the twelve RT. */
async function needFile(server: RunningServer): Promise<string> {
  const answer = await fetch(`${server.address}/api/areas?within=63.71&level=desa`);
  const { code } = (await answer.json()) as { code: string[] };
  const rows = code.filter((c) => c !== MANTUIL).map((c, i) => `${c},LUT,2025,${(i * 7) % 23}`);
  for (let rt = 1; rt <= 12; rt += 1) rows.push(`${codeOf(rt)},LUT,2025,${figureOf(rt)}`);
  return server.file('ppks.csv', ['kode,jenis,tahun,jumlah', ...rows].join('\n'));
}
