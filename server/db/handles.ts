import { AsyncLocalStorage } from 'node:async_hooks';
import { type Dialect, Kysely } from 'kysely';
import type { Db, WriteOptions } from './open.ts';
import type { Tables } from './tables/index.ts';

interface Inside {
  open: boolean;
  readonly unhurried: boolean;
}

/**
 * Handles on one database. A handle from outside used inside a transaction would wait for itself on the embedded
 * database and read stale rows on the other: it throws on both, so that the mistake shows wherever it is made.
 */
export class Handles {
  readonly #inside = new AsyncLocalStorage<Inside>();
  readonly #starting = new AsyncLocalStorage<WriteOptions>();
  readonly outer: Db;

  constructor(makeDialect: (unhurried: () => boolean) => Dialect) {
    const dialect = makeDialect(() => this.#starting.getStore()?.unhurried === true);
    this.outer = new Kysely<Tables>({ dialect: this.#guarded(dialect) });
  }

  async write<T>(work: (tx: Db) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    this.assertOutside();
    const inside: Inside = { open: true, unhurried: options.unhurried === true };
    try {
      return await this.#starting.run(options, () =>
        this.outer.transaction().execute((tx) => this.#inside.run(inside, () => work(tx))),
      );
    } finally {
      inside.open = false;
    }
  }

  assertOutside(): void {
    if (this.#inside.getStore()?.open) {
      throw new Error(
        'the outer database handle was used inside a transaction: use the handle given to `write`',
      );
    }
  }

  #guarded(dialect: Dialect): Dialect {
    return {
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (db) => dialect.createIntrospector(db),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createDriver: () => {
        const driver = dialect.createDriver();
        const acquire = driver.acquireConnection.bind(driver);
        driver.acquireConnection = async (options) => {
          this.assertOutside();
          return acquire(options);
        };
        return driver;
      },
    };
  }
}
