import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { en } from '../../data/words/en.ts';
import { id } from '../../data/words/id.ts';
import {
  coloursAt,
  describeInBrowser,
  expectQuiet,
  launch,
  open,
  painted,
  picture,
  pixelOf,
  seen,
  settled,
  type Watched,
} from './browser.ts';
import type { RunningServer } from './server.ts';
import { insideRw, NIHIL, onBorderOf, RWS, WITHOUT_DATA } from './town.ts';
import { townServer } from './town-server.ts';

describeInBrowser('the map of people in need', () => {
  let server: RunningServer;
  let browser: Browser;
  let at: Watched;

  beforeAll(async () => {
    server = await townServer();
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    at = await open(browser);
  });
  afterEach(async () => {
    await at.page.context().close();
    expectQuiet(at);
  });
  const go = (path: string) => painted(at.page, () => at.page.goto(server.address + path));
  const param = (name: string) => new URL(at.page.url()).searchParams.get(name);

  test('the first visit shows the only place by kecamatan, all of need per 1,000 people, the newest period', async () => {
    await go('/');
    await seen(at.page, 'area=63.71', 'level=kecamatan', 'indicator=total.per1000', 'period=2025');
    await at.page.getByText('DATA CONTOH – BUKAN DATA SEBENARNYA').waitFor();
    const answer = at.page.getByRole('region', { name: 'Jawaban' });
    expect(await answer.textContent()).toContain('kecamatan di Kota Banjarmasin');
    await at.page.getByText('Satu orang dapat tercatat pada lebih dari satu jenis.').first().waitFor();
    await picture(at.page, 'first-visit');
  });

  test('clicks lead from kecamatan to kelurahan to RW, and the breadcrumb leads back', async () => {
    await go('/?area=63.71&level=kecamatan');
    await settled(at.page);
    const into = insideRw('63.71.01.1001.rw003');
    const first = await pixelOf(at.page, ...into);
    await at.page.mouse.click(first.x, first.y);
    await seen(at.page, 'selected=63.71.01');
    await painted(at.page, () =>
      at.page.getByRole('button', { name: 'Lihat 12 kelurahan di dalamnya' }).click(),
    );
    await seen(at.page, 'area=63.71.01', 'level=desa');
    await settled(at.page);
    const second = await pixelOf(at.page, ...into);
    await painted(at.page, () => at.page.mouse.dblclick(second.x, second.y));
    await seen(at.page, 'area=63.71.01.1001', 'level=rw');
    await at.page.getByRole('listbox', { name: 'Daftar RW' }).waitFor();
    expect(await at.page.getByRole('option').count()).toBe(4);
    await settled(at.page);
    await picture(at.page, 'drilled-to-rw');
    await at.page.getByRole('navigation', { name: 'Letak wilayah' }).getByText('Kota Banjarmasin').click();
    await seen(at.page, 'area=63.71&', 'level=kecamatan');
  });

  test('keys lead down by Enter and up by Backspace, and what one came from stays chosen', async () => {
    await go('/?area=63.71&level=kecamatan&sort=name');
    await at.page.getByRole('listbox').focus();
    await at.page.keyboard.press('Home');
    await at.page.keyboard.press('ArrowDown');
    const option = at.page.locator('[role=option][data-active]');
    expect(await option.getAttribute('data-code')).toBe('63.71.01');
    await at.page.keyboard.press('Enter');
    await seen(at.page, 'area=63.71.01&', 'level=desa');
    await at.page.getByRole('listbox', { name: 'Daftar kelurahan' }).waitFor();
    expect(await at.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('listbox');
    await at.page.locator('[role=option][data-code="63.71.01.1001"]').waitFor();
    while ((await option.getAttribute('data-code')) !== '63.71.01.1001')
      await at.page.keyboard.press('ArrowDown');
    await at.page.keyboard.press('Enter');
    await seen(at.page, 'area=63.71.01.1001', 'level=rw');
    await at.page.getByRole('listbox', { name: 'Daftar RW' }).waitFor();
    await at.page.keyboard.press('Backspace');
    await seen(at.page, 'area=63.71.01&', 'level=desa', 'selected=63.71.01.1001');
    await at.page.keyboard.press('Escape');
    await at.page.waitForFunction(() => !location.search.includes('selected='));
  });

  test('the address holds the whole view: reload, back and forward show the same', async () => {
    await go(
      '/?area=63.71&level=rw&indicator=lanjut-usia-terlantar.count&period=2025&sex=P&selected=63.71.01.1001.rw001',
    );
    await settled(at.page);
    await at.page.getByRole('heading', { name: 'RW 001' }).waitFor();
    const address = at.page.url();
    const answer = await at.page.getByRole('region', { name: 'Jawaban' }).textContent();
    expect(answer).toContain('Perempuan');
    await painted(at.page, () => at.page.reload());
    expect(at.page.url()).toBe(address);
    expect(await at.page.getByRole('region', { name: 'Jawaban' }).textContent()).toBe(answer);
    await painted(at.page, () => at.page.getByRole('radio', { name: 'per 1.000 penduduk' }).check());
    expect(param('indicator')).toBe('lanjut-usia-terlantar.per1000');
    await painted(at.page, () => at.page.goBack());
    expect(at.page.url()).toBe(address);
    await painted(at.page, () => at.page.goForward());
    expect(param('indicator')).toBe('lanjut-usia-terlantar.per1000');
  });

  test('a link that cannot be read falls back and says so', async () => {
    await go('/?area=99.99&level=bogus&indicator=nothing.count&period=20255&camera=1/2');
    await seen(at.page, 'area=63.71', 'level=kecamatan', 'period=2025');
    const notice = at.page.getByRole('status').filter({ hasText: 'Sebagian tautan tidak dapat dibaca' });
    await notice.waitFor();
    for (const word of ['wilayah', 'tingkat', 'indikator', 'periode', 'letak peta']) {
      expect(await notice.textContent()).toContain(word);
    }
    // The browser itself notes the answer 404 to the area that there is not.
    at.complaints.splice(0);
  });

  test('legend and table count the same areas, and nihil is no missing figure', async () => {
    await go('/?area=63.71&level=rw&indicator=total.count&period=2025');
    const inTable: Record<string, number> = {};
    const codes = new Map<string, string>();
    const list = at.page.getByRole('listbox');
    for (let top = 0; top < RWS.length * 60; top += 120) {
      // Two frames: the list draws the rows that the scrolling brought. Read at once, since rows come and go.
      await list.evaluate(
        (box, y) =>
          new Promise((drawn) => {
            box.scrollTo(0, y);
            requestAnimationFrame(() => requestAnimationFrame(drawn));
          }),
        top,
      );
      const shown = await at.page
        .getByRole('option')
        .evaluateAll((rows) => rows.map((row) => [row.dataset.code, row.dataset.class]));
      for (const [code, index] of shown) if (code && index) codes.set(code, index);
    }
    for (const index of codes.values()) inTable[index] = (inTable[index] ?? 0) + 1;
    const inLegend: Record<string, number> = {};
    for (const entry of await at.page.locator('[data-areas]').all()) {
      const areas = Number(await entry.getAttribute('data-areas'));
      if (areas > 0) inLegend[(await entry.getAttribute('data-class')) ?? ''] = areas;
    }
    expect(inLegend).toEqual(inTable);
    expect(codes.size).toBe(RWS.length);
    expect(WITHOUT_DATA.map((code) => codes.get(code))).toEqual(['-1']);
    expect(NIHIL.map((code) => codes.get(code))).toEqual(['-2', '-2']);
    const [zero = ''] = NIHIL;
    const [missing = ''] = WITHOUT_DATA;
    await at.page.mouse.move(10, 10);
    const zeroAt = await pixelOf(at.page, ...insideRw(zero));
    const missingAt = await pixelOf(at.page, ...insideRw(missing));
    expect(await coloursAt(at.page, zeroAt.x, zeroAt.y, 6)).toBe(1);
    expect(await coloursAt(at.page, missingAt.x, missingAt.y, 6)).toBeGreaterThan(3);
    await picture(at.page, 'nihil-and-no-data');
  });

  test('pointing at an area names it, its figure and where the figure comes from', async () => {
    await go('/?area=63.71.01.1001&level=rw&indicator=total.count');
    const { x, y } = await pixelOf(at.page, ...insideRw('63.71.01.1001.rw001'));
    await at.page.mouse.move(x - 2, y);
    await at.page.mouse.move(x, y);
    await at.page.getByText('Dilaporkan di wilayah ini').waitFor();
    await at.page
      .locator('[role=option][data-hovered][data-code="63.71.01.1001.rw001"]')
      .waitFor({ state: 'attached' });
  });

  test('level and sex are switched by one click each, and the map and the list follow', async () => {
    await go('/?area=63.71&level=kecamatan&indicator=lanjut-usia-terlantar.count');
    await painted(at.page, () => at.page.getByRole('radio', { name: /^RW 24$/ }).click());
    await seen(at.page, 'level=rw');
    await at.page.getByRole('listbox', { name: 'Daftar RW' }).waitFor();
    await painted(at.page, () => at.page.getByRole('radio', { name: 'Perempuan' }).check());
    await seen(at.page, 'sex=P');
    await at.page.getByRole('region', { name: 'Jawaban' }).getByText('perempuan').first().waitFor();
  });

  test('pointing at a row of the list shows where it lies on the map', async () => {
    await go('/?area=63.71.01.1001&level=rw&indicator=total.count&sort=name');
    await settled(at.page);
    const { x, y } = await pixelOf(at.page, ...onBorderOf('63.71.01.1001.rw001'));
    const border = { x: x - 8, y: y - 8, width: 16, height: 16 };
    const before = await at.page.screenshot({ clip: border });
    await at.page.locator('[role=option][data-code="63.71.01.1001.rw001"]').hover();
    await at.page.waitForFunction(() => document.querySelector('[role=option][data-hovered]') !== null);
    await expect
      .poll(async () => (await at.page.screenshot({ clip: border })).equals(before), { timeout: 30_000 })
      .toBe(false);
  });

  test('a level without shapes is told by its list', async () => {
    await go('/?area=63.71.01.1001.rw001&level=rt');
    await at.page.getByText('Tingkat RT di RW 001 belum memiliki batas untuk digambar').waitFor();
    await at.page.getByText('19 RT tanpa batas').waitFor();
    await at.page.getByRole('option', { name: 'RT 007' }).click();
    await seen(at.page, 'selected=63.71.01.1001.rw001.rt007');
    await picture(at.page, 'without-shapes');
  });

  test('a period without figures says so, and the areas stay to be seen', async () => {
    await at.page.goto(`${server.address}/?area=63.71&level=kecamatan&indicator=total.count&period=2019`);
    await at.page
      .getByText('Belum ada data dari 5 kecamatan di Kota Banjarmasin untuk periode 2019.')
      .waitFor();
    expect(await at.page.getByRole('option').count()).toBe(5);
    at.complaints.splice(0);
  });

  test('when the server goes away what stands stays, and says that it is old', async () => {
    await go('/?area=63.71&level=kecamatan');
    await at.page.route('**/api/**', (route) => route.abort());
    await at.page.getByRole('radio', { name: 'per km²' }).check();
    await at.page.getByText('Server tidak menjawab; yang tampak adalah data terakhir.').waitFor();
    expect(await at.page.getByRole('option').count()).toBe(5);
    await at.page.unroute('**/api/**');
    await at.page.getByText('Server tidak menjawab').waitFor({ state: 'detached' });
    await seen(at.page, 'indicator=total.perKm2');
    at.complaints.splice(0);
  });

  test('a link to a closed type shows what there is for whoever asks, and says so', async () => {
    await at.page.goto(`${server.address}/?area=63.71&level=rw&indicator=odha.count&period=2025`);
    await at.page.getByText('Sebagian tautan tidak dapat dibaca (indikator)').waitFor();
    await seen(at.page, 'indicator=total.per1000');
    expect(await at.page.locator('body').textContent()).not.toContain('HIV');
    at.complaints.splice(0);
  });

  test('the indicator is found by typing, the language is one click away', async () => {
    await go('/?area=63.71&level=kecamatan');
    await at.page.getByRole('combobox', { name: 'Yang dipetakan' }).click();
    await at.page.locator('input[role=combobox]:focus').waitFor();
    await at.page.keyboard.type('lanjut usia ter');
    await at.page
      .getByRole('option', { name: 'Fakir miskin', exact: true })
      .first()
      .waitFor({ state: 'detached' });
    // Services for them are found as well: the type stands first, and Enter takes it.
    await at.page.locator('[role=option][data-combobox-selected]').waitFor();
    await painted(at.page, () => at.page.keyboard.press('Enter'));
    expect(param('indicator')).toBe('lanjut-usia-terlantar.per1000');
    await at.page.getByTitle('English').click();
    await seen(at.page, 'lang=en');
    await at.page.getByRole('heading', { name: 'Map of people in need' }).waitFor();
    expect(await at.page.evaluate(() => document.documentElement.lang)).toBe('en');
    expect(await at.page.getByRole('region', { name: 'Answer' }).textContent()).toContain(
      'kecamatan in Kota Banjarmasin',
    );
    await picture(at.page, 'english');
  });

  test('who reads English sees no Indonesian menu, not even at first', async () => {
    await at.page.addInitScript(() => {
      const menus = new Set<string>();
      Object.assign(window, { menus });
      new MutationObserver(() => {
        const menu = document.querySelector('nav')?.getAttribute('aria-label');
        if (menu) menus.add(menu);
      }).observe(document, { childList: true, subtree: true });
    });
    const menus = () => at.page.evaluate(() => [...(window as unknown as { menus: Set<string> }).menus]);
    await go('/?area=63.71&level=kecamatan&lang=en');
    expect(await menus()).toEqual([en.screen.menu.label]);
    await go('/?area=63.71&level=kecamatan');
    expect(await menus()).toEqual([id.screen.menu.label]);
  });

  test('an area is found by name and shown among its neighbours', async () => {
    await go('/?area=63.71&level=kecamatan');
    await at.page.getByRole('combobox', { name: 'Cari wilayah' }).fill('mantuil');
    await at.page.getByRole('option', { name: /Mantuil/ }).waitFor();
    await at.page.keyboard.press('ArrowDown');
    await at.page.keyboard.press('Enter');
    await seen(at.page, 'area=63.71.01&', 'level=desa', 'selected=63.71.01.1001');
    await at.page.getByRole('heading', { name: 'Mantuil' }).waitFor();
  });

  test('the page of data lists every import and tells its report in words', async () => {
    await at.page.goto(`${server.address}/data`);
    await at.page.getByRole('link', { name: 'Jumlah PPKS' }).waitFor();
    await picture(at.page, 'data');
    await at.page.getByRole('link', { name: 'Batas wilayah' }).click();
    await at.page.getByRole('heading', { name: 'Laporan: Batas wilayah' }).waitFor();
    await at.page.getByText('batas RW', { exact: true }).waitFor();
    await picture(at.page, 'report');
  });
});
