import type { RouteInput } from '../../../data/contract/routes.ts';
import { ApiFault, ask, send } from '../../api.ts';
import { type Shelf, shelfIn, WAITING_DATABASE } from './shelf.ts';

type WaitingRoute = 'reportFigures' | 'reportHeadcount';

/** Something that was counted where there was no network, with the hour at which it was. */
export interface Waiting {
  readonly key: string;
  readonly account: string;
  readonly route: WaitingRoute;
  readonly input: RouteInput<WaitingRoute>;
  readonly at: string;
  /** what it is of */
  readonly title: string;
  /** why the server did not take it */
  readonly refused: string | null;
}

type Sender = (route: WaitingRoute, input: RouteInput<WaitingRoute>) => Promise<unknown>;

/** Figures that wait on this device until there is a network. They are sent in the order in which they were made. */
export class WaitingFigures {
  readonly #shelf: Shelf<Waiting>;
  readonly #send: Sender;
  readonly #whoIsIn: () => Promise<string | undefined>;
  readonly #heard = new Set<() => void>();
  #sending: Promise<number> | undefined;

  constructor(
    shelf: Shelf<Waiting> = shelfIn<Waiting>(WAITING_DATABASE),
    sender: Sender = (route, input) => send(route, input as never),
    whoIsIn = async (): Promise<string | undefined> => (await ask('session', {})).account?.id,
  ) {
    this.#shelf = shelf;
    this.#send = sender;
    this.#whoIsIn = whoIsIn;
  }

  async add(entry: Omit<Waiting, 'key' | 'refused'>): Promise<void> {
    const key = `${entry.at} ${Math.random().toString(36).slice(2, 8)}`;
    await this.#shelf.put({ ...entry, key, refused: null });
    this.#tell();
  }

  /** Those of an account, oldest first. */
  async of(account: string): Promise<Waiting[]> {
    const all = await this.#shelf.all();
    return all.filter((entry) => entry.account === account).sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  async drop(key: string): Promise<void> {
    await this.#shelf.remove([key]);
    this.#tell();
  }

  /** Sends what waits; how many were taken. Stops where there is no network; what is refused stays, with the reason. */
  flush(account: string): Promise<number> {
    this.#sending ??= this.#sendAll(account).finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  /** As flush, of whoever is signed in here; what somebody else made stays for them. */
  async flushAll(): Promise<number> {
    const account = (await this.#shelf.all()).length > 0 ? await this.#whoIsIn() : undefined;
    return account === undefined ? 0 : this.flush(account);
  }

  async #sendAll(account: string): Promise<number> {
    let sent = 0;
    for (const entry of await this.of(account)) {
      try {
        // Never under the name of another: whoever is signed in may have changed in another tab.
        if ((await this.#whoIsIn()) !== account) break;
        await this.#send(entry.route, entry.input);
        await this.#shelf.remove([entry.key]);
        sent += 1;
      } catch (reason) {
        const isAway = !(reason instanceof ApiFault) || reason.status < 400 || reason.status >= 500;
        if (isAway || reason.status === 401) break;
        await this.#shelf.put({ ...entry, refused: reason.message });
      }
      this.#tell();
    }
    return sent;
  }

  /** Calls `heard` after each change. Gives the way to stop. */
  listen(heard: () => void): () => void {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  }

  #tell(): void {
    for (const heard of this.#heard) heard();
  }
}

export const waitingFigures = new WaitingFigures();
