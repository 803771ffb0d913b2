import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { footprintDraft } from '../../data/contract/incident.ts';
import { forOperator } from '../../server/access/scope.ts';
import { importFile } from '../../server/imports/answer.ts';
import { boundariesImport } from '../../server/imports/boundaries/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { responseHandlers } from '../../server/response/sheet-handlers.ts';
import { feature, geojson, polygon, square } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const office = forOperator('test');
const SAID = { source: 'simulasi', licence: null, asOf: null, simulated: true };
const CITY = '63.71';
const D = (n: number) => `63.71.01.${1000 + n}`;
const [X, Y, STEP] = [114.5, -3.4, 0.01];
const NUMBERS = [1, 2, 3, 4, 5, 6];

/** West, south, width and height as shares of a kelurahan, of which six stand side by side. */
type Box = readonly [number, number, number, number];
const ringOf = ([x, y, w, h]: Box): [number, number][] => {
  const [west, south] = [X + x * STEP, Y + y * STEP];
  const [east, north] = [west + w * STEP, south + h * STEP];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
};
const tenths = (from: number, to: number) => fc.integer({ min: from * 10, max: to * 10 }).map((n) => n / 10);
/** Each reaches into a kelurahan: one that only touches the city is refused. */
const box = fc.tuple(tenths(1, 5), tenths(-0.1, 0.5), tenths(0.2, 1.8), tenths(0.2, 0.7));

eachDatabase('what always holds of an estimate, as the database measures it', (given) => {
  beforeAll(async () => {
    const request = { provenance: SAID, dryRun: false };
    await runImport(given.ctx(), office, setupImport, { ...request, file: null, options: { code: CITY } });
    const borders = geojson(
      NUMBERS.map((n) => feature({ kode: D(n) }, polygon(square(X + n * STEP, Y, STEP)))),
    );
    const drawn = await runImport(given.ctx(), office, boundariesImport, {
      ...request,
      file: borders,
      options: { level: 'desa' },
    });
    expect(drawn.state).toBe('applied');
    const people = NUMBERS.map((n) => `${D(n)},2025,${n * 1000}`).join('\n');
    const file = sourceFile('penduduk.csv', `kode,tahun,jumlah penduduk\n${people}\n`);
    const counted = await importFile(given.ctx(), office, 'population', { ...request, file, options: {} });
    expect(counted.state).toBe('applied');
  });

  const estimate = async (boxes: readonly Box[]) => {
    const { estimate } = await responseHandlers.tryFootprint(given.ctx(), office, {
      footprint: footprintDraft.parse({ kind: 'polygon', rings: boxes.map(ringOf) }),
      hazard: 'banjir',
      within: CITY,
    });
    return estimate.persons ?? { low: 0, best: 0, high: 0 };
  };

  const holds = () => {
    test('low is never more than best, best never more than high, and a growing footprint lowers none', {
      timeout: 120_000,
    }, async () => {
      const more = fc.record({ first: box, second: box });
      await fc.assert(
        fc.asyncProperty(more, async ({ first, second }) => {
          const [before, after] = [await estimate([first]), await estimate([first, second])];
          for (const { low, best, high } of [before, after]) {
            expect(low).toBeLessThanOrEqual(best);
            expect(best).toBeLessThanOrEqual(high);
          }
          expect(after.low).toBeGreaterThanOrEqual(before.low);
          expect(after.best).toBeGreaterThanOrEqual(before.best);
          expect(after.high).toBeGreaterThanOrEqual(before.high);
        }),
        { numRuns: 20 },
      );
    });

    test('best adds up for footprints that touch no common kelurahan', { timeout: 120_000 }, async () => {
      const within = (from: number) =>
        fc.tuple(tenths(from + 0.1, from + 1), tenths(0, 0.5), tenths(0.2, 1.8), tenths(0.2, 0.7));
      await fc.assert(
        // The first lies within the kelurahan 1 to 3, the second within 4 to 6.
        fc.asyncProperty(within(1), within(4), async (first, second) => {
          const [one, other] = [(await estimate([first])).best, (await estimate([second])).best];
          // Each is rounded to whole persons once.
          expect(Math.abs((await estimate([first, second])).best - one - other)).toBeLessThanOrEqual(1);
        }),
        { numRuns: 15 },
      );
    });
  };
  holds();

  describe('with settlements in some of the kelurahan', () => {
    beforeAll(async () => {
      const settlement = ([x, y, w, h]: Box) => feature({}, polygon(ringOf([x, y, w, h])));
      const report = await importFile(given.ctx(), office, 'context', {
        provenance: SAID,
        dryRun: false,
        options: { contextKind: 'permukiman' },
        file: geojson([
          settlement([1.1, 0.1, 0.3, 0.2]),
          settlement([1.3, 0.2, 0.3, 0.3]),
          settlement([2.7, 0.5, 0.6, 0.4]),
          settlement([4.05, 0.05, 0.2, 0.9]),
          settlement([5.5, 0.0, 0.1, 0.1]),
        ]),
      });
      expect(report.state).toBe('applied');
    });
    holds();
  });
});
