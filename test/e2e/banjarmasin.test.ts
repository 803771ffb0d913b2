import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { describeInBrowser, expectQuiet, launch, open, painted, picture, settled } from './browser.ts';
import { type RunningServer, startServer } from './server.ts';

const file = join(import.meta.dirname, '../../../shared/data/batas/banjarmasin_desa.geojson');
const cluster = inject('cluster');

if (!existsSync(file))
  describe.skip("Banjarmasin's kelurahan (skipped: ../shared/data is not here)", banjarmasin);
else if (!cluster && process.env.CI !== 'true')
  describe.skip("Banjarmasin's kelurahan (no PostGIS)", banjarmasin);
else describeInBrowser("Banjarmasin's 52 kelurahan as published, on PostgreSQL", banjarmasin);

function banjarmasin(): void {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer('server');
    await server.petasos('import', 'boundaries', file, '--source', 'HDX COD-AB', '--licence', 'CC BY-IGO');
    const answer = await fetch(`${server.address}/api/areas?within=63.71&level=desa`);
    const { code } = (await answer.json()) as { code: string[] };
    const rows = code.flatMap((one, i) => [`${one},LUT,${(i * 7) % 23}`, `${one},FM,${(i * 11) % 40}`]);
    const need = server.file('ppks.csv', ['kode,jenis,jumlah', ...rows].join('\n'));
    await server.petasos('import', 'need', need, '--period', '2025', '--simulated', '--as-of', '2025-12-31');
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('are drawn with their figures, all of them, and none is missing', async () => {
    const at = await open(browser);
    const address = `${server.address}/?area=63.71&level=desa&indicator=total.count`;
    await painted(at.page, () => at.page.goto(address));
    await settled(at.page);
    const option = at.page.getByRole('option').first();
    expect(await option.getAttribute('aria-setsize')).toBe('52');
    const answer = await at.page.getByRole('region', { name: 'Jawaban' }).textContent();
    expect(answer).toContain('52 kelurahan');
    await picture(at.page, 'banjarmasin');
    await at.page.context().close();
    expectQuiet(at);
  });
}
