import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleBaseMap } from '../base-map-sample.ts';
import { describeInBrowser, expectQuiet, launch, open, painted, picture, violations } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';
import { buildTown } from './town.ts';

const AT = 'area=63.71&level=desa&period=2025';
const BOX = [114.48, -3.42, 114.64, -3.3] as const;

const RIVER = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { nama: 'Sungai Uji' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [114.5, -3.4],
          [114.6, -3.33],
        ],
      },
    },
  ],
});

describeInBrowser('what lies under every map', () => {
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

  test('an administrator chooses a base map from the data folder, a file that is none is refused in words, and the map draws it', async () => {
    const folder = join(server.folder, 'data', 'peta-dasar');
    expect(existsSync(folder)).toBe(false);
    mkdirSync(folder);
    const good = sampleBaseMap(BOX, [8, 9, 10, 11, 12, 13]);
    writeFileSync(join(folder, 'kota.pmtiles'), good);
    writeFileSync(join(folder, 'terpotong.pmtiles'), good.subarray(0, good.length - 300));
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/pengaturan`);
    const part = page.getByRole('region', { name: 'Peta dasar' });
    await part.getByText(/Berkas terpotong/).waitFor();
    expect(await part.getByRole('radio', { name: /terpotong/ }).isDisabled()).toBe(true);
    await part.getByRole('radio', { name: /kota\.pmtiles/ }).check();
    expect(await part.getByLabel('Nama peta').inputValue()).toBe('Jalan dan sungai uji');
    await part.getByLabel(/Pembuat peta/).fill('© Kantor Uji');
    await part.getByRole('button', { name: 'Pakai' }).click();
    await part.getByText(/Tersimpan/).waitFor();
    expect(await violations(page)).toEqual([]);

    const tiles: number[] = [];
    page.on('response', (answer) => {
      if (/\/api\/base\/[0-9a-f]{32}\/1\d\//.test(answer.url())) tiles.push(answer.status());
    });
    await painted(page, () => page.goto(`${server.address}/?${AT}`));
    await page.getByText(/© Kantor Uji/).waitFor();
    await expect.poll(() => tiles.filter((status) => status === 200).length).toBeGreaterThan(0);
    await picture(page, 'base-map');
    expectQuiet(at);
    await page.context().close();
  });

  test('a river is recognised by its file, lies on every map, and stays away for the reader who switches it off', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    const { page } = at;
    await page.goto(`${server.address}/data`);
    await page.locator('input[type=file]').first().setInputFiles(server.file('sungai.geojson', RIVER));
    await page.getByRole('button', { name: 'Terapkan' }).click();
    await page.getByText('Lihat laporan').waitFor();
    const shapes: string[] = [];
    page.on('request', (asked) => {
      if (asked.url().includes('/api/hazards/shapes/')) shapes.push(asked.url());
    });
    await painted(page, () => page.goto(`${server.address}/?${AT}`));
    await expect.poll(() => shapes.length).toBe(1);
    await page.getByRole('button', { name: 'Jalan, sungai, dan tempat di peta' }).click();
    const river = page.getByRole('checkbox', { name: 'sungai' });
    expect(await river.isChecked()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await river.uncheck();
    shapes.length = 0;
    await painted(page, () => page.reload());
    await page.getByRole('button', { name: 'Jalan, sungai, dan tempat di peta' }).waitFor();
    expect(shapes).toEqual([]);
    expectQuiet(at);
    await page.context().close();
  });
});
