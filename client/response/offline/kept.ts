import type { Me } from '../../../data/contract/session.ts';
import { isOver, type Kept, keptUntil } from './keep-rules.ts';
import { KEPT_DATABASE, type Shelf, shelfIn } from './shelf.ts';

type OpenRights = Parameters<typeof keptUntil>[2];

/** Where the latest hour that was seen on this device stands. */
const CLOCK = 'clock';

/** Answers kept on this device: read only by the account they were given to, and gone when their time is over. */
export class KeptAnswers {
  readonly #shelf: Shelf<Kept>;
  readonly #now: () => Date;

  constructor(shelf: Shelf<Kept> = shelfIn<Kept>(KEPT_DATABASE), now: () => Date = () => new Date()) {
    this.#shelf = shelf;
    this.#now = now;
  }

  /** Keeps an answer for whoever is signed in; nothing is kept for who is not. */
  async keep(me: Me, wider: OpenRights, entry: Pick<Kept, 'key' | 'title' | 'answer'>): Promise<void> {
    if (!me.account) return;
    const now = this.#now();
    const until = keptUntil(now, me, wider);
    const made = { account: me.account.id, at: now.toISOString(), until: until.toISOString() };
    await this.#shelf.put({ ...entry, ...made });
    // Who may read it offline is kept beside it, and no longer.
    await this.#shelf.put({ key: CLOCK, title: '', answer: null, ...made });
    await this.#shelf.put({ key: 'session', title: me.account.name, answer: me, ...made });
  }

  /** All that may still be shown to the account whose device this is; what may not is removed. */
  async all(): Promise<Kept[]> {
    const entries = await this.#shelf.all();
    const now = this.#now();
    const session = entries.find(({ key }) => key === 'session');
    const seen = entries.find(({ key }) => key === CLOCK);
    const lastSeen = seen ? new Date(seen.at) : now;
    if (now > lastSeen && session)
      await this.#shelf.put({ ...session, key: CLOCK, title: '', answer: null, at: now.toISOString() });
    const isGone = (entry: Kept) => isOver(entry, now, lastSeen) || entry.account !== session?.account;
    const gone = entries.filter((entry) => entry.key !== CLOCK && isGone(entry));
    if (gone.length > 0) await this.#shelf.remove(gone.map(({ key }) => key));
    return entries.filter((entry) => entry.key !== CLOCK && !isGone(entry));
  }

  async find<T>(key: string): Promise<Kept<T> | undefined> {
    return (await this.all()).find((entry) => entry.key === key) as Kept<T> | undefined;
  }

  /** Nothing that was read under other rights than now stays. */
  async drop(keys?: readonly string[]): Promise<void> {
    const entries = keys ?? (await this.#shelf.all()).map(({ key }) => key);
    await this.#shelf.remove(entries);
  }
}

export const keptAnswers = new KeptAnswers();
