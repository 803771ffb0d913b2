import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser, expectQuiet, launch, open, picture, seen, violations } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

describeInBrowser('the screen without data', () => {
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

  test('an empty database asks where to begin, and the map comes by itself once a city is set up', async () => {
    const at = await open(browser, { viewport: { width: 1440, height: 900 }, bypassCSP: true });
    await at.page.goto(server.address);
    await at.page.getByRole('heading', { name: 'Ingin mulai dari mana?' }).waitFor();
    expect(await violations(at.page)).toEqual([]);
    await picture(at.page, 'empty');
    await server.petasos('setup', '63.71');
    await seen(at.page, 'area=63.71', 'level=kecamatan');
    await at.page.getByText('Belum ada angka PPKS untuk Kota Banjarmasin.').waitFor();
    await at.page
      .getByText('Tingkat kecamatan di Kota Banjarmasin belum memiliki batas untuk digambar')
      .waitFor();
    expect(await at.page.getByRole('option').count()).toBe(5);
    // What is missing, who usually has it, and the step that brings it.
    const missing = at.page.getByRole('list', { name: 'Yang belum ada' });
    await missing.getByText('Bappeda').waitFor();
    expect(await violations(at.page)).toEqual([]);
    await picture(at.page, 'without-figures');
    await missing.getByRole('link', { name: 'Buka langkah ini' }).first().click();
    await at.page.getByRole('button', { name: /Jumlah PPKS/, expanded: true }).waitFor();
    await at.page.getByText('TKSK di kecamatan').waitFor();
    await picture(at.page, 'steps');
    await at.page.context().close();
    expectQuiet(at);
  });

  test('a server that does not answer is said so, and the screen goes on by itself when it is back', async () => {
    const at = await open(browser);
    await at.page.route('**/api/**', (route) => route.abort());
    await at.page.goto(server.address);
    await at.page.getByRole('heading', { name: 'Server Petasos tidak dapat dihubungi' }).waitFor();
    await picture(at.page, 'unreachable');
    await at.page.unroute('**/api/**');
    await at.page.getByText('Server Petasos tidak dapat dihubungi').waitFor({ state: 'detached' });
    await at.page.context().close();
  });

  test('an address that there is not leads back to the map', async () => {
    const at = await open(browser);
    await at.page.goto(`${server.address}/bogus`);
    await at.page.getByRole('link', { name: 'Ke peta' }).click();
    await at.page.waitForFunction(() => location.pathname === '/');
    await at.page.context().close();
  });
});
