/** Databases of this browser: answers that are kept, and what waits to be sent. */
export const KEPT_DATABASE = 'petasos-kept';
export const WAITING_DATABASE = 'petasos-waiting';
const STORE = 'entries';

/** Entries by their key. Opened for each use: a database that is held open cannot be removed at sign-out. */
export interface Shelf<T extends { readonly key: string }> {
  all(): Promise<T[]>;
  find(key: string): Promise<T | undefined>;
  put(entry: T): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

/** A shelf in IndexedDB. Where the browser has none, or refuses, nothing is kept: never throws. */
export function shelfIn<T extends { readonly key: string }>(database: string): Shelf<T> {
  const within = async <R>(
    mode: IDBTransactionMode,
    otherwise: R,
    work: (store: IDBObjectStore) => IDBRequest<R> | undefined,
  ): Promise<R> => {
    let opened: IDBDatabase | undefined;
    try {
      opened = await open(database);
      const transaction = opened.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      await done(transaction);
      return request ? request.result : otherwise;
    } catch {
      return otherwise;
    } finally {
      opened?.close();
    }
  };
  return {
    all: () => within<T[]>('readonly', [], (store) => store.getAll() as IDBRequest<T[]>),
    find: (key) => within<T | undefined>('readonly', undefined, (store) => store.get(key)),
    put: (entry) => within<void>('readwrite', undefined, (store) => store.put(entry) && undefined),
    remove: (keys) =>
      within<void>('readwrite', undefined, (store) => {
        for (const key of keys) store.delete(key);
        return undefined;
      }),
  };
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
    request.onsuccess = () => {
      // Another tab signs out: it may remove the database at once.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error(name));
    request.onblocked = () => reject(new Error(name));
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error('transaction'));
    transaction.onabort = () => reject(transaction.error ?? new Error('transaction'));
  });
}
