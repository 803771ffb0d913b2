import { expect, test } from 'vitest';
import { facilitiesQuery } from '../../server/facilities/store/query.ts';
import { compiled } from './compile.ts';

test('the SQL of the facilities of a kelurahan on a day is the reviewed one', async () => {
  const filter = { within: '63.71.01.1001', kind: 'lumbung-sosial', on: '2026-03-02' } as const;
  await expect(compiled(facilitiesQuery(filter))).toMatchFileSnapshot('facilities-of-a-kelurahan.sql');
});
