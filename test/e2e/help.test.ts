import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  DESKTOP,
  describeInBrowser,
  expectQuiet,
  launch,
  open,
  PHONE,
  picture,
  violations,
} from './browser.ts';
import type { RunningServer } from './server.ts';
import { townServer } from './town-server.ts';

describeInBrowser('Bantuan', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await townServer();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  test('has a page for each user, found by a word, with links between them', async () => {
    const at = await open(browser, { ...DESKTOP, bypassCSP: true });
    await at.page.goto(`${server.address}/bantuan`);
    const title = at.page.getByRole('article').getByRole('heading', { level: 1 });
    const list = at.page.getByRole('navigation', { name: 'Halaman bantuan' });
    for (const name of ['perencana', 'pimpinan', 'Tagana', 'pilar sosial', 'operator', 'TI']) {
      await list.getByRole('link', { name: `Bantuan untuk ${name}` }).click();
      await title.filter({ hasText: `Bantuan untuk ${name}` }).waitFor();
    }
    expect(await violations(at.page)).toEqual([]);
    await picture(at.page, 'help');
    await at.page.getByRole('textbox', { name: 'Cari di bantuan' }).fill('asal angka');
    await at.page.getByRole('link', { name: /^Asal angka/ }).click();
    await at.page.waitForFunction(() => document.activeElement?.id === 'asal-angka');
    expect(new URL(at.page.url()).pathname).toBe('/bantuan/angka');
    await at.page.getByTitle('English').click();
    await at.page.getByText('This page is available in Indonesian only.').waitFor();
    await at.page.goto(`${server.address}/bantuan?lang=en`);
    await title.filter({ hasText: 'Petasos in short' }).waitFor();
    await at.page.context().close();
    expectQuiet(at);
  });

  test('is one page of text on paper, as long as it is', async () => {
    const at = await open(browser);
    await at.page.goto(`${server.address}/bantuan/operator`);
    await at.page.getByRole('article').waitFor();
    await at.page.emulateMedia({ media: 'print' });
    expect(await at.page.getByRole('banner').isVisible()).toBe(false);
    const [paper, text] = await at.page.evaluate(() => [
      document.documentElement.scrollHeight,
      document.querySelector('article')?.scrollHeight ?? 0,
    ]);
    expect(paper).toBeGreaterThanOrEqual(text ?? 0);
    expect(text).toBeGreaterThan(1000);
    await at.page.context().close();
  });

  test('is reached on a phone by the menu', async () => {
    const at = await open(browser, PHONE);
    await at.page.goto(`${server.address}/data`);
    await at.page.getByRole('button', { name: 'Menu utama' }).tap();
    await at.page.getByRole('link', { name: 'Bantuan' }).tap();
    await at.page.getByRole('heading', { name: 'Mulai memakai Petasos' }).waitFor();
    expect(await at.page.getByRole('link', { name: 'Sebaran PPKS' }).isVisible()).toBe(false);
    await picture(at.page, 'help-phone');
    await at.page.context().close();
    expectQuiet(at);
  });
});
