import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { Fault } from '../fault.ts';
import type {
  ErrorFields,
  QueryResult,
  WorkerAnswer,
  WorkerRequest,
  WorkerStart,
} from './worker-messages.ts';

/** A statement's error as PostgreSQL gave it: `code` is the SQLSTATE. */
class DatabaseError extends Error {
  readonly code: string | undefined;

  constructor(error: ErrorFields) {
    super(error.message);
    Object.assign(this, error.fields);
    this.name = 'DatabaseError';
    this.code = typeof error.fields.code === 'string' ? error.fields.code : undefined;
  }
}

/** Who may speak to the database: outside a transaction each statement takes its turn, inside one it is held. */
export interface Speaker {
  query(sql: string, params?: readonly unknown[]): Promise<QueryResult>;
  exec(sql: string): Promise<readonly QueryResult[]>;
}

export interface EmbeddedTransaction extends Speaker {
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

export interface EngineOptions {
  readonly folder: string;
  /** a statement that takes longer ends the worker, milliseconds */
  readonly queryLimitMs: number;
  readonly log: Logger;
}

/**
 * The embedded database as seen by the server: one worker thread, one connection, statements in the order they came.
 * A statement over the limit ends the worker, which is started anew; that statement (with its transaction) fails with
 * Fault 'database-restarted', the ones that wait are answered by the new worker.
 */
export class EmbeddedEngine implements Speaker {
  readonly #options: EngineOptions;
  #worker: Promise<Worker>;
  /** the tail of the queue: resolved when whoever holds the connection lets go */
  #turn: Promise<void> = Promise.resolve();
  #transaction: Transaction | undefined;
  #closing: Promise<void> | undefined;
  #isClosed = false;
  restarts = 0;

  private constructor(options: EngineOptions, worker: Worker) {
    this.#options = options;
    this.#worker = Promise.resolve(worker);
    this.#watch(worker);
  }

  /** Starts the worker and waits until the database answers. Throws DatabaseError where the folder cannot be opened. */
  static async start(options: EngineOptions): Promise<EmbeddedEngine> {
    return new EmbeddedEngine(options, await startWorker(options.folder));
  }

  get folder(): string {
    return this.#options.folder;
  }

  query(sql: string, params: readonly unknown[] = []): Promise<QueryResult> {
    return this.#inTurn(async () => first(await this.#ask({ op: 'query', sql, params, alone: true })));
  }

  /** Several statements at once; when one fails, what they began is rolled back before anybody else has a turn. */
  exec(sql: string): Promise<readonly QueryResult[]> {
    return this.#inTurn(() => this.#ask({ op: 'exec', sql, alone: true }));
  }

  /** Takes the connection until commit or rollback. `unhurried`: without the limit on a statement (migrations). */
  async begin(unhurried = false): Promise<EmbeddedTransaction> {
    const release = await this.#takeTurn();
    const tx = new Transaction((request) => this.#ask(request, unhurried), release);
    try {
      await this.#ask({ op: 'exec', sql: 'begin', alone: false });
    } catch (reason) {
      release();
      throw reason;
    }
    this.#transaction = tx;
    return tx;
  }

  close(): Promise<void> {
    this.#closing ??= this.#inTurn(async () => {
      this.#isClosed = true;
      const worker = await this.#worker.catch(() => undefined);
      if (!worker) return;
      const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      await this.#ask({ op: 'close' }, true);
      await gone;
    });
    return this.#closing;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.#takeTurn();
    try {
      return await work();
    } finally {
      release();
    }
  }

  async #takeTurn(): Promise<() => void> {
    // The worker is gone by then: whoever asks would wait for ever.
    if (this.#isClosed) throw new Error('the database is closed');
    const before = this.#turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = promise;
    await before;
    return resolve;
  }

