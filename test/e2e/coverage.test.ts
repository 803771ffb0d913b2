import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  describeInBrowser,
  expectQuiet,
  launch,
  open,
  PHONE,
  painted,
  picture,
  seen,
  violations,
} from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { buildTown, RWS } from './town.ts';

/**
 * Three Pensosmas who all serve one kelurahan, and two PSM: of the 52 kelurahan of the city 51 have no Pensosmas, 50 no
 * PSM. People in need are known of six.
 */
const PILLARS = [
  'nama,peran,kode',
  'Rina Contoh,Pensosmas,63.71.01.1001',
  'Sari Contoh,Pensosmas,63.71.01.1001',
  'Tono Contoh,Pensosmas,63.71.01.1001',
  'Umar Contoh,PSM,63.71.01.1001',
  'Vera Contoh,PSM,63.71.02.1003',
].join('\n');

const AT = 'area=63.71&level=desa&period=2025';
const move = (page: Page, no: number) => page.locator(`[data-move="${no}"]`);

describeInBrowser('the coverage by the social pillars', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer();
    await buildTown(server);
    const file = server.file('pilar.csv', PILLARS);
    await server.petasos('import', 'pillars', file, '--source', 'Kota simulasi', '--as-of', '2025-01-01');
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('a norm is set, and the map says who is served by nobody; need and coverage stand in a square', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/cakupan/norma?${AT}`);
    for (const role of ['PSM', 'Pensosmas']) {
      await page.getByRole('button', { name: `Tetapkan norma: ${role}` }).click();
      const form = page.getByRole('form', { name: 'Ubah norma' });
      await form.getByLabel('Banyaknya petugas').fill('0');
      await form.getByRole('button', { name: 'Simpan' }).click();
      await form.getByText('Angka harus lebih dari nol').waitFor();
      await form.getByLabel('Banyaknya petugas').fill('1');
      expect(await violations(page)).toEqual([]);
      await form.getByRole('button', { name: 'Simpan' }).click();
      await page.getByText(`1 ${role} tiap desa/kelurahan`, { exact: true }).waitFor();
    }

    await painted(page, () => page.getByRole('link', { name: 'Peta', exact: true }).click());
    await page.getByText('50 belum memiliki PSM').waitFor();
    const legend = page.locator('[data-legend]');
    await legend.locator('[data-class="0"][data-areas="50"]').waitFor();
    await legend.locator('[data-class="3"][data-areas="2"]').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'coverage-map');
    await painted(page, () => page.getByRole('radio', { name: /^Peta ganda/ }).click());
    await page.getByRole('table', { name: /^Bujur sangkar keterangan/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'coverage-pair');
    await painted(page, () => page.getByRole('radio', { name: /^Sorotan/ }).click());
    await seen(page, 'cover=highlight');

    await page.getByRole('link', { name: 'Daftar celah' }).first().click();
    await page.getByRole('table').getByRole('row').nth(50).waitFor();
    // Where nobody serves, first where most people in need are.
    expect(await page.getByRole('row').nth(1).textContent()).toContain('Belum ada petugas');
    expect(await violations(page)).toEqual([]);
    expectQuiet(at);
  });

  test('a plan is stopped while it is made, and limits that contradict each other are named; nothing is kept', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/cakupan/penyesuaian?${AT}`);
    await page.getByText('Belum ada usulan.').waitFor();
    const form = page.getByRole('form', { name: 'Susun usulan' });
    await form.getByRole('checkbox', { name: 'Pensosmas' }).check();
    await form.getByLabel('PPKS paling banyak untuk satu petugas').fill('1');
    // The plan of a small city is made faster than anybody can stop it: this one does not reach the server.
    await page.route('**/api/coverage/plans', () => undefined);
    await form.getByRole('button', { name: 'Susun usulan' }).click();
    await form.getByRole('button', { name: /^Hentikan/ }).click();
    await form.getByText('Dihentikan. Tidak ada yang disimpan.').waitFor();
    await page.unroute('**/api/coverage/plans');

    await form.getByRole('button', { name: 'Susun usulan' }).click();
    const named = form.getByRole('alert').filter({ hasText: 'Pensosmas' });
    await named.getByText('PPKS paling banyak untuk satu petugas', { exact: true }).waitFor();
    await named.getByText('yang sudah terjangkau tetap terjangkau', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'coverage-contradiction');
    await page.getByText('Belum ada usulan.').waitFor();
    expectQuiet(at);
  });

  test('a solver that runs out of time gives the best that it found, says how far that may be from the best, and denies nobody', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/cakupan/penyesuaian?${AT}`);
    const form = page.getByRole('form', { name: 'Susun usulan' });
    await form.getByRole('checkbox', { name: 'Pensosmas' }).check();
    // Half a minute is plenty for a small city: it is given next to none.
    await page.route('**/api/coverage/plans', (route) =>
      route.continue({ postData: { ...route.request().postDataJSON(), seconds: 1e-6 } }),
    );
    await form.getByRole('button', { name: 'Susun usulan' }).click();
    await page.getByText('Terbaik yang ditemukan', { exact: true }).waitFor();
    await page
      .getByText(/detik habis; ini susunan terbaik yang ditemukan, paling banyak \d[\d,]*% dari/)
      .waitFor();
    await page.getByText(/^Sampai waktu habis belum ditemukan perpindahan Pensosmas/).waitFor();
    await page.getByText(/sampai waktu habis belum ditemukan perpindahan yang menambah/).waitFor();
    expect(await page.getByText('Tidak ada perpindahan Pensosmas').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await picture(page, 'coverage-out-of-time');
    await page.getByRole('button', { name: 'Hapus usulan' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hapus usulan' }).click();
    await page.getByText('Belum ada usulan.').waitFor();
    expectQuiet(at);
  });

  test('two moves are accepted, one is undone, and the letter is printed', async () => {
    const at = await open(browser, {
      viewport: { width: 1440, height: 900 },
      bypassCSP: true,
      acceptDownloads: true,
    });
    const { page } = at;
    await page.goto(`${server.address}/cakupan/penyesuaian?${AT}`);
    const form = page.getByRole('form', { name: 'Susun usulan' });
    await form.getByRole('checkbox', { name: 'Pensosmas' }).check();
    await form.getByRole('button', { name: 'Susun usulan' }).click();
    await page.getByText(/^2 Pensosmas pindah: PPKS yang belum terjangkau turun dari/).waitFor();
    await page.waitForFunction(() => performance.getEntriesByName('petasos:arcs').length > 0);
    expect(await violations(page)).toEqual([]);
    await picture(page, 'coverage-plan');

    for (const no of [1, 2]) {
      await move(page, no)
        .getByRole('button', { name: /^Terima/ })
        .click();
      await move(page, no).getByText('Diterima', { exact: true }).waitFor();
    }
    await move(page, 2)
      .getByRole('button', { name: /^Batalkan/ })
      .click();
    await move(page, 2).getByText('Usulan', { exact: true }).waitFor();
    await page.getByText('1 berlaku, 1 belum diputuskan').waitFor();

    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Cetak surat yang diterima' }).click();
    const letter = await coming;
    expect(letter.suggestedFilename()).toMatch(/\.pdf$/);
    const path = await letter.path();
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');

    // Where another decides, all proposals go out together, accepted or not.
    expect(await page.getByRole('button', { name: /surat usulan$/ }).count()).toBe(0);
    const status = await page.evaluate(async () => {
      const headers = { 'X-Petasos': 'page', 'Content-Type': 'application/json' };
      const rule = { role: 'pensosmas', moves: 'proposal', decidedBy: 'Bupati' };
      return (await fetch('/api/coverage/move-rules', { method: 'PUT', headers, body: JSON.stringify(rule) }))
        .status;
    });
    expect(status).toBe(200);
    await page.reload();
    const together = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Cetak 1 surat usulan' }).click();
    const proposals = readFileSync(await (await together).path());
    expect(proposals.subarray(0, 5).toString()).toBe('%PDF-');
    // What the office itself had accepted stays its own decision.
    await move(page, 1).getByText('Diterima', { exact: true }).waitFor();
    const second = move(page, 2);
    await second.getByText('Belum diajukan', { exact: true }).waitFor();
    await second.getByRole('button', { name: /^Tandai perpindahan/ }).click();
    await second.getByText('Menunggu keputusan', { exact: true }).waitFor();

    // It is refused, that is taken back, and then it is approved by a decree.
    await second.getByRole('button', { name: /^Catat penolakan/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^Alasan/ }).fill('Formasi sudah penuh');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Catat', exact: true }).click();
    await second.getByText(/^Ditolak$/).waitFor();
    await second.getByText(/Ditolak .*: Formasi sudah penuh/).waitFor();
    await second.getByRole('button', { name: /^Batalkan/ }).click();
    await second.getByText('Menunggu keputusan', { exact: true }).waitFor();
    await second.getByRole('button', { name: /^Catat persetujuan/ }).click();
    const save = dialog.getByRole('button', { name: 'Catat', exact: true });
    expect(await save.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Nomor surat keputusan' }).fill('SK 188/2026');
    const from = dialog.getByRole('textbox', { name: 'Berlaku sejak' });
    await from.fill('01-01-1999');
    await save.click();
    await dialog.getByText(/paling jauh setahun/).waitFor();
    // The browser notes an answer that refuses, which was asked for here.
    at.complaints.splice(0);
    const [year = '', month = '', day = ''] = new Date().toISOString().slice(0, 10).split('-');
    await from.fill(`${day}-${month}-${year}`);
    await picture(page, 'coverage-decision');

    // Somebody else has the same move before them, and is the slower one.
    const beside = await open(browser, { ...PHONE, bypassCSP: true });
    const slower = beside.page;
    await slower.goto(page.url());
    await move(slower, 2)
      .getByRole('button', { name: /^Catat persetujuan/ })
      .click();
    const typed = slower.getByRole('dialog');
    await typed.getByRole('textbox', { name: 'Nomor surat keputusan' }).fill('SK 190/2026');
    await typed.getByRole('textbox', { name: 'Berlaku sejak' }).fill(`${day}-${month}-${year}`);
    await save.click();
    await second.getByText('Disetujui', { exact: true }).waitFor();
    await second.getByText(/SK 188\/2026, berlaku sejak/).waitFor();
    await page.getByText('2 berlaku', { exact: false }).waitFor();
    await picture(page, 'coverage-proposals');

    await typed.getByRole('button', { name: 'Catat', exact: true }).click();
    await typed.getByText(/sekarang sudah disetujui dengan SK 188\/2026/).waitFor();
    expect(await typed.getByRole('textbox', { name: 'Nomor surat keputusan' }).inputValue()).toBe(
      'SK 190/2026',
    );
    await picture(slower, 'coverage-decided-elsewhere');
    await typed.getByRole('button', { name: 'Batal', exact: true }).click();
    await move(slower, 2).getByText('Disetujui', { exact: true }).waitFor();
    await move(slower, 2)
      .getByText(/SK 188\/2026, berlaku sejak/)
      .waitFor();
    await slower.context().close();

    // What was accepted holds from today on: the year that is over stays as it was.
    await page.goto(`${server.address}/cakupan/celah?${AT}&indicator=petugas-pensosmas.state`);
    await page.getByText('51 belum memiliki Pensosmas').waitFor();
    expectQuiet(at);
  });

  test('on a phone a chosen kelurahan says how many officers it lacks, and where new ones help most', async () => {
    const at = await open(browser, { ...PHONE, bypassCSP: true });
    const { page } = at;
    const chosen = RWS[5]?.kelurahan ?? '';
    await page.goto(`${server.address}/cakupan?${AT}&indicator=petugas-psm.state&selected=${chosen}`);
    await page.getByText('PPKS belum terjangkau').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.address}/cakupan/rekrut?${AT}&indicator=petugas-psm.state`);
    await page.getByText('50 PSM baru memenuhi norma di semua wilayah.').waitFor();
    await page.locator('[data-recruit] svg').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'coverage-recruit-phone');
    // 50 PSM as said, and fewer Pensosmas than before one was moved; in most kelurahan one person could be both.
    const all = page.locator('[data-all-norms]');
    const line = all.getByRole('row', { name: /Pensosmas tiap desa\/kelurahan/ });
    const pensosmas = Number(await line.getByRole('cell').last().textContent());
    expect(pensosmas).toBeGreaterThan(45);
    expect(pensosmas).toBeLessThan(51);
    await all
      .getByText(`${50 + pensosmas} petugas baru memenuhi semua norma yang dapat dihitung di`)
      .waitFor();
    await all.getByText(/cukup 5[01] petugas baru/).waitFor();
    expect(await violations(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      all.getByRole('button', { name: 'Unduh Excel' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/-kebutuhan-petugas-.*\.xlsx$/);
    await all.scrollIntoViewIfNeeded();
    await picture(page, 'coverage-all-norms-phone');
    expectQuiet(at);
  });
});
