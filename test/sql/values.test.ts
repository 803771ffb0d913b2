import { describe, expect, test } from 'vitest';
import type { Within } from '../../server/areas/browse/query.ts';
import { frameQuery, type ValuesRequest, valuesQuery } from '../../server/indicators/query.ts';
import { needsQuery, populationQuery } from '../../server/rollup/query.ts';
import { compiled } from './compile.ts';
import { raised, release } from './release.ts';

const city: Within = { id: 2, code: '63.71', name: 'Kota Banjarmasin', level: 'kabupaten', regencyId: 2 };
const province: Within = {
  id: 1,
  code: '63',
  name: 'Kalimantan Selatan',
  level: 'provinsi',
  regencyId: null,
};
const kelurahan: Within = { id: 4, code: '63.71.01.1001', name: 'Mantuil', level: 'desa', regencyId: 2 };

const request: ValuesRequest = {
  reader: 'exact',
  within: city,
  level: 'desa',
  on: '2025-12-31',
  builds: [7],
  series: 'PMKS-08',
  sex: 'A',
  measure: 'tercatat',
  denominator: null,
};

/** The SQL is committed beside this test: a change of it is a change that somebody reads. */
describe('the SQL of', () => {
  test.each([
    ['values-of-a-city', valuesQuery(request)],
    [
      'rates-of-a-province',
      valuesQuery({ ...request, within: province, denominator: { column: 'persons', series: 'penduduk' } }),
    ],
    [
      'shares-of-a-whole',
      valuesQuery({ ...request, series: 'own:RTLH', denominator: { column: 'whole', series: 'own:RUMAH' } }),
    ],
    ['values-within-a-kelurahan', valuesQuery({ ...request, within: kelurahan, level: 'rw' })],
    ['published-values-of-a-city', valuesQuery({ ...request, reader: release })],
    ['published-values-with-raised-thresholds', valuesQuery({ ...request, reader: raised })],
    [
      'published-shares-of-a-whole',
      valuesQuery({
        ...request,
        reader: release,
        series: 'own:RTLH',
        denominator: { column: 'whole', series: 'own:RUMAH' },
      }),
    ],
    ['published-frame-of-a-province', frameQuery(release, province, '2025', ['PMKS-08'])],
    ['frame-of-a-city', frameQuery('exact', city, '2025', ['PMKS-08', 'penduduk'])],
    ['frame-of-a-province', frameQuery('exact', province, '2025', ['PMKS-08'])],
    ['needs-that-hold', needsQuery({ areaIds: [3, 4], period: '2025', view: { including: 9 } })],
    ['population-that-holds', populationQuery({ areaIds: [3, 4], period: '2025', view: { excluding: 8 } })],
  ])('%s is as committed', async (name, query) => {
    await expect(compiled(query)).toMatchFileSnapshot(`./${name}.sql`);
  });
});
