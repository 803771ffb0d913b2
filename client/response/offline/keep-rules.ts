import type { Me } from '../../../data/contract/session.ts';

/** What is exact is kept on a device no longer than this. */
const KEEP_DAYS = 7;
const DAY_MS = 86_400_000;

/** Something that was answered, kept on this device for the account it was answered to. */
export interface Kept<T = unknown> {
  /** 'incident:3', 'ready:63.71.01.1001', 'session' */
  readonly key: string;
  readonly account: string;
  readonly title: string;
  /** instants in ISO 8601 */
  readonly at: string;
  /** it is gone from then on */
  readonly until: string;
  readonly answer: T;
}

/** A wider right that is open, with its end. */
interface OpenRight {
  readonly account: string;
  readonly until: string;
  readonly endedAt: string | null;
}

/**
 * Until when an answer may be kept: seven days at most, and no longer than the session, a grant that ends, or a wider
 * right under which it may have been read.
 */
export function keptUntil(
  now: Date,
  me: Pick<Me, 'until' | 'grants' | 'account'>,
  wider: readonly OpenRight[],
): Date {
  const ends = [
    now.getTime() + KEEP_DAYS * DAY_MS,
    ...(me.until === null ? [] : [Date.parse(me.until)]),
    // The last day of a grant counts whole, wherever the device is.
    ...me.grants.flatMap(({ until }) => (until === null ? [] : [Date.parse(`${until}T00:00:00Z`) + DAY_MS])),
    ...wider
      .filter((right) => right.account === me.account?.id && right.endedAt === null)
      .map((right) => Date.parse(right.until)),
  ];
  return new Date(Math.min(...ends.filter((end) => end > now.getTime()), now.getTime() + KEEP_DAYS * DAY_MS));
}

/**
 * May it not be shown any more? A clock that was set back gains nothing: what is kept is never from later on, and time never
 * runs back behind the latest hour that was seen here; by more than a day, all is over.
 */
export function isOver({ at, until }: Pick<Kept, 'at' | 'until'>, now: Date, lastSeen: Date = now): boolean {
  const latest = Math.max(now.getTime(), lastSeen.getTime());
  return latest >= Date.parse(until) || now.getTime() < Math.max(Date.parse(at), lastSeen.getTime()) - DAY_MS;
}
