import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  DESKTOP,
  describeInBrowser,
  expectQuiet,
  launch,
  open,
  PHONE,
  PROJECTOR,
  painted,
  picture,
  pixelOf,
  seen,
  settled,
  violations,
} from './browser.ts';
import { cardTests } from './card.ts';
import type { RunningServer } from './server.ts';
import { takeAwayTests } from './take-away.ts';
import { insideRw } from './town.ts';
import { townServer } from './town-server.ts';

const FINGER_PX = 44;

describeInBrowser('the screen on every device', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await townServer();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  /** Opens an address with a fresh page, does something with it, and looks whether anything was complained of. */
  async function on(
    options: BrowserContextOptions,
    path: string,
    look: (page: Page) => Promise<void>,
    isMap = true,
  ): Promise<void> {
    const at = await open(browser, options);
    try {
      const go = () => at.page.goto(server.address + path);
      if (isMap) await painted(at.page, go);
      else await go();
      await look(at.page);
      expectQuiet(at);
    } finally {
      await at.page.context().close();
    }
  }

  const MAP = '/?area=63.71&level=desa&indicator=total.per1000&selected=63.71.01.1001';
  for (const [name, device, path] of [
    ['the map with a card, Indonesian', DESKTOP, MAP],
    ['the map with a card, English', PROJECTOR, `${MAP}&lang=en`],
    ['the map on a phone', PHONE, MAP],
    ['the page of data', DESKTOP, '/data'],
    ['a report', DESKTOP, '/data/4'],
    ['the page of data on a phone', PHONE, '/data'],
  ] as const) {
    test(`axe-core finds no fault with ${name}`, async () => {
      await on(
        { ...device, bypassCSP: true },
        path,
        async (page) => {
          if (path === MAP) await page.getByRole('heading', { name: 'Mantuil' }).waitFor();
          else if (path.startsWith('/data')) await page.locator('table, dl').first().waitFor();
          expect(await violations(page)).toEqual([]);
          await picture(page, `axe ${name}`.replaceAll(/\W+/g, '-'));
        },
        path.startsWith('/?'),
      );
    });
  }

  test('axe-core finds no fault with the list of indicators, the search and each tab of the sheet', async () => {
    await on({ ...DESKTOP, bypassCSP: true }, MAP, async (page) => {
      await page.getByRole('combobox', { name: 'Yang dipetakan' }).click();
      await page.getByRole('option', { name: 'Fakir miskin', exact: true }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('combobox', { name: 'Cari wilayah' }).fill('banjar');
      await page
        .getByRole('option', { name: /Banjarmasin/ })
        .first()
        .waitFor();
      expect(await violations(page)).toEqual([]);
    });
    await on({ ...PHONE, bypassCSP: true }, MAP, async (page) => {
      for (const tab of ['Daftar', 'Pilihan', 'Keterangan']) {
        await page.getByRole('tab', { name: tab }).click();
        expect(await violations(page)).toEqual([]);
      }
    });
  });

  test('on a phone a tap opens the card, the sheet is pulled up, and everything is large enough for a finger', async () => {
    await on(PHONE, '/?area=63.71.01&level=desa&indicator=total.per1000', async (page) => {
      await settled(page);
      await picture(page, 'phone');
      const { x, y } = await pixelOf(page, ...insideRw('63.71.01.1001.rw003'));
      await page.touchscreen.tap(x, y);
      await seen(page, 'selected=63.71.01.1001');
      const into = page.getByRole('button', { name: 'Lihat 4 RW di dalamnya' });
      await into.waitFor();
      await picture(page, 'phone-card');
      for (const tab of ['Ringkasan', 'Daftar', 'Pilihan']) {
        await page.getByRole('tab', { name: tab }).tap();
        await picture(page, `phone-${tab.toLowerCase()}`);
        expect(await tooSmall(page)).toEqual([]);
      }
      await page.getByRole('tab', { name: 'Ringkasan' }).tap();
      await painted(page, () => into.tap());
      await seen(page, 'area=63.71.01.1001', 'level=rw');
      await page.getByRole('button', { name: 'Kembali ke Banjarmasin Selatan' }).tap();
      await seen(page, 'area=63.71.01&');
      const sheet = page.getByRole('region', { name: 'Rincian peta' });
      const before = (await sheet.boundingBox())?.height ?? 0;
      await page.getByRole('button', { name: 'Ciutkan rincian' }).tap();
      await page.waitForFunction(
        (height) => (document.querySelector('[data-stop=peek]')?.clientHeight ?? height) < height,
        before,
      );
      await page.getByRole('button', { name: 'Buka rincian' }).waitFor();
    });
  });

  test('on a projector the words grow with the screen', async () => {
    await on(PROJECTOR, '/?area=63.71&level=rw&indicator=total.per1000', async (page) => {
      const size = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
      expect(size).toBeGreaterThan(17);
      await settled(page);
      await picture(page, 'projector');
    });
  });

  takeAwayTests(() => ({ server, browser }));

  /** Buttons, links and choices that a finger would miss, by name and size. */
  async function tooSmall(page: Page): Promise<string[]> {
    return page.evaluate((least) => {
      const targets = [
        ...document.querySelectorAll('button, a[href], [role=option], label:has(input[type=radio])'),
      ];
      return targets.flatMap((target) => {
        const { width, height } = target.getBoundingClientRect();
        const isSeen = target.checkVisibility() && width > 1 && !target.matches('[href="#isi"]');
        return isSeen && (height < least - 0.5 || width < least - 0.5)
          ? [`${target.textContent || target.getAttribute('aria-label')} ${width} x ${height}`]
          : [];
      });
    }, FINGER_PX);
  }

  cardTests(() => ({ server, browser }));
});
