import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import { COORDINATE_SYSTEMS, systemName } from '../../../data/catalogue/coordinate-systems.ts';
import { type Box, PROVINCE_BOXES } from '../../../data/catalogue/province-boxes.ts';
import { type CoordinateHints, settleCoordinates } from '../../../data/read/coordinates.ts';
import { readGeo } from '../../../data/read/geo.ts';
import type { GeoFile } from '../../../data/read/geo-file.ts';
import { projOf, readSystem } from '../../../data/read/projection.ts';
import { readShape } from '../../../data/read/shape.ts';
import {
  box,
  type Drawn,
  geoJson,
  makeShapefile,
  utmPrj,
  WGS84_PRJ,
} from '../../fixtures/imports/make-maps.ts';

const KALSEL: Box = PROVINCE_BOXES['63'] as Box;

async function opened(bytes: Uint8Array): Promise<GeoFile> {
  const read = await readGeo(bytes);
  if ('problem' in read) throw new Error(JSON.stringify(read.problem));
  return read.file;
}

/** A square at a place, its corners counted in a system. */
function counted(x: number, y: number, proj: string): Drawn[] {
  const ring = box(x, y).map((p) => proj4(proj).forward([...p]));
  return [{ properties: { kode: '63.71.01.1001' }, polygons: [[ring]] }];
}

async function settle(bytes: Uint8Array, hints: Partial<CoordinateHints> = {}) {
  const settled = await settleCoordinates(await opened(bytes), { within: [KALSEL], ...hints });
  const shape = settled.file && readShape(settled.file.features[0]?.geometry());
  return {
    codes: settled.findings.map((f) => f.code),
    findings: settled.findings,
    system: settled.system,
    corner: shape?.polygons?.[0]?.[0]?.[0],
    problems: shape?.problems.map((p) => p.code),
  };
}

const near = (x: number, y: number) => [expect.closeTo(x, 6), expect.closeTo(y, 6)];

describe('coordinates', () => {
  test('in any zone of Indonesia come back to their place by the .prj, and the report says so', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...COORDINATE_SYSTEMS.filter((s) => s.startsWith('utm'))),
        fc.double({ min: -2.9, max: 2.9, noNaN: true }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        async (system, east, down) => {
          const zone = system.slice(4).toUpperCase();
          const x = Number.parseInt(zone, 10) * 6 - 183 + east;
          const y = zone.endsWith('S') ? -down * 10 : down * 5;
          fc.pre(x > 94 && x < 141.9);
          const place: Box = [x - 0.5, y - 0.5, x + 0.5, y + 0.5];
          const bytes = makeShapefile(counted(x, y, projOf(system)), { prj: utmPrj(zone) });
          const settled = await settle(bytes, { within: [place] });
          expect(settled.corner).toEqual(near(x, y));
          expect(settled.codes).toEqual(['coordinates-changed']);
          expect(settled.system).toBe(`UTM ${zone}`);
          // the same without the .prj: guessed by the place, and doubted
          const bare = await settle(makeShapefile(counted(x, y, projOf(system))), { within: [place] });
          expect(bare.corner).toEqual(near(x, y));
          expect(bare.codes).toEqual(['coordinates-guessed']);
          expect(bare.system).toBe(`UTM ${zone}`);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('in degrees stay as they are, named or not', async () => {
    for (const prj of [undefined, WGS84_PRJ, 'GEOGCS["something"']) {
      const settled = await settle(
        makeShapefile(counted(114.5, -3.5, projOf('degrees')), prj === undefined ? {} : { prj }),
      );
      expect(settled).toMatchObject({ codes: [], system: null, corner: [114.5, -3.5] });
    }
  });

  test('with latitude first are put right for the whole file, or for the one feature that has it so', async () => {
    const turned = (d: Drawn[]) =>
      d.map((f) => ({
        ...f,
        polygons: f.polygons?.map((p) => p.map((r) => r.map(([x = 0, y = 0]) => [y, x]))) ?? null,
      }));
    const right = counted(114.5, -3.5, projOf('degrees'));
    expect(await settle(geoJson(turned(right)))).toMatchObject({
      codes: ['axes-all-put-right'],
      corner: [114.5, -3.5],
      problems: [],
    });
    const many = [...turned(right), ...Array.from({ length: 9 }, () => right).flat()];
    expect(await settle(geoJson(many))).toMatchObject({
      codes: [],
      corner: [114.5, -3.5],
      problems: ['axes-put-right'],
    });
    expect(await settle(geoJson(turned(counted(114.5, -3.5, projOf('utm-50s')))))).toMatchObject({
      codes: ['axes-all-put-right', 'coordinates-guessed'],
      corner: near(114.5, -3.5),
    });
  });

  test('in metres of an unnamed zone are asked about where nothing tells the place, and taken as said', async () => {
    const bytes = makeShapefile(counted(114.5, -3.5, projOf('utm-50s')));
    const unclear = await settle(bytes, { within: [] });
    expect(unclear).toMatchObject({ codes: ['zone-unclear'], corner: undefined });
    expect(unclear.findings[0]?.hint?.systems).toContain('UTM 50S');
    expect(await settle(bytes, { within: [], said: 'utm-50s' })).toMatchObject({
      codes: ['coordinates-said'],
      corner: near(114.5, -3.5),
    });
    expect(await settle(bytes, { within: [], said: 'web' })).toMatchObject({ codes: ['coordinates-not-so'] });
  });

  test('in a province of several zones are told by the areas beside them', async () => {
    const maluku = PROVINCE_BOXES['81'] as Box;
    const bytes = makeShapefile(counted(128.2, -3.7, projOf('utm-52s')));
    expect(await settle(bytes, { within: [maluku] })).toMatchObject({ codes: ['zone-unclear'] });
    const near: readonly Box[] = [[128, -3.8, 128.1, -3.7]];
    expect(await settle(bytes, { within: [maluku], near })).toMatchObject({
      codes: ['coordinates-guessed'],
      system: 'UTM 52S',
    });
  });

  test('of a .prj of the wrong zone are not believed: what fits is named', async () => {
    const bytes = makeShapefile(counted(114.5, -3.5, projOf('utm-50s')), { prj: utmPrj('49S') });
    const settled = await settle(bytes);
    expect(settled.codes).toEqual(['system-elsewhere']);
    expect(settled.findings[0]?.hint).toMatchObject({
      system: 'UTM 49S',
      suggestion: 'UTM 50S',
      option: 'utm-50s',
    });
  });

  test('of the land office and of web maps are known by the place too', async () => {
    for (const system of ['tm3-50.1', 'web'] as const) {
      const within: readonly Box[] = [[114, -4, 115, -3]];
      const settled = await settle(geoJson(counted(114.5, -3.5, projOf(system))), { within });
      expect(settled).toMatchObject({ codes: ['coordinates-guessed'], system: systemName(system) });
      expect(settled.corner).toEqual(near(114.5, -3.5));
    }
  });

  test('that are degrees whatever the file says are read as degrees, with a word', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::32750' } };
    expect(await settle(geoJson(counted(114.5, -3.5, projOf('degrees')), { crs }))).toMatchObject({
      codes: ['system-contradicted'],
      corner: [114.5, -3.5],
    });
  });

  test('of old datums are moved by some hundred metres', async () => {
    const old =
      'GEOGCS["GCS_Batavia",DATUM["D_Batavia",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
    const settled = await settle(makeShapefile(counted(114.5, -3.5, projOf('degrees')), { prj: old }));
    expect(settled.codes).toEqual(['coordinates-changed']);
    const [x = 0, y = 0] = settled.corner ?? [];
    const metres = Math.hypot(x - 114.5, y + 3.5) * 111_000;
    expect(metres).toBeGreaterThan(50);
    expect(metres).toBeLessThan(1000);
  });

  test('outside Indonesia are explained', () => {
    const outside = (x: number, y: number) =>
      readShape({ type: 'Polygon', coordinates: [box(x, y)] }).problems[0]?.hint?.why;
    expect(outside(20, 5)).toBe('elsewhere');
    expect(outside(-114, -3)).toBe('sign');
    expect(
      readShape({
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [0, 1],
            [1, 1],
            [0, 0],
          ],
        ],
      }).problems,
    ).toMatchObject([{ code: 'outside-indonesia', hint: { why: 'zero' } }]);
  });
});

