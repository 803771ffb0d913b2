import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { CHROMIUM, launch as launchAt } from '../chromium.ts';
import { officeCookies } from './signed-in.ts';

const results = join(import.meta.dirname, '../../test-results');

export const DESKTOP = { viewport: { width: 1440, height: 900 } };
export const PROJECTOR = { viewport: { width: 1920, height: 1080 } };
export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

/** A suite that needs a browser: skipped by name without Chromium, a failure under CI=true. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (CHROMIUM) describe(name, suite);
  else if (process.env.CI === 'true') {
    test(name, () => {
      throw new Error('Chromium is not installed, and CI=true allows no skip');
    });
  } else describe.skip(`${name} (no Chromium)`, suite);
}

export function launch(): Promise<Browser> {
  if (!CHROMIUM) throw new Error('Chromium is not installed');
  return launchAt(CHROMIUM);
}

/** What went wrong on a page, and where it asked: looked at when the test is over. */
export interface Watched {
  readonly page: Page;
  readonly complaints: string[];
  readonly hosts: Set<string>;
}

export async function open(browser: Browser, options: BrowserContextOptions = DESKTOP): Promise<Watched> {
  const context = await browser.newContext({ locale: 'id-ID', reducedMotion: 'reduce', ...options });
  await context.addCookies(officeCookies());
  const page = await context.newPage();
  const complaints: string[] = [];
  const hosts = new Set<string>();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:') hosts.add(hostname);
  });
  return { page, complaints, hosts };
}

/** Nothing was complained of, and nothing was asked of any other machine. */
export function expectQuiet({ complaints, hosts }: Watched): void {
  expect(complaints).toEqual([]);
  expect([...hosts]).toEqual(['localhost']);
}

/** Waits until the map has drawn a table of values that was not drawn before `doing`. */
export async function painted(page: Page, doing: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => performance.clearMarks('petasos:painted')).catch(() => undefined);
  await doing();
  await page.waitForFunction(() => performance.getEntriesByName('petasos:painted').length > 0);
}

/** Waits for an address that matches; the view is in the address. */
export async function seen(page: Page, ...parts: string[]): Promise<void> {
  await page.waitForFunction((all) => all.every((part) => location.search.includes(part)), parts);
}

/** The map has come to rest: it has written where it looks into the address. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => location.search.includes('camera='));
}

/** Where a place lies on the screen, from the camera in the address (Web Mercator, 512 pixels at zoom 0). */
export async function pixelOf(
  page: Page,
  longitude: number,
  latitude: number,
): Promise<{ x: number; y: number }> {
  await settled(page);
  const camera = new URL(page.url()).searchParams.get('camera') ?? '';
  const [zoom = 0, lat = 0, lon = 0] = camera.split('/').map(Number);
  const size = 512 * 2 ** zoom;
  const x = (degrees: number) => ((degrees + 180) / 360) * size;
  const y = (degrees: number) =>
    (0.5 - Math.asinh(Math.tan((degrees * Math.PI) / 180)) / (2 * Math.PI)) * size;
  const box = await page.locator('.maplibregl-canvas').boundingBox();
  if (!box) throw new Error('there is no map');
  return {
    x: box.x + box.width / 2 + x(longitude) - x(lon),
    y: box.y + box.height / 2 + y(latitude) - y(lat),
  };
}

/** A picture of the page in test-results/, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(results, { recursive: true });
  await page.screenshot({ path: join(results, `${name}.png`) });
}

/** What axe-core finds fault with on a page opened with `bypassCSP`. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
    };
    const found = await axe.run();
    return found.violations.map((v) => `${v.impact} ${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`);
  });
}

/** How many colours lie in a square round a point of the screen: 1 for plain colour, more for a pattern. */
export async function coloursAt(page: Page, x: number, y: number, half = 12): Promise<number> {
  const shot = await page.screenshot({
    clip: { x: x - half, y: y - half, width: 2 * half, height: 2 * half },
  });
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    const { data } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? {
      data: new Uint8ClampedArray(),
    };
    const colours = new Set<number>();
    for (let i = 0; i < data.length; i += 4) {
      colours.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
    }
    return colours.size;
  }, shot.toString('base64'));
}
