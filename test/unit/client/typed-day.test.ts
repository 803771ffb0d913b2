import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysAfter, monthsAfter, readDay, showDay, weeksOf } from '../../../client/ui/typed-day.ts';

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a day that is typed', () => {
  test('is read day first, with any separator or none, and as computers write it', () => {
    for (const text of [
      '02-03-2026',
      '2/3/2026',
      '2.3.2026',
      '2 3 2026',
      '02032026',
      '2026-03-02',
      ' 2 - 3 - 2026 ',
    ]) {
      expect(readDay(text), text).toBe('2026-03-02');
    }
  });

  test('is refused where there is no such day, and is none where nothing is typed', () => {
    for (const text of ['31-02-2026', '29-02-2025', '13-13-2026', '2-3-26', '2026', 'besok', '00-01-2026']) {
      expect(readDay(text), text).toBeUndefined();
    }
    expect(readDay('  ')).toBe('');
  });

  test('that is shown is read back as the same day', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(readDay(showDay(day))).toBe(day);
      }),
    );
  });

  test('stands once in the weeks of its month, which follow each other and begin on a Monday', () => {
    fc.assert(
      fc.property(days, (day) => {
        const all = weeksOf(day).flat();
        expect(all.filter((one) => one === day)).toHaveLength(1);
        expect(new Date(`${all[0]}T00:00:00Z`).getUTCDay()).toBe(1);
        for (const [i, one] of all.entries()) expect(one).toBe(daysAfter(all[0] ?? '', i));
        const length = all.filter((one) => one.slice(0, 7) === day.slice(0, 7)).length;
        expect(length).toBe(
          new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate(),
        );
      }),
    );
  });

  test('a month later is in the next month, also from the 31st', () => {
    expect(monthsAfter('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthsAfter('2024-02-29', 12)).toBe('2025-02-28');
    expect(monthsAfter('2026-03-15', -12)).toBe('2025-03-15');
  });
});
