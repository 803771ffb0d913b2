import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../../server/coverage/plan/evaluate.ts';
import { frontierOf } from '../../../server/coverage/plan/recruit.ts';
import { smallCase } from './plan-cases.ts';

test('no other places for as many new officers leave fewer without cover', () => {
  fc.assert(
    fc.property(smallCase({ parts: false }), fc.integer({ min: 1, max: 3 }), ({ units, limits }, n) => {
      const given = { units, posts: [], limits };
      const { steps, without } = frontierOf(
        given,
        units.map((u) => u.fixed),
      );
      const left = steps[Math.min(n, steps.length) - 1]?.without ?? without;
      const tried: number[] = [];
      const go = (added: number[], from: number): void => {
        if (added.length === n) {
          const more = units.map((u, i) => ({ ...u, fixed: u.fixed + added.filter((a) => a === i).length }));
          tried.push(evaluate({ units: more, posts: [], limits }, []).without);
          return;
        }
        for (let u = from; u < units.length; u++) go([...added, u], u);
      };
      go([], 0);
      expect(left).toBeCloseTo(Math.min(...tried), 6);
    }),
    { numRuns: 200 },
  );
});

test('as many as are told meet the norm everywhere, and one fewer do not', () => {
  const unit = { at: null, kecamatan: null, desa: null, fixed: 0 };
  const given = {
    units: [
      { ...unit, need: 100, asked: 2.4 },
      { ...unit, need: 0, asked: 1 },
      { ...unit, need: 30, asked: 1, fixed: 1 },
    ],
    posts: [],
    limits: { mostKm: null, mostNeedPerPerson: null, keepCovered: false, ownKecamatan: false },
  };
  const found = frontierOf(given, [0, 0, 1]);
  expect(found).toMatchObject({ without: 100, short: 2, meetsAll: 4, coversAll: 3 });
  expect(found.steps.map((s) => [s.unit, Math.round(s.without), s.meets])).toEqual([
    [0, 58, false],
    [0, 17, false],
    [0, 0, true],
    [1, 0, true],
  ]);
});

test('where four thousandths of an officer are asked for, nobody is not enough', () => {
  const limits = { mostKm: null, mostNeedPerPerson: null, keepCovered: false, ownKecamatan: false };
  const units = [{ at: null, kecamatan: null, desa: null, fixed: 0, need: 12, asked: 0.004 }];
  const found = frontierOf({ units, posts: [], limits }, [0]);
  expect(found).toMatchObject({ without: 12, short: 1, meetsAll: 1, coversAll: 1 });
  expect(found.steps.at(-1)).toMatchObject({ without: 0, meets: true });
  expect(evaluate({ units, posts: [], limits }, [])).toMatchObject({ without: 12, covered: 0 });
});
