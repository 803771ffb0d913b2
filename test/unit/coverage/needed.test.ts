import fc from 'fast-check';
import { expect, test } from 'vitest';
import { togetherOf } from '../../../server/coverage/plan/needed.ts';

const one = fc.record({
  area: fc.integer({ min: 0, max: 2 }),
  subject: fc.constant('person' as const),
  n: fc.integer({ min: 0, max: 2 }),
});

test('no fewer persons meet the norms where one holds several roles in an area, and as many as are told do', () => {
  fc.assert(
    fc.property(fc.array(one, { maxLength: 4 }), (needs) => {
      // One person fills one place of each role at most, and all of them in one area.
      const fewest = [0, 1, 2].reduce((sum, area) => {
        const roles = needs.filter((need) => need.area === area).map((need) => need.n);
        let persons = 0;
        for (; roles.some((n) => n > 0); persons++)
          for (const i of roles.keys()) roles[i] = (roles[i] ?? 0) - 1;
        return sum + persons;
      }, 0);
      const { total, personsTogether } = togetherOf(needs);
      expect(personsTogether).toBe(fewest);
      expect(total.person).toBe(needs.reduce((sum, { n }) => sum + n, 0));
    }),
  );
});

test('a body or a family is nobody’s second role', () => {
  expect(
    togetherOf([
      { area: 1, subject: 'person', n: 2 },
      { area: 1, subject: 'person', n: 3 },
      { area: 2, subject: 'person', n: 1 },
      { area: 1, subject: 'institution', n: 4 },
      { area: 1, subject: 'family', n: 5 },
    ]),
  ).toEqual({ total: { person: 6, institution: 4, family: 5 }, personsTogether: 4 });
});
