import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import type { MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import { describe, expect, test } from 'vitest';
import { levelOfCode, parentCode } from '../../../data/catalogue/codes.ts';
import { isFiner } from '../../../data/catalogue/levels.ts';
import { NEED_TYPES } from '../../../data/catalogue/needs.ts';
import { type DemoRegency, type DemoSizes, makeRegency } from '../../../data/demo/regency.ts';

const SMALL: DemoSizes = { kecamatan: 3, desa: 12, rt: 160, people: 25_000 };
const small = makeRegency('1', SMALL);

function sha256(regency: DemoRegency): string {
  return createHash('sha256').update(JSON.stringify(regency)).digest('hex');
}

/** Corners of a shape as text, each once. */
function corners(regency: DemoRegency, area: number): Set<string> {
  return new Set(regency.areas[area]?.shape.flat(2).map((p) => p.join(' ')));
}

describe('the simulated regency', () => {
  test('the same seed makes the same regency, to the last corner and figure', { timeout: 60_000 }, () => {
    expect(sha256(makeRegency('1', SMALL))).toBe(sha256(small));
    expect(sha256(makeRegency('2', SMALL))).not.toBe(sha256(small));
  });

  test('children fill their parents: no gap, no overlap, no corner of a parent that no child has', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const regency = makeRegency(String(seed), { kecamatan: 2, desa: 6, rt: 50, people: 8_000 });
        for (const [p, parent] of regency.areas.entries()) {
          const children = regency.areas.flatMap((a, i) => (a.parent === p ? [i] : []));
          if (children.length === 0) continue;
          const sum = children.reduce((total, c) => total + (regency.areas[c]?.areaM2 ?? 0), 0);
          expect(sum / parent.areaM2).toBeCloseTo(1, 9);
          const below = new Set(children.flatMap((c) => [...corners(regency, c)]));
          expect([...corners(regency, p)].filter((corner) => !below.has(corner))).toEqual([]);
        }
      }),
      { numRuns: 5, examples: [[62]] },
    );
  });

  test('every area has a well-formed code below its parent, a name and ground', { timeout: 60_000 }, () => {
    const codes = new Set(small.areas.map((a) => a.code));
    expect(codes.size).toBe(small.areas.length);
    for (const area of small.areas) {
      expect(levelOfCode(area.code), area.code).toBe(area.level);
      expect(parentCode(area.code)).toBe(small.areas[area.parent]?.code);
      expect(area.name).not.toBe('');
      expect(area.areaM2).toBeGreaterThan(1000);
    }
    const names = small.areas.filter((a) => a.level === 'desa').map((a) => a.name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('trees are uneven: RW in most, dusun in some, a kelurahan beside desa', { timeout: 60_000 }, () => {
    const regency = makeRegency('1', { ...SMALL, desa: 30, rt: 200 });
    const desa = regency.areas.flatMap((a, i) => (a.level === 'desa' ? [i] : []));
    const kinds = new Set(
      desa.map((d) => [...new Set(regency.areas.filter((a) => a.parent === d).map((a) => a.level))].join()),
    );
    expect([...kinds]).toEqual(expect.arrayContaining(['rw', 'dusun']));
    expect(new Set(desa.map((d) => regency.areas[d]?.kind))).toEqual(new Set(['desa', 'kelurahan']));
  });

  test('the island lies in open sea: no land of the base map is near', { timeout: 60_000 }, () => {
    const file = createRequire(import.meta.url).resolve('world-atlas/land-10m.json');
    const atlas = JSON.parse(readFileSync(file, 'utf8'));
    const land = feature(atlas, atlas.objects.land) as unknown as {
      features: { geometry: MultiPolygon }[];
    };
    const regency = small.areas[1]?.shape.flat(2) ?? [];
    const [west, east] = [Math.min(...regency.map((p) => p[0])), Math.max(...regency.map((p) => p[0]))];
    const [south, north] = [Math.min(...regency.map((p) => p[1])), Math.max(...regency.map((p) => p[1]))];
    const near = land.features
      .flatMap((f) => f.geometry.coordinates.flat(2))
      .filter(([x = 0, y = 0]) => x > west - 0.5 && x < east + 0.5 && y > south - 0.5 && y < north + 0.5);
    expect(near).toEqual([]);
  });
});

describe('its people and their need', () => {
  test('people add up: men and women, and the ages of each desa to its RT', { timeout: 60_000 }, () => {
    const of = (period: string, area: number, sex: string, all: boolean) =>
      small.people
        .filter((r) => r.period === period && r.area === area && r.sex === sex && (r.band === '*') === all)
        .reduce((sum, r) => sum + r.persons, 0);
    const leaves = (desa: number): number[] => {
      const below = small.areas.flatMap((a, i) => (a.parent === desa ? [i] : []));
      return below.length === 0 ? [desa] : below.flatMap(leaves);
    };
    for (const [i, area] of small.areas.entries()) {
      if (area.level !== 'desa') continue;
      const people = leaves(i).reduce((sum, leaf) => sum + of('2025', leaf, 'T', true), 0);
      expect(of('2025', i, 'T', false)).toBe(people);
      expect(of('2025', i, 'L', false) + of('2025', i, 'P', false)).toBe(people);
      expect(of('2022', i, 'T', true)).toBe(of('2022', i, 'L', true) + of('2022', i, 'P', true));
    }
  });

  test('a closed type is never told below the kecamatan, and none finer than it may be stored', {
    timeout: 60_000,
  }, () => {
    for (const type of NEED_TYPES) {
      const rows = small.needs.filter((n) => n.series === type.code);
      expect(rows.length, type.code).toBeGreaterThan(0);
      if (type.finest === null) continue;
      for (const row of rows) {
        const level = small.areas[row.area]?.level ?? 'rt';
        expect(isFiner(level, type.finest), `${type.code} of ${level}`).toBe(false);
      }
    }
  });

  test('counts heap: fakir miskin varies more than by chance, and neighbours are alike', {
    timeout: 60_000,
  }, () => {
    const regency = makeRegency('1', { ...SMALL, rt: 400, people: 60_000 });
    const counts = regency.needs.filter(
      (n) => n.series === 'PMKS-24' && n.period === '2025' && regency.areas[n.area]?.level === 'rt',
    );
    const mean = counts.reduce((sum, c) => sum + c.count, 0) / counts.length;
    const variance = counts.reduce((sum, c) => sum + (c.count - mean) ** 2, 0) / counts.length;
    expect(variance).toBeGreaterThan(1.8 * mean);
    const people = new Map(
      regency.people
        .filter((r) => r.period === '2025' && r.band === '*' && r.sex === 'T')
        .map((r) => [r.area, r.persons]),
    );
    const rates = counts.map((c) => ({ ...c, rate: Math.min(0.05, c.count / (people.get(c.area) ?? 1)) }));
    const average = rates.reduce((sum, r) => sum + r.rate, 0) / rates.length;
    // An RT against the others of its RW: above the average together, or below it together, more often than not.
    let alike = 0;
    for (const group of Map.groupBy(rates, (r) => regency.areas[r.area]?.parent).values()) {
      const sum = group.reduce((total, r) => total + r.rate - average, 0);
      for (const r of group) alike += (r.rate - average) * (sum - (r.rate - average));
    }
    expect(alike).toBeGreaterThan(0);
  });

  test('some have not reported, some are late, and nobody tells of an RT twice', { timeout: 60_000 }, () => {
    const told = (period: string) =>
      new Set(small.needs.filter((n) => n.period === period && n.series === 'jiwa').map((n) => n.area));
    const regency = makeRegency('1', { ...SMALL, desa: 60, rt: 320 });
    const desa = (period: string) =>
      new Set(regency.needs.filter((n) => n.period === period && n.series === 'jiwa').map((n) => n.area));
    expect(told('2025').size).toBeGreaterThan(0);
    expect([...desa('2024')].some((d) => !desa('2025').has(d))).toBe(true);
    expect(desa('2022').size).toBeLessThan(desa('2024').size);
    const keys = regency.needs.map((n) => `${n.area} ${n.series} ${n.sex} ${n.period} ${n.measure}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