  async #ask(request: WorkerRequest, unhurried = false): Promise<readonly QueryResult[]> {
    const worker = await this.#worker.catch(() => this.#reopen());
    const { promise, resolve, reject } = Promise.withResolvers<readonly QueryResult[]>();
    const heard = (answer: WorkerAnswer) => {
      if ('results' in answer) resolve(answer.results);
      else if ('error' in answer) reject(new DatabaseError(answer.error));
    };
    const ended = () => reject(new Fault('database-restarted'));
    const overdue = () => {
      this.#options.log.error({ limitMs: this.#options.queryLimitMs }, 'a statement took too long');
      void worker.terminate();
    };
    worker.on('message', heard);
    worker.once('exit', ended);
    const timer = unhurried ? undefined : setTimeout(overdue, this.#options.queryLimitMs);
    try {
      worker.postMessage(request);
      return await promise;
    } finally {
      clearTimeout(timer);
      worker.off('message', heard);
      worker.off('exit', ended);
    }
  }

  /** When the worker ends unasked a new one opens the folder; PostgreSQL recovers it as after a crash. */
  #watch(worker: Worker): void {
    worker.once('exit', () => {
      if (this.#closing) return;
      this.restarts += 1;
      this.#options.log.warn('the embedded database is restarted');
      this.#transaction?.lose();
      this.#reopen().catch((reason: unknown) =>
        this.#options.log.fatal(reason, 'the embedded database does not come back yet'),
      );
    });
  }

  /** Starts the next worker. Where that fails, whoever asks next tries again. */
  #reopen(): Promise<Worker> {
    const next = startWorker(this.#options.folder).then((worker) => {
      this.#watch(worker);
      return worker;
    });
    this.#worker = next;
    return next;
  }
}

class Transaction implements EmbeddedTransaction {
  readonly #ask: (request: WorkerRequest) => Promise<readonly QueryResult[]>;
  readonly #release: () => void;
  #lost = false;
  #over = false;

  constructor(ask: (request: WorkerRequest) => Promise<readonly QueryResult[]>, release: () => void) {
    this.#ask = ask;
    this.#release = release;
  }

  async query(sql: string, params: readonly unknown[] = []): Promise<QueryResult> {
    return first(await this.#speak({ op: 'query', sql, params, alone: false }));
  }

  exec(sql: string): Promise<readonly QueryResult[]> {
    return this.#speak({ op: 'exec', sql, alone: false });
  }

  async commit(): Promise<void> {
    try {
      const [result] = await this.#speak({ op: 'exec', sql: 'commit', alone: false });
      if (result?.command === 'ROLLBACK')
        throw new Error('the transaction was rolled back: a statement in it failed');
    } finally {
      this.#end();
    }
  }

  /** Nothing happens after a commit that failed: it has let go of the connection already. */
  async rollback(): Promise<void> {
    if (this.#over) return;
    try {
      if (!this.#lost) await this.#speak({ op: 'exec', sql: 'rollback', alone: false });
    } finally {
      this.#end();
    }
  }

  #end(): void {
    this.#over = true;
    this.#release();
  }

  /** The worker that held it is gone: whatever is said now must not reach its successor. */
  lose(): void {
    this.#lost = true;
  }

  #speak(request: WorkerRequest): Promise<readonly QueryResult[]> {
    if (this.#lost) return Promise.reject(new Fault('database-restarted'));
    if (this.#over) return Promise.reject(new Error('the transaction is over'));
    return this.#ask(request);
  }
}

function first(results: readonly QueryResult[]): QueryResult {
  return results[0] ?? { rows: [], affectedRows: undefined, command: undefined };
}

async function startWorker(folder: string): Promise<Worker> {
  const workerData: WorkerStart = { folder };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData, name: 'database' });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  worker.once('message', (answer: WorkerAnswer) => {
    if ('error' in answer) reject(new DatabaseError(answer.error));
    else resolve();
  });
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the database worker ended with ${code}`)));
  await promise;
  worker.off('error', reject);
  worker.on('error', () => {});
  return worker;
}
