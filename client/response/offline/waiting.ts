import type { RouteInput } from '../../../data/contract/routes.ts';
import { ApiFault, ask, send } from '../../api.ts';
import { type Shelf, shelfIn, WAITING_DATABASE } from './shelf.ts';

export type WaitingRoute = 'openIncident' | 'reportFigures' | 'reportHeadcount';

/** Something that was told where there was no network, with the hour at which it was. */
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

/** The account that is signed in here, as the server has it; undefined: nobody. Throws where it cannot be asked. */
type Asker = () => Promise<string | undefined>;

type Sender = (route: WaitingRoute, input: RouteInput<WaitingRoute>) => Promise<unknown>;

/**
 * What waits on this device until there is a network. It is sent in the order in which it was made, and as whoever told it
 * alone: before each the server is asked who is signed in.
 */
export class WaitingFigures {
  readonly #shelf: Shelf<Waiting>;
  readonly #send: Sender;
  readonly #who: Asker;
  readonly #heard = new Set<() => void>();
  #sending: Promise<number> | undefined;

  constructor(
    shelf: Shelf<Waiting> = shelfIn<Waiting>(WAITING_DATABASE),
    sender: Sender = (route, input) => send(route, input as never),
    who: Asker = async () => (await ask('session', {})).account?.id,
  ) {
    this.#shelf = shelf;
    this.#send = sender;
    this.#who = who;
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

  /** How many wait of others than an account. What they told is theirs to see. */
  async ofOthers(account: string): Promise<number> {
    return (await this.#shelf.all()).filter((entry) => entry.account !== account).length;
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

  /** Whoever is signed in here leaves: sends theirs, and keeps nothing of them. Gives whether something of others waits. */
  async leaveOwn(): Promise<boolean> {
    const account = await this.#who();
    if (account === undefined) return false;
    await this.flush(account);
    await this.#shelf.remove((await this.of(account)).map(({ key }) => key));
    return (await this.ofOthers(account)) > 0;
  }

  async #sendAll(account: string): Promise<number> {
    let sent = 0;
    for (const entry of await this.of(account)) {
      try {
        if ((await this.#who()) !== account) break;
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
