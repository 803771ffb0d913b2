import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { system } from '../../server/access/scope.ts';
import { migrate } from '../../server/db/migrate.ts';
import { eachDatabase } from './harness.ts';

const scope = system('health');

eachDatabase(
  'both databases answer alike',
  (given) => {
    test('days are text, instants are dates, whole numbers are numbers, json is parsed', async () => {
      const rows = await sql`select date '2025-12-31' as day, array[date '2025-01-01', null] as days,
      timestamptz '2025-12-31 01:00+07' as instant, 9007199254740991::int8 as safe, 9007199254740993::int8 as wide,
      count(*) as n, 1.5::float8 as real, 1.50::numeric as exact, '{"a":1}'::jsonb as doc, null::date as none,
      array[1,2]::int[] as list, array['a','b,c']::text[] as words
      from generate_series(1, 3)`.execute(given.ctx().db.as(scope));
      expect(rows.rows).toEqual([
        {
          day: '2025-12-31',
          days: ['2025-01-01', null],
          instant: new Date('2025-12-30T18:00:00Z'),
          safe: 9007199254740991,
          wide: 9007199254740993n,
          n: 3,
          real: 1.5,
          exact: '1.50',
          doc: { a: 1 },
          none: null,
          list: [1, 2],
          words: ['a', 'b,c'],
        },
      ]);
    });

    test('rows in bulk go in by arrays: numbers, texts, days, bytes and nulls', async () => {
      const rows = await sql`select a, b, c, encode(d, 'hex') as d from unnest(
      ${[1, 2]}::int[], ${['x', null]}::text[], ${['2025-01-01', null]}::date[],
      ${[Buffer.from([1, 255]), Buffer.from([])]}::bytea[]) as t(a, b, c, d)`.execute(
        given.ctx().db.as(scope),
      );
      expect(rows.rows).toEqual([
        { a: 1, b: 'x', c: '2025-01-01', d: '01ff' },
        { a: 2, b: null, c: null, d: '' },
      ]);
    });

    test('PostGIS computes', async () => {
      const rows = await sql<{
        m2: number;
      }>`select ST_Area(ST_GeogFromText('POLYGON((114 -8,114.01 -8,114.01 -8.01,114 -8.01,114 -8))')) as m2`.execute(
        given.ctx().db.as(scope),
      );
      expect(rows.rows[0]?.m2).toBeCloseTo(1_219_000, -4);
    });

    test('the schema is there, and migrating again changes nothing', async () => {
      expect(await migrate(given.ctx())).toEqual([]);
      const state = await given.ctx().db.as(scope).selectFrom('data_state').selectAll().execute();
      expect(state).toHaveLength(1);
    });
  },
  { alone: true },
);
