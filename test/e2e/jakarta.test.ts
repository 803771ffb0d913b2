import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  describeInBrowser,
  expectQuiet,
  launch,
  open,
  PROJECTOR,
  painted,
  picture,
  pixelOf,
  seen,
  settled,
} from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const file = join(import.meta.dirname, '../../../shared/data/rw_rt/jakarta_rw_osm2012.geojson');

if (existsSync(file)) describeInBrowser('Jakarta with its 2,685 RW as published', jakarta);
else describe.skip('Jakarta with its 2,685 RW (skipped: ../shared/data is not here)', jakarta);

function jakarta(): void {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer();
    await server.petasos('import', 'boundaries', file, '--source', 'OpenStreetMap', '--licence', 'ODbL');
    const codes = await codesOf(server);
    const made = ['--simulated', '--source', 'Simulasi', '--as-of', '2025-12-31'];
    const people = server.file('penduduk.csv', ['kode,penduduk,kk', ...codes.map(peopleOf)].join('\n'));
    await server.petasos('import', 'population', people, '--period', '2024', ...made);
    const need = server.file('ppks.csv', ['kode,jenis,jumlah', ...codes.flatMap(needOf)].join('\n'));
    await server.petasos('import', 'need', need, '--period', '2025', ...made);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('all RW of the province are drawn at once, in a list that stays short', async () => {
    const at = await open(browser, PROJECTOR);
    await painted(at.page, () => at.page.goto(`${server.address}/?area=31&level=rw`));
    await settled(at.page);
    const answer = await at.page.getByRole('region', { name: 'Jawaban' }).textContent();
    expect(answer).toContain('RW di Daerah Khusus Ibukota Jakarta');
    const option = at.page.getByRole('option').first();
    expect(Number(await option.getAttribute('aria-setsize'))).toBeGreaterThan(2500);
    expect(await at.page.getByRole('option').count()).toBeLessThan(60);
    await picture(at.page, 'jakarta-rw');
    await at.page.context().close();
    expectQuiet(at);
  });

  test('clicks lead from kecamatan to kelurahan to RW', async () => {
    const at = await open(browser);
    const monas = [106.8272, -6.1754] as const;
    await painted(at.page, () => at.page.goto(`${server.address}/?area=31.71&level=kecamatan`));
    const first = await pixelOf(at.page, ...monas);
    await painted(at.page, () => at.page.mouse.dblclick(first.x, first.y));
    await seen(at.page, 'area=31.71.01&', 'level=desa');
    await at.page.waitForFunction(() => location.search.includes('camera='));
    const second = await pixelOf(at.page, ...monas);
    await at.page.mouse.click(second.x, second.y);
    await seen(at.page, 'selected=31.71.01.1001');
    await painted(at.page, () => at.page.getByRole('button', { name: /Lihat \d+ RW di dalamnya/ }).click());
    await seen(at.page, 'area=31.71.01.1001', 'level=rw');
    await settled(at.page);
    await picture(at.page, 'jakarta-gambir');
    await at.page.context().close();
    expectQuiet(at);
  });

  test('keys lead from kecamatan to kelurahan to RW', async () => {
    const at = await open(browser);
    await painted(at.page, () => at.page.goto(`${server.address}/?area=31.73&level=kecamatan&sort=name`));
    await at.page.getByRole('listbox', { name: 'Daftar kecamatan' }).focus();
    await at.page.keyboard.press('Home');
    await at.page.keyboard.press('Enter');
    await at.page.getByRole('listbox', { name: 'Daftar kelurahan' }).waitFor();
    await seen(at.page, 'level=desa');
    await at.page.keyboard.press('Home');
    await at.page.keyboard.press('Enter');
    await at.page.getByRole('listbox', { name: 'Daftar RW' }).waitFor();
    await seen(at.page, 'level=rw');
    await at.page.context().close();
    expectQuiet(at);
  });
}

async function codesOf(server: RunningServer): Promise<string[]> {
  const answer = await fetch(`${server.address}/api/areas?within=31&level=rw`);
  return ((await answer.json()) as { code: string[] }).code;
}

/** Made up, but the same each time: a number from 0 to 1 for a text. */
function fraction(text: string): number {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

function peopleOf(code: string): string {
  const persons = Math.round(400 + 1600 * fraction(`${code} people`));
  return `${code},${persons},${Math.round(persons / 3.4)}`;
}

/** Counts for most RW, none at all for one in twenty-five. */
function needOf(code: string): string[] {
  if (fraction(`${code} silent`) < 0.04) return [];
  const near = fraction(code.slice(0, 13));
  return ['FM', 'LUT', 'PD'].map(
    (type, i) => `${code},${type},${Math.floor((30 - 9 * i) * near * fraction(`${code} ${type}`))}`,
  );
}
