import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MultiPolygon, Position } from '../../../data/read/shape.ts';
import { countEnds, type Plot, sketchPlots } from '../../../server/sketch/answer.ts';
import { joinPieces, sharedBorders } from '../../../server/sketch/join.ts';
import { Plane, pieceArea } from '../../../server/sketch/plane.ts';

const BANJARMASIN: Position = [114.59, -3.32];
const METRE = 1 / 111_000;

/** A closed ring with a corner in each of many directions, so many metres from a middle. */
function star([x, y]: Position, radii: readonly number[], clockwise = false): Position[] {
  const ring = radii.map((r, i): Position => {
    const angle = (i / radii.length) * 2 * Math.PI;
    return [x + Math.cos(angle) * r * METRE, y + Math.sin(angle) * r * METRE];
  });
  if (clockwise) ring.reverse();
  return [...ring, ring[0] as Position];
}

const radius = fc.integer({ min: 250, max: 900 });
const outer = fc
  .array(radius, { minLength: 5, maxLength: 60 })
  .map((radii) => star(BANJARMASIN, radii) as readonly Position[]);
/** A ragged kelurahan, perhaps with a lake, perhaps with an island before its coast. */
const kelurahan = fc
  .record({ outer, lake: fc.option(fc.integer({ min: 20, max: 100 })), island: fc.option(radius) })
  .map(({ outer: ring, lake, island }): MultiPolygon => {
    const hole = lake === null ? [] : [star(BANJARMASIN, [lake, lake, lake * 2, lake, lake], true)];
    const off: Position = [BANJARMASIN[0] + 2500 * METRE, BANJARMASIN[1]];
    const far = island === null ? [] : [[star(off, [island / 2, island / 3, island / 2, island / 3])]];
    return [[ring, ...hole], ...far];
  });
/** How many RT each RW has; 0: the RW has none. */
const list = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });

function plotsOf(rts: readonly number[]): Plot[] {
  return rts.map((n, rw) => ({
    key: rw * 100,
    parts: Array.from({ length: n }, (_, rt) => ({ key: rw * 100 + rt + 1, parts: [] })),
  }));
}

function flat(count: number): Plot[] {
  return Array.from({ length: count }, (_, key) => ({ key, parts: [] }));
}

function sketched(shape: MultiPolygon, plots: readonly Plot[]) {
  const plane = new Plane(shape[0]?.[0]?.[0] ?? BANJARMASIN);
  const cells = sketchPlots(shape, plots) ?? [];
  return {
    plane,
    whole: plane.ground(shape),
    cells: cells.map((c) => ({ key: c.key, ground: plane.ground(c.shape) })),
  };
}

