import { routes } from '../../data/contract/routes.ts';

/** Addresses of the table as they are declared, each with what it looks like when it is asked. */
const PATTERNS = [...new Set(Object.values(routes).map((row) => row.path))].map((path) => ({
  path,
  asked: new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`),
}));
const AS_IT_IS = new Set(['/api/openapi.json', '/api/docs']);

/**
 * How a log names an address: as the table declares it, never with what was asked. A code of an RT, the number of an
 * import, the token of an invitation are nobody's business who reads a log.
 */
export function toldPath(url: string | undefined): string {
  const path = (url ?? '').split(/[?#]/)[0] ?? '';
  const known = PATTERNS.find(({ asked }) => asked.test(path));
  if (known) return known.path;
  if (AS_IT_IS.has(path)) return path;
  if (path.startsWith('/api')) return '/api/…';
  return path.startsWith('/assets/') ? '/assets/…' : '/…';
}
