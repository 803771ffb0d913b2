import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kmBetween } from '../../../data/read/distance.ts';
import { moveItems, refuseMovement } from '../../../server/facilities/stock/move.ts';
import { buildRoads, type RoadLine } from '../../../server/imports/roads/graph.ts';
import { roadLines } from '../../../server/imports/roads/lines.ts';
import { type Candidate, rankComers, toldWhy } from '../../../server/response/dispatch/rank.ts';
import { RoadTimes } from '../../../server/roads/times.ts';

const SETTINGS = { detour: 1.5, kmPerHour: 30, readyMinutes: 10, inTimeMinutes: 60 };
const SCENE = [114.6, -3.3] as const;
const DESA = '63.71.01.1001';

function one(who: number, more: Partial<Candidate> = {}): Candidate {
  const at = [114.6, -3.3 - who / 100] as const;
  const plain = { code: `63.71.02.100${who}`, level: 'desa', isSketch: false, at } as const;
  return { who, ...plain, isAway: false, isOnDuty: false, byHand: null, ...more };
}

function rank(
  candidates: readonly Candidate[],
  hit: readonly string[] = [],
  byRoad: (from: readonly [number, number]) => number | null = () => null,
) {
  return rankComers({ candidates, scene: SCENE, hit, settings: SETTINGS, byRoad });
}