describe('RW and RT sketched into a kelurahan', () => {
  test('every RW and RT of the list gets one cell that is not empty', () => {
    fc.assert(
      fc.property(kelurahan, list, (shape, rts) => {
        const { cells, plane } = sketched(shape, plotsOf(rts));
        expect(cells.map((c) => c.key).sort()).toEqual(
          plotsOf(rts)
            .flatMap((p) => [p.key, ...p.parts.map((q) => q.key)])
            .sort(),
        );
        for (const { ground } of cells) expect(plane.areaM2(ground)).toBeGreaterThan(10);
      }),
      { numRuns: 25 },
    );
  });

  test('the RW are together the kelurahan, and the RT of an RW together that RW, to the square decimetre', () => {
    fc.assert(
      fc.property(kelurahan, list, (shape, rts) => {
        const { cells, whole, plane } = sketched(shape, plotsOf(rts));
        const area = (wanted: (key: number) => boolean) =>
          cells.filter((c) => wanted(c.key)).reduce((sum, c) => sum + plane.areaM2(c.ground), 0);
        expect(Math.abs(area((k) => k % 100 === 0) - plane.areaM2(whole))).toBeLessThan(1);
        for (const [rw, n] of rts.entries()) {
          if (n === 0) continue;
          const own = area((k) => k === rw * 100);
          expect(Math.abs(area((k) => k > rw * 100 && k < rw * 100 + 100) - own)).toBeLessThan(0.5);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('no two RT overlap: their shared borders are the same line, and without them the kelurahan is left', () => {
    fc.assert(
      fc.property(kelurahan, list, (shape, rts) => {
        const { cells, whole } = sketched(shape, plotsOf(rts));
        const ends = cells.filter((c) => c.key % 100 !== 0 || rts[c.key / 100] === 0);
        expect(ends).toHaveLength(countEnds(plotsOf(rts)));
        const left = joinPieces(ends.flatMap((c) => c.ground));
        expect(left).toHaveLength(whole.length);
        // A border drawn twice, not quite the same, would leave holes or slivers.
        expect(left.map((p) => p.length).sort()).toEqual(whole.map((p) => p.length).sort());
      }),
      { numRuns: 25 },
    );
  });

  test('the same list in the same kelurahan is always sketched the same', () => {
    fc.assert(
      fc.property(kelurahan, list, (shape, rts) => {
        expect(sketchPlots(shape, plotsOf(rts))).toEqual(sketchPlots(shape, plotsOf(rts)));
      }),
      { numRuns: 5 },
    );
  });

  test('on ground in one piece every cell is one piece', () => {
    fc.assert(
      fc.property(outer, list, (ring, rts) => {
        const { cells } = sketched([[ring]], plotsOf(rts));
        for (const { ground } of cells) expect(ground).toHaveLength(1);
      }),
      { numRuns: 25 },
    );
  });

  test('an island large enough for RT of its own has whole RT, a rock goes to the nearest', () => {
    const off = (km: number): Position => [BANJARMASIN[0] + km * 1000 * METRE, BANJARMASIN[1]];
    const round = (r: number) => Array.from({ length: 24 }, () => r);
    const shape: MultiPolygon = [
      [star(BANJARMASIN, round(800))],
      [star(off(2), round(560))],
      [star(off(2.7), round(20))],
    ];
    const { cells } = sketched(shape, flat(12));
    const pieces = cells.map((c) => c.ground.length).sort();
    expect(pieces).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
    const rock = cells.find((c) => c.ground.length === 2)?.ground.map(pieceArea) ?? [];
    expect(Math.min(...rock) * 50).toBeLessThan(Math.max(...rock));
  });

  test('cells are of like size, and an RW is as large as it has RT', () => {
    const shape: MultiPolygon = [
      [star(BANJARMASIN, [700, 900, 600, 500, 800, 850, 640, 720, 810, 590, 660, 870])],
    ];
    const { cells, whole, plane } = sketched(shape, plotsOf([3, 12, 6, 9, 4, 6]));
    const all = plane.areaM2(whole);
    for (const { key, ground } of cells) {
      const share = (plane.areaM2(ground) / all) * 40;
      const wanted = key % 100 === 0 ? [3, 12, 6, 9, 4, 6][key / 100] : 1;
      expect(share / (wanted ?? 0), `cell ${key}`).toBeGreaterThan(0.75);
      expect(share / (wanted ?? 0), `cell ${key}`).toBeLessThan(1.3);
    }
  });

  test.each([9, 25, 60, 144])('of %i RW most by far lie beside the next by number', (count) => {
    const side = 1500 * METRE;
    const [x, y] = BANJARMASIN;
    const ring: Position[] = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]; // biome-ignore format: a square
    const { cells, plane } = sketched([[ring]], flat(count));
    const borders = sharedBorders(
      cells.map((c) => c.ground[0] as never),
      plane.metres,
    );
    const beside = borders.slice(0, -1).filter((met, i) => met.has(i + 1)).length;
    expect(beside / (count - 1)).toBeGreaterThan(0.8);
  });

  test('999 RT in one kelurahan are sketched; where they do not fit, nothing is', () => {
    const { cells } = sketched([[star(BANJARMASIN, [900, 800, 850, 900, 700, 820])]], flat(999));
    expect(cells).toHaveLength(999);
    expect(sketchPlots([[star(BANJARMASIN, [60, 60, 60, 60])]], flat(999))).toBeUndefined();
  });
});
