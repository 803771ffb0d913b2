import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESKTOP, describeInBrowser, launch, open, PHONE, picture, violations } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { buildTown } from './town.ts';

/** One Tagana where it happens, one beside it. */
const PILLARS = [
  'nama,peran,kode',
  'Wati Contoh,Tagana,63.71.01.1001',
  'Yanto Contoh,Tagana,63.71.02.1003',
].join('\n');

describeInBrowser('a disaster', () => {
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

  test('a phone that is located says in which kelurahan it is, and texts with a NIK are warned of', async () => {
    const at = { longitude: 114.585, latitude: -3.395, accuracy: 12 };
    const options = { ...PHONE, bypassCSP: true, geolocation: at, permissions: ['geolocation'] };
    const { page } = await open(browser, options);
    await page.goto(`${server.address}/kebencanaan/kejadian/buka`);
    await page.getByRole('radio', { name: 'Di sini' }).check();
    await page.getByRole('button', { name: 'Ambil lokasi saya' }).click();
    await page.getByText(/^Anda di /).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'incident-here');
    await page.getByRole('button', { name: 'Buka kejadian' }).click();
    await page.waitForURL(/kejadian\/\d+/);
    await page.getByRole('radio', { name: 'Status' }).check();
    await page.getByLabel('Kronologi', { exact: true }).fill('Korban 6371 0145 0390 0001 dirawat');
    await page.getByText(/tampaknya memuat NIK/).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'incident-texts');
    await page.setViewportSize(DESKTOP.viewport);
    await picture(page, 'incident-texts-desktop');
    await page.context().close();
  });

  test('is opened, drawn, read, answered by a Tagana and printed; and is at hand without a network', async () => {
    const { page, complaints } = await open(browser, { ...DESKTOP, bypassCSP: true });
    await page.goto(`${server.address}/kebencanaan/kejadian/buka`);
    await page.getByLabel('Wilayah yang kena').fill('63.71.01.1001');
    await page.locator('[role=option]').first().click();
    await page.getByRole('button', { name: 'Buka kejadian' }).click();
    await page.waitForURL(/kejadian\/\d+/);
    await page
      .getByText(/jiwa terdampak/)
      .first()
      .waitFor();

    await page.getByRole('radio', { name: 'Peta dan jejak' }).check();
    await page.getByRole('button', { name: 'Lingkaran di tengah peta' }).click();
    await page.getByText(/^Akan kena: sekitar/).waitFor();
    await page.getByRole('button', { name: 'Simpan jejak' }).click();
    await page.getByText(/^lingkaran, /).waitFor();

    await page.getByRole('radio', { name: 'Siapa bergerak' }).check();
    // Wati's own kelurahan is hit: Yanto comes.
    await page.getByRole('button', { name: 'Tugaskan Yanto Contoh' }).click();
    await page.getByRole('button', { name: 'Menyanggupi: Yanto Contoh' }).click();
    await page.getByRole('button', { name: 'Sudah di lokasi: Yanto Contoh' }).waitFor();
    expect(await page.getByRole('button', { name: 'Tugaskan Wati Contoh' }).count()).toBe(0);

    await page.getByRole('radio', { name: 'Lembar respons' }).check();
    await page.getByRole('rowheader', { name: 'Jiwa', exact: true }).waitFor();
    await page.getByRole('rowheader', { name: 'Yanto Contoh' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'response-sheet');
    const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(printed.match(/\/Type \/Page\b(?!s)/g)?.length).toBe(1);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lembar (PDF)' }).click();
    expect((await download).suggestedFilename()).toMatch(/lembar-respons.*\.pdf$/);
    expect(complaints).toEqual([]);

    await page.waitForFunction(async () => {
      const kept = await caches.keys();
      const files = await Promise.all(kept.map(async (name) => (await caches.open(name)).keys()));
      return files.flat().some(({ url }) => url.includes('offline-screen'));
    });
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText(/^Tidak ada jaringan: ini keadaan/).waitFor();
    await page
      .getByText(/jiwa terdampak/)
      .first()
      .waitFor();
    await picture(page, 'response-offline');
    const form = page.getByRole('form', { name: 'Isi angka lapangan' });
    await form
      .getByRole('button', { name: /^RW 001/ })
      .first()
      .click();
    await form.getByLabel('meninggal').fill('0');
    await form.getByLabel('jiwa terdampak').fill('7');
    await form.getByRole('button', { name: 'Simpan angka' }).click();
    await page.getByText(/^Tersimpan di perangkat ini, belum terkirim: 1/).waitFor();

    // Another one is opened where there is no network, and waits with its hour.
    await page.goto(`${server.address}/kebencanaan/kejadian`);
    await page.getByRole('link', { name: 'Buka kejadian' }).click();
    await page.getByText(/^Tidak ada jaringan. Kejadian disimpan/).waitFor();
    await picture(page, 'response-open-offline');
    const opening = page.getByRole('form', { name: 'Buka kejadian' });
    await opening.getByRole('button', { name: 'Mantuil', exact: true }).click();
    await opening.getByLabel('Jenis kejadian').selectOption('kebakaran-permukiman');
    await opening.getByRole('button', { name: 'Buka kejadian' }).click();
    await page.getByText(/^Menunggu jaringan. Kejadian ini tersimpan/).waitFor();
    await page.getByText(/^Tersimpan di perangkat ini, belum terkirim: 2/).waitFor();
    await page.getByText(/^kejadian baru: Kebakaran permukiman Mantuil/).waitFor();

    await page.context().setOffline(false);
    await page.goto(`${server.address}/kebencanaan/kejadian`);
    await page.getByText('2 isian terkirim.').waitFor();
    await page.getByRole('link', { name: /^Kebakaran permukiman Mantuil/ }).waitFor();
    await page
      .getByRole('link', { name: /^Banjir/ })
      .first()
      .click();
    await page.getByRole('radio', { name: 'Angka lapangan' }).check();
    await page.getByText('7 jiwa terdampak').first().waitFor();
  }, 300_000);
});
