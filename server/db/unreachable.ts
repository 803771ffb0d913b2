/** SQLSTATE classes and codes of a server that is gone, starting, stopping or full (PostgreSQL, appendix A). */
const GONE_STATES = /^(08|57P0[123]|53300)/;
/** System calls of a connection; anything else with such a code (a missing file) is another matter. */
const CONNECTION_CALLS = new Set(['connect', 'read', 'write', 'getaddrinfo']);
const GONE_WORDS = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** Did a query fail because there is no database to ask, rather than because of what was asked? */
export function isUnreachable(reason: unknown): boolean {
  if (!(reason instanceof Error)) return false;
  const { code, syscall } = reason as { code?: unknown; syscall?: unknown };
  if (typeof code === 'string' && GONE_STATES.test(code)) return true;
  if (typeof syscall === 'string' && CONNECTION_CALLS.has(syscall)) return true;
  return GONE_WORDS.test(reason.message);
}
