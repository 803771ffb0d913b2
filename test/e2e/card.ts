import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectQuiet, open, painted, picture, seen, settled, violations, type Watched } from './browser.ts';
import type { RunningServer } from './server.ts';
import { RWS } from './town.ts';

const MOST_KB = 650;
const RW = '63.71.01.1001.rw003';

/** Tests of the area card, columns and search, on a server with the town: told by the suite that has both. */
export function cardTests(given: () => { readonly server: RunningServer; readonly browser: Browser }): void {
  describe('one area in depth', () => {
    let at: Watched;
    /** what each script that the page asked for says */
    let scripts: Promise<string>[];

    beforeAll(async () => {
      const { server } = given();
      // Two years before: the year between was surveyed by nobody.
      const rows = RWS.flatMap(({ code }, i) => [`${code},LUT,L,${i + 1}`, `${code},LUT,P,${i + 2}`]);
      const file = server.file('ppks-2023.csv', ['kode,jenis,jk,jumlah', ...rows].join('\n'));
      const made = ['--source', 'Kota simulasi', '--as-of', '2023-12-31', '--simulated'];
      await server.petasos('import', 'need', file, '--period', '2023', ...made);
    });
    beforeEach(async () => {
      at = await open(given().browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
      scripts = [];
      at.page.on('response', (answer) => {
        const { pathname } = new URL(answer.url());
        if (/\.m?js$/.test(pathname) && !pathname.includes('worker')) {
          // A page that was closed meanwhile says nothing more.
          scripts.push(answer.text().catch(() => ''));
        }
      });
    });
    afterEach(async () => {
      await at.page.context().close();
      expectQuiet(at);
    });
    const go = (path: string) => painted(at.page, () => at.page.goto(given().server.address + path));
    const loaded = async (word: string) => (await Promise.all(scripts)).some((text) => text.includes(word));
    const part = (name: string) => at.page.getByRole('tab', { name, exact: true });

    test('the first screen is light: charts and columns come when they are asked for', async () => {
      await go('/?area=63.71&level=rw&indicator=lanjut-usia-terlantar.count');
      const sizes = (await Promise.all(scripts)).map((text) => gzipSync(text).length);
      expect(sizes.reduce((sum, size) => sum + size, 0) / 1000).toBeLessThanOrEqual(MOST_KB);
      expect([await loaded('recharts'), await loaded('deck.gl')]).toEqual([false, false]);
      await at.page.getByRole('option', { name: 'RW 003' }).first().click();
      await at.page.locator('[data-trend] circle').first().waitFor();
      expect([await loaded('recharts'), await loaded('deck.gl')]).toEqual([true, false]);
      await at.page.getByRole('button', { name: 'Kolom 3D' }).click();
      await at.page.waitForFunction(() => performance.getEntriesByName('petasos:columns').length > 0);
      expect(await loaded('deck.gl')).toBe(true);
    });

    test('the card tells the trend with its gap, and by keys types, people, neighbours and sources', async () => {
      await go(`/?area=63.71&level=rw&indicator=lanjut-usia-terlantar.count&period=2025&selected=${RW}`);
      const card = at.page.locator('[data-card]');
      await card.getByText('Naik dari 7 pada 2023 menjadi 10 PPKS tercatat pada 2025.').waitFor();
      await card.getByText('Belum ada data: 2024.').waitFor();
      await card.locator('[data-trend] circle').first().waitFor();
      expect(await card.locator('[data-trend] circle').count()).toBe(2);
      await card.getByText('Lihat sebagai tabel').click();
      await card.getByRole('row', { name: '2024 Belum ada data' }).waitFor();
      await picture(at.page, 'card-trend');
      expect(await violations(at.page)).toEqual([]);
      await part('Tren').focus();
      await at.page.keyboard.press('ArrowRight');
      await seen(at.page, 'card=composition');
      await card.getByRole('list', { name: 'Menurut jenis kelamin' }).waitFor();
      await card.getByRole('row', { name: /^Fakir miskin \d+/ }).waitFor();
      await at.page.keyboard.press('ArrowRight');
      await card.getByText('Penduduk 2024 dipakai, karena penduduk 2025 belum ada.').waitFor();
      await at.page.keyboard.press('ArrowRight');
      await seen(at.page, 'card=pillars');
      await at.page.keyboard.press('ArrowRight');
      await card.getByRole('table', { name: 'Dengan wilayah yang berbatasan' }).waitFor();
      await card.getByRole('row', { name: /RW 003 \(wilayah ini\)/ }).waitFor();
      expect(await violations(at.page)).toEqual([]);
      await at.page.keyboard.press('End');
      await card.getByText('Kota simulasi').first().waitFor();
      await part('Pembanding').click();
      await card.getByRole('button', { name: 'RW 001', exact: true }).click();
      await seen(at.page, 'selected=63.71.01.1001.rw001', 'card=compare');
    });

    test('columns tilt the map, say what their height means, and go again', async () => {
      await go('/?area=63.71&level=rw&indicator=lanjut-usia-terlantar.count&columns=on');
      await at.page.waitForFunction(() => performance.getEntriesByName('petasos:columns').length > 0);
      await at.page.waitForFunction(() => /camera=[^&]+(%2F|\/)50(%2F|\/)0/.test(location.search));
      const legend = at.page.locator('[data-legend]');
      await legend.getByText('Tinggi kolom = nilai, mulai dari nol.').waitFor();
      await picture(at.page, 'columns');
      const toggle = at.page.getByRole('button', { name: 'Kolom 3D' });
      expect(await toggle.getAttribute('aria-pressed')).toBe('true');
      expect(await violations(at.page)).toEqual([]);
      await toggle.press('Enter');
      await at.page.waitForFunction(() => !location.search.includes('columns='));
      await at.page.waitForFunction(
        () => /camera=[^&]+/.test(location.search) && !/50/.test(location.search.split('camera=')[1] ?? ''),
      );
      expect(await legend.getByText('Tinggi kolom').count()).toBe(0);
    });

    test('Enter chooses from the list for what is written, however quickly it is pressed', async () => {
      await go('/?area=63.71&level=kecamatan');
      await settled(at.page);
      const field = at.page.getByRole('combobox', { name: 'Cari wilayah' });
      await field.fill('basirih');
      await at.page
        .getByRole('option', { name: /^Basirih/ })
        .first()
        .waitFor();
      await at.page.keyboard.press('ArrowDown');
      await field.fill('mantuil');
      await at.page.keyboard.press('Enter');
      await seen(at.page, 'selected=63.71.01.1001');
      await field.fill('rw 3 mantuil');
      await at.page.keyboard.press('Enter');
      await seen(at.page, `selected=${RW}`);
      expect(await field.inputValue()).toBe('');
    });
  });
}
