import { expect, test } from 'vitest';
import { pageQuery } from '../../server/pillars/browse/query.ts';
import { compiled } from './compile.ts';

test.each([
  [
    'pillars-of-a-kelurahan',
    pageQuery(
      {
        areas: ['63.71.01'],
        managed: ['63.71.01.1001'],
        within: '63.71.01.1001',
        role: 'psm',
        search: 'Siti A',
        standing: 'serving',
        on: '2026-03-02',
      },
      { from: 50, most: 50 },
    ),
  ],
  [
    'pillars-of-all',
    pageQuery({ areas: 'all', managed: 'all', standing: 'ended', on: '2026-03-02' }, { from: 0, most: 50 }),
  ],
])('the SQL of the register: %s is as committed', async (name, query) => {
  await expect(compiled(query)).toMatchFileSnapshot(`./${name}.sql`);
});