describe('systems as files name them', () => {
  test.each([
    ['EPSG:4326', 'degrees'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'degrees'],
    ['urn:ogc:def:crs:EPSG::32750', 'UTM 50S (EPSG:32750)'],
    ['EPSG:23884', 'UTM 54S (EPSG:23884)'],
    ['EPSG:23866', 'UTM 46N (EPSG:23866)'],
    ['EPSG:23890', 'UTM 50S ID74 (EPSG:23890)'],
    ['EPSG:23835', 'TM-3 49.1 (EPSG:23835)'],
    ['EPSG:3857', 'Web Mercator (EPSG:3857)'],
    [utmPrj('50S', 'WGS 84 / UTM zone 50S'), 'UTM 50S'],
    [utmPrj('48N', 'DGN_1995_UTM_Zone_48N'), 'UTM 48N'],
    ['PROJCS["DGN_1995_Indonesia_TM-3_Zone_49.1",GEOGCS["GCS_DGN_1995"]]', 'TM-3 49.1'],
    ['PROJCRS["x",BASEGEOGCRS["WGS 84",ID["EPSG",4326]],ID["EPSG",32749]]', 'UTM 49S (EPSG:32749)'],
    [WGS84_PRJ, 'degrees'],
    ['EPSG:2154', 'unknown'],
  ])('%s', (text, expected) => {
    const read = readSystem(text);
    expect(read.kind === 'other' ? read.name : read.kind).toBe(expected);
  });
});

const NATIONAL = join(import.meta.dirname, '../../../../shared/data/nasional/provinsi.topojson');

describe.skipIf(!existsSync(NATIONAL))('the boxes of provinces (../shared/data)', () => {
  test('hold every province, and reach no further than half a degree', async () => {
    const file = await opened(readFileSync(NATIONAL));
    expect(file.features).toHaveLength(Object.keys(PROVINCE_BOXES).length);
    for (const f of file.features) {
      const { least, most } = reach(readShape(f.geometry()).polygons?.flat(2) ?? []);
      const [west, south, east, north] = PROVINCE_BOXES[String(f.properties.kode)] ?? [0, 0, 0, 0];
      for (const [inner, outer] of [
        [least[0], west],
        [least[1], south],
        [east, most[0]],
        [north, most[1]],
      ] as const) {
        expect(inner - outer).toBeGreaterThanOrEqual(0);
        expect(inner - outer).toBeLessThanOrEqual(0.5);
      }
    }
  });
});

function reach(points: readonly (readonly [number, number])[]) {
  const least: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const most: [number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [x, y] of points) {
    least[0] = Math.min(least[0], x);
    least[1] = Math.min(least[1], y);
    most[0] = Math.max(most[0], x);
    most[1] = Math.max(most[1], y);
  }
  return { least, most };
}