describe('who comes', () => {
  test('the nearest comes first; minutes that somebody said win, and roads win over the straight line', () => {
    const { arrivals } = rank([one(3), one(1), one(2, { byHand: 5 })], [], ([, lat]) =>
      lat < -3.32 ? 40 : null,
    );
    expect(arrivals.map(({ who, basis }) => [who, basis])).toEqual([
      [2, 'hand'],
      [1, 'straight'],
      [3, 'roads'],
    ]);
    const km = kmBetween(SCENE, [114.6, -3.31]);
    expect(arrivals[1]?.minutes).toBe(Math.ceil(10 + ((km * 1.5) / 30) * 60));
    expect(arrivals[2]?.minutes).toBe(50);
  });

  test('whose own RT is hit stays; the neighbour of another RT comes', () => {
    const rt = (code: string, more: Partial<Candidate> = {}) => ({ code, level: 'rt', ...more }) as const;
    const { arrivals, leftOut } = rank(
      [
        one(1, rt(`${DESA}.rw001.rt001`)),
        one(2, rt(`${DESA}.rw001.rt002`)),
        // Drawn from no file: the kelurahan decides.
        one(3, rt(`${DESA}.rw001.rt003`, { isSketch: true })),
        one(4, { code: DESA, level: 'desa' }),
        one(5, { code: '63.71.01', level: 'kecamatan' }),
        one(6, { code: `${DESA}.rw001`, level: 'rw' }),
      ],
      [`${DESA}.rw001.rt001`],
    );
    expect(arrivals.map((a) => a.who).sort()).toEqual([2, 5]);
    expect(leftOut).toEqual([
      { who: 1, why: 'own-hit' },
      { who: 3, why: 'desa-hit' },
      { who: 4, why: 'desa-hit' },
      { who: 6, why: 'own-hit' },
    ]);
    expect(rank([one(1, rt(`${DESA}.rw001.rt009`))], [DESA]).leftOut).toEqual([{ who: 1, why: 'desa-hit' }]);
  });

  test('who may not read the register is not told whether the RT or the kelurahan of somebody is hit', () => {
    expect([toldWhy('own-hit', false), toldWhy('desa-hit', false)]).toEqual(['hit', 'hit']);
    expect([toldWhy('own-hit', true), toldWhy('away', false)]).toEqual(['own-hit', 'away']);
  });

  test('rice of the reserve is not corrected away without a decree or a word on it', () => {
    const correct = (count: number, more: object = {}) =>
      refuseMovement({
        kind: 'koreksi',
        facility: 1,
        to: null,
        decree: null,
        note: null,
        items: [{ item: 'beras-cadangan', count }],
        ...more,
      });
    expect(correct(-500)).toEqual({ why: 'decree', item: 'beras-cadangan' });
    expect(correct(500)).toBeUndefined();
    expect(correct(-500, { note: 'Salah catat 3 Maret' })).toBeUndefined();
    expect(correct(-500, { decree: 'SK 1/2026' })).toBeUndefined();
  });

  test('who is on duty, away, or nobody knows where, is left out and said why', () => {
    const { arrivals, leftOut } = rank([
      one(1, { isOnDuty: true, byHand: 1 }),
      one(2, { isAway: true }),
      one(3, { at: null }),
      one(4, { at: null, byHand: 20 }),
    ]);
    expect(arrivals).toEqual([{ who: 4, minutes: 20, basis: 'hand', km: null }]);
    expect(leftOut.map(({ why }) => why)).toEqual(['on-duty', 'away', 'no-place']);
  });

  test('everybody is either ranked or left out, and nobody is both', () => {
    const candidate = fc.record({
      isAway: fc.boolean(),
      isOnDuty: fc.boolean(),
      byHand: fc.option(fc.integer({ min: 0, max: 300 })),
      at: fc.option(
        fc.tuple(
          fc.double({ min: 114, max: 115, noNaN: true }),
          fc.double({ min: -4, max: -3, noNaN: true }),
        ),
      ),
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 30 }), (some) => {
        const { arrivals, leftOut } = rank(some.map((more, who) => one(who, more)));
        const all = [...arrivals, ...leftOut].map(({ who }) => who).sort((a, b) => a - b);
        expect(all).toEqual(some.map((_, who) => who));
        const minutes = arrivals.map((a) => a.minutes);
        expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('roads', () => {
  const line = (points: [number, number][], more: Partial<RoadLine> = {}): RoadLine => ({
    points,
    kmPerHour: 30,
    oneWay: false,
    ...more,
  });

  test('times go along roads, also where the straight line is short, and one-way streets are kept to', async () => {
    // Two banks of a river, with a bridge far in the west.
    const south: [number, number][] = [
      [114.5, -3.31],
      [114.55, -3.31],
      [114.6, -3.31],
    ];
    const north: [number, number][] = [
      [114.5, -3.3],
      [114.55, -3.3],
      [114.6, -3.3],
    ];
    const bridge: [number, number][] = [
      [114.5, -3.31],
      [114.5, -3.3],
    ];
    const times = async (roads: RoadLine[]) =>
      new RoadTimes(await buildRoads(roads)).towards([114.6, -3.3])([114.6, -3.31]);
    const around = (await times([line(south), line(north), line(bridge)])) ?? 0;
    const km = kmBetween([114.5, -3.3], [114.6, -3.3]) * 2 + kmBetween([114.5, -3.3], [114.5, -3.31]);
    expect(around).toBeCloseTo((km / 30) * 60, 0);
    expect(await times([line(south), line(north)])).toBeNull();
    expect(await times([line(south), line(north, { oneWay: true }), line(bridge)])).toBeCloseTo(around, 6);
    expect(await times([line(south), line(north.toReversed(), { oneWay: true }), line(bridge)])).toBeNull();
  });

  test('who lives far from every road is not reached by road', async () => {
    const towards = new RoadTimes(
      await buildRoads([
        line([
          [114.5, -3.3],
          [114.6, -3.3],
        ]),
      ]),
    ).towards([114.6, -3.3]);
    expect(towards([114.5, -3.4])).toBeNull();
    expect(towards([114.5, -3.305])).toBeGreaterThan(20);
  });

  test('a shortest path is as short as the shortest of all paths', () => {
    const place = fc.integer({ min: 0, max: 6 });
    const way = fc.tuple(place, place, fc.integer({ min: 1, max: 9 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(way, { minLength: 1, maxLength: 14 }), (ways) => {
        const at = (i: number): [number, number] => [114 + i * 0.05, -3];
        const graph = {
          lon: Array.from({ length: 7 }, (_, i) => at(i)[0]),
          lat: Array.from({ length: 7 }, () => -3),
          from: ways.map(([a]) => a),
          to: ways.map(([, b]) => b),
          metres: ways.map(([, , m]) => m * 1000),
          kmPerHour: ways.map(() => 60),
          oneWay: ways.map(([, , , o]) => o),
        };
        // Floyd and Warshall: another way to the same answer.
        const all = Array.from({ length: 7 }, (_, i) =>
          Array.from({ length: 7 }, (__, j) => (i === j ? 0 : 1e9)),
        );
        const keep = (a: number, b: number, m: number) => {
          const row = all[a] as number[];
          row[b] = Math.min(row[b] ?? 1e9, m);
        };
        for (const [a, b, m, o] of ways) {
          keep(a, b, m);
          if (!o) keep(b, a, m);
        }
        for (let k = 0; k < 7; k += 1)
          for (let i = 0; i < 7; i += 1)
            for (let j = 0; j < 7; j += 1) keep(i, j, (all[i]?.[k] ?? 1e9) + (all[k]?.[j] ?? 1e9));
        const towards = new RoadTimes(graph).towards(at(0));
        for (let i = 0; i < 7; i += 1) {
          const expected = all[i]?.[0] ?? 1e9;
          const found = towards(at(i));
          if (expected >= 1e9) expect(found).toBeNull();
          else expect(found).toBeCloseTo(expected, 6);
        }
      }),
    );
  });

  test('classes of OpenStreetMap and of topographic maps say how fast a road is', () => {
    const of = (properties: object) =>
      roadLines({
        number: 1,
        properties: properties as Record<string, unknown>,
        geometry: () => ({
          type: 'LineString',
          coordinates: [
            [114.5, -3.3],
            [114.6, -3.3],
          ],
        }),
      })[0];
    expect(of({ highway: 'primary', oneway: 'yes' })).toMatchObject({ kmPerHour: 40, oneWay: true });
    expect(of({ REMARK: 'Jalan Lokal' })).toMatchObject({ kmPerHour: 25, oneWay: false });
    expect(of({ highway: 'residential', oneway: '-1' })?.points[0]).toEqual([114.6, -3.3]);
    expect(of({})).toMatchObject({ kmPerHour: 20 });
  });
});

describe('movements of stock', () => {
  test('whatever is moved, nothing goes below zero and nothing is lost on the way', () => {
    const item = fc.constantFrom('beras', 'matras', 'selimut');
    const step = fc.record({
      kind: fc.constantFrom('masuk', 'keluar', 'pindah', 'koreksi', 'hitung'),
      facility: fc.constantFrom(1, 2),
      items: fc.uniqueArray(fc.record({ item, count: fc.integer({ min: -9, max: 20 }) }), {
        selector: (i) => i.item,
        minLength: 1,
      }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const have = new Map<string, number>();
        const sum = () => [...have.values()].reduce((a, b) => a + b, 0);
        for (const { kind, facility, items } of steps) {
          const asked = {
            kind,
            facility,
            to: kind === 'pindah' ? 3 - facility : null,
            decree: null,
            note: null,
            items,
          } as Parameters<typeof moveItems>[0];
          if (refuseMovement(asked)) continue;
          const before = sum();
          const moved = moveItems(asked, have);
          if ('why' in moved) continue;
          for (const { facility: f, item: i, count } of moved.after) have.set(`${f} ${i}`, count);
          expect([...have.values()].every((n) => n >= 0)).toBe(true);
          const change = moved.lines.reduce((a, l) => a + l.change, 0);
          expect(sum() - before).toBe(kind === 'pindah' ? 0 : change);
        }
      }),
    );
  });
});
