import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A connection of its own to a PostgreSQL server: temporary tables live as long as it does. */
export interface CopySession {
  run<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Gives bytes to a `copy ... from stdin`: all of them, or none where that fails. */
  copyIn(text: string, chunks: Iterable<Uint8Array>): Promise<void>;
  close(): Promise<void>;
}

/** Opens one. No limit on its statements: they work on what the session made itself, and hold nobody up. */
export async function openSession(connection: pg.ClientConfig): Promise<CopySession> {
  const client = new pg.Client(connection);
  // A connection that breaks fails the statement under way, or the next one.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('set statement_timeout = 0');
  } catch (reason) {
    await client.end();
    throw reason;
  }
  return {
    run: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await client.query(text, [...values])).rows as Row[],
    copyIn: (text, chunks) => pipeline(Readable.from(chunks), client.query(copyFrom(text))),
    close: () => client.end(),
  };
}
