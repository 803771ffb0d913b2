import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Pages, waitForPaint } from './painting.ts';
import type { BenchRow } from './report.ts';

const LIMIT_KB = 650;
const HEAVY = ['deck.gl', 'recharts'];

/** JavaScript that the first screen loads until its map is painted, gzipped, without the map's worker. */
export async function weightRow(browser: Pages, address: string, clientDir: string): Promise<BenchRow> {
  const page = await browser.newPage();
  const paths: string[] = [];
  page.on('response', (answer) => {
    const path = new URL(answer.url()).pathname;
    if (/\.m?js$/.test(path)) paths.push(path);
  });
  await page.goto(address);
  await waitForPaint(page);
  await page.close();
  const scripts = [...new Set(paths)].filter((path) => !path.includes('worker'));
  const texts = scripts.map((path) => readFileSync(join(clientDir, path)));
  const kb = texts.reduce((sum, text) => sum + gzipSync(text).length, 0) / 1000;
  const heavy = HEAVY.filter((name) => texts.some((text) => text.includes(name)));
  return {
    what: 'JavaScript of the first screen, gzipped, without the map worker',
    measured: `${kb.toFixed(0)} KB`,
    target: `≤ ${LIMIT_KB} KB, without deck.gl and recharts`,
    met: kb <= LIMIT_KB && heavy.length === 0,
    how: `${scripts.length} files as Chromium loaded them until the first painted map; ${heavy.length === 0 ? 'neither deck.gl nor recharts is in them' : `found in them: ${heavy.join(', ')}`}`,
  };
}
