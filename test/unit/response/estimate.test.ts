import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STANDARD_RESPONSE } from '../../../data/catalogue/needs-profiles.ts';
import { displacedOf, rateFor, withStaying, worstRate } from '../../../server/response/displaced.ts';
import {
  addSpreads,
  estimateUnit,
  type Part,
  type Unit,
  wholeRange,
} from '../../../server/response/estimate.ts';
import { amountOf, linesOf } from '../../../server/response/needs.ts';
import { groupShares, shareOfAges } from '../../../server/response/vulnerable.ts';

const share = fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));
const people = fc.option(fc.nat(100_000), { nil: null });
/** Of those who live there, by what is settled: as the share of the land it may be nothing and all. */
const lived = fc.option(share, { nil: undefined });
const part: fc.Arbitrary<Part> = fc.record({
  weight: people,
  share,
  lived,
  counted: fc.option(fc.nat(5000), { nil: null, freq: 8 }),
});
const unit: fc.Arbitrary<Unit> = fc.record({
  count: people,
  share,
  lived,
  counted: fc.option(fc.nat(5000), { nil: null, freq: 8 }),
  parts: fc.array(part, { maxLength: 6 }),
});
const grow = (s: number, by: number) => Math.min(1, s + (1 - s) * by);
/** A larger footprint over land and settlements; it reaches these the other way round than the land. */
const grown = ({ share, lived }: Pick<Part, 'share' | 'lived'>, by: number) => ({
  share: grow(share, by),
  lived: lived === undefined ? undefined : grow(lived, by > 0 ? 1 - by : 0),
});

describe('who is hit', () => {
  test('low is never more than best, nor best more than high, also as whole persons', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 5 }), (units) => {
        const all = units.map(estimateUnit).map((e) => e.total);
        const total = addSpreads(all.filter((t) => t !== null));
        const whole = wholeRange(total);
        expect(total.low).toBeLessThanOrEqual(total.best + 1e-6);
        expect(total.best).toBeLessThanOrEqual(total.high + 1e-6);
        expect(whole.low).toBeLessThanOrEqual(whole.best);
        expect(whole.best).toBeLessThanOrEqual(whole.high);
        expect(whole.counted).toBeLessThanOrEqual(whole.best);
      }),
    );
  });

  test('a growing footprint never lowers an estimate', () => {
    fc.assert(
      fc.property(unit, fc.array(share, { minLength: 7, maxLength: 7 }), (small, by) => {
        const large: Unit = {
          ...small,
          ...grown(small, by[6] ?? 0),
          parts: small.parts.map((p, i) => ({ ...p, ...grown(p, by[i] ?? 0) })),
        };
        const [before, after] = [estimateUnit(small).total, estimateUnit(large).total];
        expect(before === null).toBe(after === null);
        if (before === null || after === null) return;
        for (const of of ['low', 'best', 'high'] as const) {
          expect(after[of]).toBeGreaterThanOrEqual(before[of] - 1e-6);
        }
      }),
    );
  });

  test('best adds up for footprints that touch no common area', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 6 }), fc.nat(6), (units, at) => {
        const plain = units.map((u) => ({ ...u, counted: null }));
        const best = (some: readonly Unit[]) =>
          addSpreads(some.flatMap((u) => estimateUnit(u).total ?? [])).best;
        expect(best(plain)).toBeCloseTo(best(plain.slice(0, at)) + best(plain.slice(at)), 4);
      }),
    );
  });

  test('a count of the field takes the place of the estimate of its part, and only of that', () => {
    const parts = [
      { weight: 100, share: 0.5, counted: null },
      { weight: 300, share: 0.5, counted: null },
    ];
    const estimated = estimateUnit({ count: 400, share: 0.5, counted: null, parts });
    expect(estimated.total).toMatchObject({ low: 0, best: 200, high: 400, counted: 0 });
    const [first, second] = parts;
    const told = estimateUnit({
      count: 400,
      share: 0.5,
      counted: null,
      parts: [{ ...(first as Part), counted: 80 }, second as Part],
    });
    expect(told.total).toMatchObject({ low: 80, best: 230, high: 380, counted: 80 });
  });

  test('where nothing is known of an area it is said, and counts as nobody nowhere', () => {
    const made = estimateUnit({ count: null, share: 0.4, counted: null, parts: [] });
    expect(made).toEqual({ total: null, parts: [], isUnknown: true });
    const partly = estimateUnit({
      count: null,
      share: 0.4,
      counted: null,
      parts: [
        { weight: 50, share: 1, counted: null },
        { weight: null, share: 1, counted: null },
      ],
    });
    expect(partly.total?.best).toBe(50);
    expect(partly.isUnknown).toBe(true);
  });
});

