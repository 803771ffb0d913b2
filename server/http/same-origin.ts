import type { IncomingHttpHeaders } from 'node:http';
import { WRITE_MARK } from '../../data/contract/route.ts';

/**
 * Does a request that writes come from a page of this very server, or from a program that knows what it does? A page
 * elsewhere can make the operator's browser send requests here; none of these may change anything. Three locks, each of
 * which is enough where the browser is honest: Sec-Fetch-Site, the Origin against the Host, and a header that a foreign
 * page may not send without a preflight, which is never granted. A page that points its own name at this machine (DNS
 * rebinding) passes all three and is stopped by `onlyOwnNames`.
 */
export function isFromOwnPage(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const { origin, host } = headers;
  // 'null' is a sandboxed frame or a file; a page of ours has a name. A program sends no Origin at all.
  if (origin !== undefined && (host === undefined || hostOf(origin) !== host.toLowerCase())) return false;
  return headers[WRITE_MARK.name.toLowerCase()] === WRITE_MARK.value;
}

/** Host and port of an origin, without the port where it is the scheme's own. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
