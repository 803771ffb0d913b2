import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';
import type { Tables } from '../../server/db/tables/index.ts';

/** A handle that compiles and never connects. */
const paper = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** The SQL of a query as it is sent, with its parameters below: what a reviewer reads. */
export function compiled(query: RawBuilder<unknown>): string {
  const { sql, parameters } = query.compile(paper);
  const lines = sql
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.slice(1).map((line) => line.length - line.trimStart().length));
  const text = lines.map((line, i) => (i === 0 ? line.trimStart() : line.slice(indent)));
  return `${[...text, ...parameters.map((p, i) => `-- $${i + 1} = ${JSON.stringify(p)}`)].join('\n')}\n`;
}
