import {
  type CompiledQuery,
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';
import type { Db } from '../../server/db/open.ts';
import type { Tables } from '../../server/db/tables/index.ts';

const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

/** A handle that compiles and never connects. */
const paper = new Kysely<Tables>({ dialect });

/** The SQL of a query as it is sent, with its parameters below: what a reviewer reads. */
export function compiled(query: RawBuilder<unknown>): string {
  return written(query.compile(paper));
}

/**
 * The SQL that some work sends to a database that answers nothing to anything, statement by statement. Work that needs an
 * answer ends there.
 */
export async function sent(work: (db: Db) => Promise<unknown>): Promise<string> {
  const queries: string[] = [];
  const db = new Kysely<Tables>({ dialect, log: ({ query }) => void queries.push(written(query)) });
  await work(db).catch((reason: unknown) => {
    if (queries.length === 0) throw reason;
  });
  return queries.join('\n');
}

function written({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): string {
  const lines = sql
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.slice(1).map((line) => line.length - line.trimStart().length));
  const text = lines.map((line, i) => (i === 0 ? line.trimStart() : line.slice(indent)));
  return `${[...text, ...parameters.map((p, i) => `-- $${i + 1} = ${JSON.stringify(p)}`)].join('\n')}\n`;
}
