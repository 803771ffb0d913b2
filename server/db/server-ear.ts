import pg from 'pg';
import type { Logger } from 'pino';

const RETRY_MS = 2000;

/** One connection that listens on a channel and comes back when it is lost. Listeners in this process hear it too. */
export class Ear {
  readonly #connection: pg.ClientConfig;
  readonly #channel: string;
  readonly #log: Logger;
  readonly #listeners = new Set<(said: string) => void>();
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(connection: pg.ClientConfig, channel: string, log: Logger) {
    this.#connection = connection;
    this.#channel = channel;
    this.#log = log;
  }

  async open(): Promise<void> {
    const client = new pg.Client(this.#connection);
    client.on('notification', (said) => this.hear(said.payload ?? ''));
    client.once('error', () => this.#lost(client));
    client.once('end', () => this.#lost(client));
    this.#client = client;
    await client.connect();
    await client.query(`listen ${this.#channel}`);
    if (this.#closed) await client.end();
  }

  listen(heard: (said: string) => void): () => void {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  /** What this process says itself, it hears at once: the word takes a moment to come back through the database. */
  hear(said: string): void {
    for (const heard of this.#listeners) heard(said);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#client?.end().catch(() => {});
  }

  /** What was said meanwhile is not heard: whoever listens compares versions, so a later word brings them up to date. */
  #lost(client: pg.Client): void {
    if (this.#closed || client !== this.#client) return;
    this.#client = undefined;
    client.end().catch(() => {});
    this.#log.warn('the listening database connection was lost');
    this.#retry = setTimeout(() => {
      this.open().catch((reason: unknown) => {
        this.#log.warn(
          { reason: String(reason) },
          'the listening database connection does not come back yet',
        );
        if (this.#client) this.#lost(this.#client);
      });
    }, RETRY_MS);
    this.#retry.unref();
  }
}
