/** A statement over this ends the database worker (embedded) or is cancelled (PostgreSQL). */
export const QUERY_LIMIT_MS = 20_000;
/** How long work that must be alone waits for another process. */
export const EXCLUSIVE_WAIT_MS = 600_000;
