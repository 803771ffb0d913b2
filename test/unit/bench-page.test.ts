import { expect, test } from 'vitest';
import { type PageRow, performancePage, renewed, rowsOfPage } from '../bench/report.ts';

const machine = { date: '2026-11-23', node: 'v24', postgres: 'PostgreSQL 15', chromium: 'Chromium', load: 1 };
const row = (what: string, measured: string, met: boolean | null, on: string): PageRow => ({
  what,
  measured,
  target: '≤ 2',
  met,
  on,
  how: `how | ${what}`,
});

test('the page of the benchmark is read as it was written, and its lines are renewed one by one', () => {
  const first = [
    row('a | b', '1.0', true, '2026-11-22'),
    row('c', '3.0', false, '2026-11-22'),
    row('d', '–', null, '2026-11-22'),
  ];
  const page = performancePage(first, machine);
  expect(rowsOfPage(page)).toEqual(first);
  expect(page).toContain('**1 target(s) missed:** c.');
  const again = renewed(rowsOfPage(page), [
    row('e', '5', true, '2026-11-23'),
    row('c', '1.5', true, '2026-11-23'),
  ]);
  expect(again.map(({ what, measured, on }) => [what, measured, on])).toEqual([
    ['a | b', '1.0', '2026-11-22'],
    ['c', '1.5', '2026-11-23'],
    ['d', '–', '2026-11-22'],
    ['e', '5', '2026-11-23'],
  ]);
  expect(performancePage(again, machine)).toContain('Every target was met.');
});
