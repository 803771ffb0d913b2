import { describe, expect, test } from 'vitest';
import type { Within } from '../../server/areas/browse/query.ts';
import {
  agesQuery,
  buildsQuery,
  changesQuery,
  compareQuery,
  figuresQuery,
  neighboursQuery,
  sourcesQuery,
} from '../../server/indicators/profile/query.ts';
import { compiled } from './compile.ts';
import { release } from './release.ts';

const kelurahan: Within = { id: 4, code: '63.71.01.1001', name: 'Mantuil', level: 'desa', regencyId: 2 };
const total = { series: 'total', whole: null };
const compared = {
  reader: 'exact',
  area: kelurahan,
  on: '2025-12-31',
  period: '2025',
  sex: 'A',
  ...total,
} as const;

/** The SQL is committed beside this test: a change of it is a change that somebody reads. */
describe('the SQL of the area card:', () => {
  test.each([
    ['profile-builds', buildsQuery('exact', 2, 'total')],
    ['profile-builds-of-a-release', buildsQuery(release, 2, 'total')],
    ['profile-figures', figuresQuery('exact', kelurahan, '2025', total)],
    ['profile-figures-of-a-release', figuresQuery(release, kelurahan, '2025', total)],
    [
      'profile-figures-of-a-share',
      figuresQuery('exact', kelurahan, '2025', { series: 'own:RTLH', whole: 'own:RUMAH' }),
    ],
    ['profile-changes', changesQuery(4)],
    ['profile-neighbours', neighboursQuery(kelurahan, '2025-12-31')],
    ['profile-compared-with-neighbours', compareQuery({ ...compared, neighbours: [5, 6] })],
    ['profile-compared-with-siblings', compareQuery({ ...compared, neighbours: [] })],
    ['profile-ages', agesQuery(kelurahan, '2025-12-31', '2025')],
    ['profile-sources', sourcesQuery('exact', kelurahan, '2025-12-31', '2025')],
  ])('%s is as committed', async (name, query) => {
    await expect(compiled(query)).toMatchFileSnapshot(`./${name}.sql`);
  });
});
