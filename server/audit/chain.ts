import { createHash } from 'node:crypto';

/** What of an event is sealed: all of it. */
export interface SealedContent {
  readonly id: number;
  readonly at: Date;
  readonly who: string;
  readonly account: string | null;
  readonly role: string | null;
  readonly areas: readonly string[];
  readonly reads: 'exact' | 'published' | null;
  readonly place: string | null;
  readonly action: string;
  readonly subject: string | null;
  readonly detail: unknown;
}

/** An event as a link of the chain. */
export interface Link extends SealedContent {
  readonly seal: number;
  readonly previous: string;
  readonly hash: string;
}

/** Where a chain ends; 0 and '' before its first link. */
export interface Head {
  readonly seal: number;
  readonly hash: string;
}

export const NO_LINKS: Head = { seal: 0, hash: '' };

/** What is wrong with a chain: a row that is not what was sealed, numbers that are missing, an end that was cut off. */
export type ChainFault =
  | { readonly kind: 'changed'; readonly seal: number; readonly id: number }
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  | { readonly kind: 'rewritten'; readonly seal: number };

/**
 * SHA-256 over the number in the chain, the hash before it and the whole event, as lower-case hex. The event is told as
 * JSON with sorted keys: a database that gives the keys of `detail` in another order gives the same hash.
 */
function hashLink(content: SealedContent, seal: number, previous: string): string {
  const { id, at, who, account, role, areas, reads, place, action, subject, detail } = content;
  const told = [
    seal,
    previous,
    id,
    at.toISOString(),
    who,
    account,
    role,
    areas,
    reads,
    place,
    action,
    subject,
    sorted(detail),
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

/** Links for events in the order in which they are given, after `head`. */
export function linkEvents(head: Head, events: readonly SealedContent[]): { links: Link[]; head: Head } {
  let { seal, hash } = head;
  const links = events.map((event): Link => {
    const previous = hash;
    seal += 1;
    hash = hashLink(event, seal, previous);
    return { ...event, seal, previous, hash };
  });
  return { links, head: { seal, hash } };
}

/**
 * Checks links that follow `after`, in the order of their numbers. A row whose own hash does not fit was changed; one that
 * does not name the hash before it was rewritten together with its hash.
 */
export function checkLinks(after: Head, links: readonly Link[]): { faults: ChainFault[]; head: Head } {
  const faults: ChainFault[] = [];
  let head = after;
  for (const link of links) {
    const isNext = link.seal === head.seal + 1;
    if (!isNext) faults.push({ kind: 'missing', from: head.seal + 1, to: link.seal - 1 });
    if (hashLink(link, link.seal, link.previous) !== link.hash) {
      faults.push({ kind: 'changed', seal: link.seal, id: link.id });
    } else if (isNext && link.previous !== head.hash) faults.push({ kind: 'rewritten', seal: link.seal });
    head = { seal: link.seal, hash: link.hash };
  }
  return { faults, head };
}

/** What is wrong with the end of a chain whose head was kept: links that are gone, or others in their place. */
export function checkEnd(end: Head, kept: Head): ChainFault[] {
  if (end.seal < kept.seal) return [{ kind: 'missing', from: end.seal + 1, to: kept.seal }];
  if (end.seal === kept.seal && end.hash !== kept.hash) return [{ kind: 'rewritten', seal: end.seal }];
  return end.seal > kept.seal ? [{ kind: 'rewritten', seal: kept.seal + 1 }] : [];
}

/** 'NUMBER:HASH' as the check prints it; undefined where it is none. */
export function readHead(text: string): Head | undefined {
  const [, seal, hash = ''] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text) ?? [];
  return seal === undefined ? undefined : { seal: Number(seal), hash };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
