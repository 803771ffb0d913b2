import type { Browser, Locator, Page } from 'playwright-core';

/** Where pages come from: a browser, or one with somebody signed in. */
export type Pages = Pick<Browser, 'newPage'>;

export const PAINTED = 'petasos:painted';

/** Notes the time of every click before the page hears of it. Give it to a page before it opens an address. */
export async function noteClicks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('click', (event) => performance.mark('bench:click', { startTime: event.timeStamp }), {
      capture: true,
    });
  });
}

export async function waitForPaint(page: Page): Promise<void> {
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, PAINTED, {
    timeout: 120_000,
  });
}

/**
 * Milliseconds from a click to the frame that shows what it asked for, by the page's own clock: both the click and the mark
 * `petasos:painted` are on it.
 */
export async function clickToPaint(page: Page, target: Locator): Promise<number> {
  await page.evaluate((mark) => {
    performance.clearMarks(mark);
    performance.clearMarks('bench:click');
  }, PAINTED);
  await target.click();
  await waitForPaint(page);
  return page.evaluate((mark) => {
    const [click] = performance.getEntriesByName('bench:click');
    const [painted] = performance.getEntriesByName(mark);
    if (!click || !painted) throw new Error('a mark is missing');
    return painted.startTime - click.startTime;
  }, PAINTED);
}
