import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { EmbeddedEngine, EmbeddedTransaction } from './embedded-engine.ts';

/**
 * Kysely on the embedded engine. Its own PGliteDialect shares one connection object, so that a query beside a
 * transaction waits in Kysely, where a handle used by mistake inside a transaction cannot be told from an honest one;
 * here every acquisition is an object of its own and the engine keeps the turns.
 */
export function embeddedDialect(engine: EmbeddedEngine, unhurried: () => boolean): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new EmbeddedDriver(engine, unhurried),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class EmbeddedConnection implements DatabaseConnection {
  readonly #engine: EmbeddedEngine;
  transaction: EmbeddedTransaction | undefined;

  constructor(engine: EmbeddedEngine) {
    this.#engine = engine;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const speaker = this.transaction ?? this.#engine;
    const result = await speaker.query(query.sql, query.parameters);
    const rows = result.rows as R[];
    return result.affectedRows === undefined
      ? { rows }
      : { rows, numAffectedRows: BigInt(result.affectedRows) };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('the embedded database does not stream: page by key instead');
  }
}

class EmbeddedDriver implements Driver {
  readonly #engine: EmbeddedEngine;
  readonly #unhurried: () => boolean;

  constructor(engine: EmbeddedEngine, unhurried: () => boolean) {
    this.#engine = engine;
    this.#unhurried = unhurried;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<EmbeddedConnection> {
    return new EmbeddedConnection(this.#engine);
  }

  async beginTransaction(connection: EmbeddedConnection): Promise<void> {
    connection.transaction = await this.#engine.begin(this.#unhurried());
  }

  async commitTransaction(connection: EmbeddedConnection): Promise<void> {
    await connection.transaction?.commit();
    connection.transaction = undefined;
  }

  async rollbackTransaction(connection: EmbeddedConnection): Promise<void> {
    await connection.transaction?.rollback();
    connection.transaction = undefined;
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    await this.#engine.close();
  }
}
