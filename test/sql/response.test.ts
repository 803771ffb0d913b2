import { expect, test } from 'vitest';
import type { Within } from '../../server/areas/browse/query.ts';
import { countsQuery, keptFootprints, overlayQuery } from '../../server/response/place/query.ts';
import { compiled } from './compile.ts';

const CITY: Within = { id: 1, code: '63.71', name: 'Kota Banjarmasin', level: 'kabupaten', regencyId: 1 };

test.each([
  ['overlay-of-footprints', overlayQuery(keptFootprints(7), CITY, '2026-03-02')],
  ['people-of-areas-hit', countsQuery('exact', [{ build: 3, series: 'penduduk' }], [11, 12], ['desa', 'rt'])],
])('the SQL of the response sheet: %s is as committed', async (name, query) => {
  await expect(compiled(query)).toMatchFileSnapshot(`./${name}.sql`);
});