describe('who is displaced', () => {
  const { rates } = STANDARD_RESPONSE;
  const rate = (hazard: string, depthM: number | null, how: 'rendah' | 'sedang' | 'tinggi' | null = null) =>
    rateFor(rates, hazard, { depthM, class: how }).rate;

  test('the rates of a flood are by depth, and those of a fire are everybody', () => {
    expect([0.3, 0.7, 1.4, 1.5, 3].map((m) => rate('banjir', m))).toEqual([0.01, 0.03, 0.03, 0.05, 0.05]);
    expect(rate('banjir', null)).toBe(0.03);
    expect(rate('kebakaran-permukiman', null)).toBe(1);
    expect(rate('letusan-gunung-api', null, 'rendah')).toBe(0);
    expect(rate('letusan-gunung-api', null, 'sedang')).toBe(1);
    expect(rate('tsunami', 0.5)).toBe(0);
    expect(rate('tsunami', 2)).toBe(1);
  });

  test('a depth beside the class turns off the classes of floods only', () => {
    expect(rate('letusan-gunung-api', 0.5, 'rendah')).toBe(0);
    expect(rate('gempa-bumi', 1, 'rendah')).toBe(0);
    expect(rate('banjir', 0.3, 'tinggi')).toBe(0.01);
  });

  test('a footprint more never lowers the rate', () => {
    const one = { depthM: 2, class: null } as const;
    const other = { depthM: 0.2, class: null } as const;
    expect(worstRate(rates, 'banjir', [one, other]).rate).toBe(worstRate(rates, 'banjir', [one]).rate);
  });

  test('those who were told of take the place of the rate where they are', () => {
    const affected = { low: 100, best: 200, high: 400, counted: 0 };
    const inside = { low: 50, best: 100, high: 150, counted: 0 };
    expect(displacedOf(affected, 0.1, { count: 50, affected: inside })).toMatchObject({
      low: 55,
      best: 60,
      high: 75,
    });
    expect(displacedOf(null, 0.1, null)).toBeNull();
  });

  test('the first place that is counted does not make everybody else stay at home', () => {
    const byArea = displacedOf({ low: 100, best: 200, high: 400, counted: 0 }, 1, null);
    const one = { jiwa: 79, isAll: false };
    expect(withStaying(byArea, one, 0)).toEqual({ low: 79, best: 200, high: 400, counted: 79 });
    const told = { low: 3701, best: 3701, high: 3701, counted: 3701 };
    expect(withStaying(told, one, 3701)).toEqual({ low: 79, best: 3701, high: 3701, counted: 79 });
    expect(withStaying(byArea, { ...one, isAll: true }, 0)).toEqual({
      low: 79,
      best: 79,
      high: 79,
      counted: 79,
    });
  });
});

describe('what they need', () => {
  const bnpb = linesOf(STANDARD_RESPONSE.profiles.bnpb, 'cooked');
  const none = { disabilitas: 0, ibuHamil: 0, ibuMenyusui: 0 };
  const people = { jiwa: 79, kk: 28, balita: 7, lansia: 9, perempuan: 40, titik: 1, ...none };
  const amount = (code: string, days: number) => {
    const line = bnpb.find((l) => l.code === code);
    return line && amountOf(line, people, days);
  };

  test('water is 7 litres for three days and then 15', () => {
    expect([1, 3, 4, 5].map((days) => amount('air-bersih', days))).toEqual([
      79 * 7,
      79 * 21,
      79 * 36,
      79 * 51,
    ]);
  });

  test('family kits and tents are for families, not for persons', () => {
    expect(amount('family-kit', 3)).toBe(28);
    expect(amount('tenda-gulung', 3)).toBe(28);
  });

  test('cooked meals and dry rice are never both asked for', () => {
    expect(bnpb.some((l) => l.code === 'beras')).toBe(false);
    const dry = linesOf(STANDARD_RESPONSE.profiles.bnpb, 'dry');
    expect(dry.some((l) => l.code === 'makanan-siap-saji')).toBe(false);
    expect(dry.find((l) => l.code === 'beras')).toBeDefined();
  });

  test('every line of every profile says its unit, its quantity and what it stands on', () => {
    for (const line of [...STANDARD_RESPONSE.profiles.bnpb, ...STANDARD_RESPONSE.profiles.sphere]) {
      expect(line.unit.id).not.toBe('');
      expect(line.quantity).toBeGreaterThan(0);
      expect(line.source).not.toBe('');
    }
  });
});

describe('vulnerable groups', () => {
  const bands = [
    { band: '0-4', persons: 61, women: 30 },
    { band: '5-59', persons: 780, women: 390 },
    { band: '60+', persons: 159, women: 90 },
  ];
  test('ages of those who live there come before the default shares', () => {
    const made = new Map(groupShares(STANDARD_RESPONSE, bands, 'Tabel').map((g) => [g.group, g]));
    expect(made.get('balita')).toMatchObject({ share: 0.061, basis: 'population' });
    expect(made.get('lansia')).toMatchObject({ share: 0.159, basis: 'population' });
    expect(made.get('disabilitas')).toMatchObject({ share: 0.15, basis: 'asumsi' });
  });
  test('ages that are cut elsewhere say nothing', () => {
    expect(shareOfAges([{ band: '0-14', persons: 10, women: null }], 0, 4)).toBeNull();
  });
});
