import type { Scope } from './scope.ts';

/** True when `code` lies in the scope: the same area as one of its prefixes, or below one. */
export function coversArea(scope: Scope, code: string): boolean {
  if (scope.areas === 'all') return true;
  return scope.areas.some((prefix) => code === prefix || code.startsWith(`${prefix}.`));
}
