import { expect, test } from 'vitest';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { PlannedCell } from '../../../server/disclosure/plan/plan.ts';
import { FIRST_PLAN_SETTINGS } from '../../../server/disclosure/plan/settings.ts';
import { type BuildRow, publishRows } from '../../../server/disclosure/publish.ts';

const KECAMATAN = { id: 1, parentId: null, level: 'kecamatan' as Level };
const COUNTS: Readonly<Record<string, number>> = {
  'PMKS-05': 12,
  'PMKS-08': 30,
  'PMKS-09': 25,
  'group:disabilitas': 37,
  'group:lanjut-usia': 30,
  evakuasi: 67,
};

/** What is published of a kecamatan where some figures are hidden. */
function aidWhere(hidden: readonly string[]) {
  const rows = Object.entries(COUNTS).map(
    ([series, count]): BuildRow => ({
      area_id: 1,
      level: 'kecamatan',
      series,
      sex: 'A',
      measure: 'tercatat',
      count,
      basis: 'rolledUp',
      parts_count: null,
      n: null,
      m: null,
      persons: null,
      households: null,
      area_m2: null,
    }),
  );
  const cells = rows
    .filter(({ series }) => series !== 'evakuasi')
    .map(
      ({ series, count }): PlannedCell => ({
        areaId: 1,
        level: 'kecamatan',
        series,
        sex: 'A',
        measure: 'tercatat',
        family: series.startsWith('group:') ? 'group' : 'type',
        value: count,
        state: hidden.includes(series) ? 'hidden' : 'shown',
        because: hidden.includes(series) ? 'complement' : null,
      }),
    );
  const settings = FIRST_PLAN_SETTINGS;
  const published = publishRows({
    areas: [KECAMATAN],
    rows,
    cells,
    settings,
    last: new Map(),
    lastAt: null,
  });
  const { count, basis } = published.find((row) => row.series === 'evakuasi') ?? {};
  return { count, basis };
}

test('who needs help to evacuate is the sum of what is published of the three types', () => {
  expect(aidWhere([])).toEqual({ count: 67, basis: 'rolledUp' });
});

test('where a type is hidden and its group is not, the groups say it: it was no secret', () => {
  expect(aidWhere(['PMKS-05', 'PMKS-09'])).toEqual({ count: 67, basis: 'rolledUp' });
});

test('where neither the types nor their groups are shown whole it is hidden', () => {
  expect(aidWhere(['PMKS-05', 'group:disabilitas'])).toEqual({ count: null, basis: 'hidden' });
  expect(aidWhere(['PMKS-08', 'group:lanjut-usia'])).toEqual({ count: null, basis: 'hidden' });
});
