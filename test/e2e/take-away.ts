import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import readWorkbook from 'read-excel-file/node';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { DESKTOP, expectQuiet, open, PHONE, painted, picture, violations } from './browser.ts';
import type { RunningServer } from './server.ts';

const VIEW = '/?area=63.71&level=rw&indicator=lanjut-usia-terlantar.per1000&period=2025';
const BANNER = 'DATA CONTOH – BUKAN DATA SEBENARNYA';
const results = join(import.meta.dirname, '../../test-results');

/** What a picture of the town must hold besides the map: the colours of the legend, nihil, and the warning's. */
async function coloursOf(bytes: Buffer): Promise<Set<string>> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const colours = new Set<string>();
  for (let i = 0; i < data.length; i += info.channels) {
    colours.add(`#${data.subarray(i, i + 3).toString('hex')}`);
  }
  return colours;
}

/** Tests of the menu that takes a view away, on a server with the town: told by the suite that has both. */
export function takeAwayTests(
  given: () => { readonly server: RunningServer; readonly browser: Browser },
): void {
  /**
   * Chooses an item of the menu, says why where figures finer than what is published are asked for, and keeps what is
   * downloaded in test-results.
   */
  async function take(
    page: Page,
    menu: string,
    item: string,
    why?: { readonly format?: string; readonly question: string },
  ): Promise<{ name: string; bytes: Buffer }> {
    await page.getByRole('button', { name: menu, exact: true }).click();
    const chosen = page.getByRole('menuitem', { name: item });
    if (why) {
      await chosen.click();
      if (why.format) await page.getByRole('radio', { name: why.format }).check({ force: true });
      await page.getByLabel(why.question).fill('Verifikasi lapangan bantuan banjir');
    }
    const last = why ? page.getByRole('dialog').getByRole('button').last() : chosen;
    const [download] = await Promise.all([page.waitForEvent('download'), last.click()]);
    mkdirSync(results, { recursive: true });
    const name = download.suggestedFilename();
    const path = join(results, name);
    await download.saveAs(path);
    return { name, bytes: readFileSync(path) };
  }

  const WHY = 'Untuk apa angka ini dipakai?';
  const fine = (page: Page, format: string) => take(page, 'Unduh', 'Rinci', { format, question: WHY });

  test('every file of the menu is kept under an Indonesian name and reads back what the screen shows', async () => {
    const { server, browser } = given();
    const at = await open(browser, { ...DESKTOP, bypassCSP: true });
    const { page } = at;
    await painted(page, () => page.goto(server.address + VIEW));
    const table = await (
      await page.request.get(
        `${server.address}/api/values?indicator=lanjut-usia-terlantar.per1000&level=rw&within=63.71&period=2025`,
      )
    ).json();

    await page.getByRole('button', { name: 'Unduh', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Simpan gambar' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'take-away-menu');
    await page.getByRole('menuitem', { name: 'Rinci: per RW' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Unduh', exact: true }).click();
    await page.getByText('Tulis sedikitnya 10 huruf.').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'take-away-reason');
    await page.getByRole('button', { name: 'Batal' }).click();

    const usual = await take(page, 'Unduh', 'Unduh CSV');
    expect(usual.name).toBe(
      'DATA-CONTOH-BUKAN-DATA-SEBENARNYA-petasos-lanjut-usia-terlantar-per-1000-kota-banjarmasin-kecamatan-2025.csv',
    );
    expect(usual.bytes.includes('RAHASIA')).toBe(false);

    const base =
      'DATA-CONTOH-BUKAN-DATA-SEBENARNYA-RAHASIA-petasos-lanjut-usia-terlantar-per-1000-kota-banjarmasin-rw-2025';
    const excel = await fine(page, 'Unduh Excel');
    expect(excel.name).toBe(`${base}.xlsx`);
    await page
      .getByRole('status')
      .filter({ hasText: `Tersimpan: ${base}.xlsx` })
      .waitFor();
    const sheets = await readWorkbook(excel.bytes);
    expect(sheets.map((s) => s.sheet)).toEqual(['Tabel', 'Semua indikator', 'Keterangan']);
    expect(sheets.map((s) => s.data[0]?.[0])).toEqual([BANNER, BANNER, BANNER]);
    for (const sheet of sheets) {
      expect(String(sheet.data[1]?.[0])).toMatch(/^RAHASIA - Pasal 4 UU 27\/2022 · diunduh .+ pukul /);
    }
    const numbers = (sheets[0]?.data ?? []).flat().filter((cell) => table.value.includes(cell));
    expect(numbers.length).toBeGreaterThan(10);

    const csv = await fine(page, 'Unduh CSV');
    const rows: string[][] = parse(csv.bytes, { bom: true, delimiter: ';' });
    expect(rows.length).toBe(table.id.length + 1);

    const geojson = JSON.parse((await fine(page, 'Unduh GeoJSON')).bytes.toString());
    expect(geojson.features.map((f: { properties: { nilai: number | null } }) => f.properties.nilai)).toEqual(
      table.value,
    );

    const kmz = await fine(page, 'Unduh KMZ');
    const kml = strFromU8(unzipSync(kmz.bytes)['doc.kml'] ?? new Uint8Array());
    const read = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'application/xml');
      const count = (tag: string) => parsed.getElementsByTagName(tag).length;
      return { broken: count('parsererror'), placemarks: count('Placemark'), polygons: count('Polygon') };
    }, kml);
    expect(read).toEqual({ broken: 0, placemarks: table.id.length, polygons: 24 });

    const png = await take(page, 'Unduh', 'Simpan gambar', { question: WHY });
    expect(png.name).toBe(`${base}.png`);
    const size = await sharp(png.bytes).metadata();
    expect([size.format, size.width, size.height]).toEqual(['png', 2246, 1588]);
    const colours = await coloursOf(png.bytes);
    for (const { colour } of [...table.legend.classes, table.legend.zero]) expect(colours).toContain(colour);
    expect(colours).toContain('#943f15');
    expectQuiet(at);
    await page.context().close();
  });

  test('a phone saves the same page, in English too, and copies a link to the view', async () => {
    const { server, browser } = given();
    const at = await open(browser, { ...PHONE, permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = at;
    // A picture is of what is seen: it is made only once the columns stand in it.
    await painted(page, () => page.goto(`${server.address}${VIEW}&lang=en&columns=on`));
    const png = await take(page, 'Download', 'Save picture', { question: 'What are these figures for?' });
    const size = await sharp(png.bytes).metadata();
    expect([
      png.name.startsWith('DATA-CONTOH-BUKAN-DATA-SEBENARNYA-RAHASIA-petasos-neglected-elderly-'),
      size.width,
      size.height,
    ]).toEqual([true, 2246, 1588]);
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    await picture(page, 'take-away-phone');
    await page.getByRole('menuitem', { name: 'Copy link' }).click();
    await page.getByText('Link copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    expectQuiet(at);
    await page.context().close();
  });
}
