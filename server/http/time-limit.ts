import type { Server } from 'node:http';
import { Fault } from '../fault.ts';

/** A request that tells no progress is answered within this time, or told to come again. */
const ANSWER_MS = 60_000;

/** Headers must be here after this time, and the whole request, an upload over a weak line too, after that. */
const HEADERS_MS = 20_000;
const REQUEST_MS = 20 * 60_000;

/**
 * A connection that is not used stays open longer than browsers and proxies keep theirs: one that the server ends in the
 * moment in which the next request is on its way fails for whoever asked.
 */
const IDLE_MS = 75_000;

/** Ends connections that send so slowly that they only hold a place. */
export function limitSlowSenders(server: Server): void {
  server.keepAliveTimeout = IDLE_MS;
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
}

/**
 * The outcome of `work`, or Fault 'busy' when it takes too long. Work that goes on after that ends by itself, since no
 * statement takes over 20 s; nobody hears of it any more.
 */
export async function withinTime<T>(work: Promise<T>, limitMs = ANSWER_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Fault('busy')), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
