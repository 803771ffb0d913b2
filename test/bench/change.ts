import pg from 'pg';
import type { Page } from 'playwright-core';
import { routes } from '../../data/contract/routes.ts';
import type { ValueTable } from '../../data/contract/values.ts';
import { forOperator } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { values } from '../../server/indicators/handlers.ts';
import { FIGURE_PERIOD } from './figures.ts';
import { duelOf } from './measure.ts';
import { clickToPaint, noteClicks, type Pages, waitForPaint } from './painting.ts';
import { startPlainServer } from './plain-server.ts';
import { type BenchRow, msText, ratioText } from './report.ts';

const VIEWPORT = { width: 1280, height: 800 };
const ASKED = { level: 'rw', within: '31', period: FIGURE_PERIOD } as const;
/** Each with three measures that the page has not asked for yet: what it has is not measured, what it must fetch is. */
const SERIES = ['total', 'lanjut-usia-terlantar', 'penyandang-disabilitas', 'fakir-miskin'];
const MEASURES = ['perKm2', 'per1000', 'per100Households'];

/**
 * Changing the indicator of Jakarta's RW, click to painted frame: the built client beside a plain MapLibre page that loads
 * the areas again as GeoJSON with the values inside. Both in one Chromium, the same size, in turns.
 */
export async function changeRow(
  ctx: Context,
  url: string,
  browser: Pages,
  origin: string,
): Promise<BenchRow> {
  const { texts, areas } = await plainTexts(ctx, url);
  const plain = await startPlainServer(texts);
  try {
    const theirs = await openPage(browser, `${plain.origin}/?camera=${await cameraOf(browser, origin)}`);
    const mine: number[] = [];
    const other: number[] = [];
    for (const series of SERIES) {
      const ours = await openPage(browser, addressOf(origin, series));
      for (const measure of MEASURES) {
        await ours.bringToFront();
        mine.push(await clickToPaint(ours, ours.locator(`label:has(input[type=radio][value=${measure}])`)));
        await theirs.bringToFront();
        other.push(await clickToPaint(theirs, theirs.locator(other.length % 2 === 0 ? '#second' : '#first')));
      }
      await ours.close();
    }
    const result = duelOf(mine, other);
    const megabytes = (texts.get('first')?.length ?? 0) / 1e6;
    return {
      what: `Another indicator over ${areas.toLocaleString('en')} RW, click to painted frame / a plain page that re-loads GeoJSON with the values inside`,
      measured: ratioText(result.ratio),
      target: '≤ 0.5',
      met: result.ratio.median <= 0.5,
      how: `ours ${msText(result.ours)}, plain ${msText(result.theirs)} for ${megabytes.toFixed(1)} MB of GeoJSON; every click asks for figures the page has not yet; headless Chromium, WebGL in software, ${VIEWPORT.width} x ${VIEWPORT.height}`,
    };
  } finally {
    plain.stop();
  }
}

async function openPage(browser: Pages, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await noteClicks(page);
  await page.goto(address);
  await waitForPaint(page);
  // A map goes on loading names for a moment; nobody clicks before it is still.
  await page.waitForTimeout(2500);
  return page;
}

/** Where the client looks by itself: both pages look there. */
async function cameraOf(browser: Pages, origin: string): Promise<string> {
  const page = await openPage(browser, addressOf(origin, 'total'));
  await page.waitForURL(/camera=/);
  const camera = new URL(page.url()).searchParams.get('camera');
  await page.close();
  if (camera === null) throw new Error('the client does not say where it looks');
  return camera;
}

function addressOf(origin: string, series: string): string {
  return `${origin}/?area=31&level=rw&indicator=${series}.count&period=${FIGURE_PERIOD}`;
}

interface PlainTexts {
  readonly texts: ReadonlyMap<string, Buffer>;
  readonly areas: number;
}

/** The same areas with the same classes in their properties, for two indicators. */
async function plainTexts(ctx: Context, url: string): Promise<PlainTexts> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found = await client.query<{ id: number; code: string; name: string; geometry: string }>(
    `select area_id as id, code, name, ST_AsGeoJSON(geom, 6) as geometry from area_version
     where current and valid_to is null and level = $1 and code like $2 || '.%' and geom is not null`,
    [ASKED.level, ASKED.within],
  );
  await client.end();
  const texts = new Map<string, Buffer>();
  for (const [name, indicator] of [
    ['first', 'total.count'],
    ['second', 'total.perKm2'],
  ] as const) {
    const table = await values(ctx, forOperator('bench'), routes.values.query.parse({ ...ASKED, indicator }));
    texts.set(name, Buffer.from(geojson(found.rows, table)));
  }
  return { texts, areas: found.rows.length };
}

function geojson(
  areas: readonly { id: number; code: string; name: string; geometry: string }[],
  table: ValueTable,
): string {
  const row = new Map(table.id.map((id, i) => [id, i]));
  const features = areas.map(({ id, code, name, geometry }) => {
    const i = row.get(id) ?? -1;
    const properties = { code, name, value: table.value[i] ?? null, class: table.class[i] ?? null };
    return `{"type":"Feature","id":${id},"properties":${JSON.stringify(properties)},"geometry":${geometry}}`;
  });
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
}
