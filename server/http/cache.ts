import { createHash } from 'node:crypto';
import type { CachePolicy } from '../../data/contract/route.ts';
import { type Scope, scopeClass } from '../access/scope.ts';
import type { Context } from '../context.ts';

/** Cache-Control by policy. Figures are private to the one who asked; boundaries and tiles are public. */
export const CACHE_CONTROL: Record<CachePolicy, string> = {
  immutable: 'public, max-age=31536000, immutable',
  boundaries: 'public, no-cache',
  data: 'private, no-cache',
  codelist: 'public, max-age=3600',
  none: 'no-store',
};

/**
 * The ETag of an answer before it is made: the version of what it is made from, the database it comes from, the code
 * that makes it, and for figures also who may share it. Undefined where the policy needs none.
 */
export async function entityTag(
  ctx: Context,
  scope: Scope,
  policy: CachePolicy,
  codeVersion: string,
  address: string,
): Promise<string | undefined> {
  if (policy !== 'data' && policy !== 'boundaries') return undefined;
  const state = await ctx.db
    .as(scope)
    .selectFrom('data_state')
    .select(['data_version', 'boundary_version', 'instance'])
    .executeTakeFirstOrThrow();
  const version = policy === 'data' ? state.data_version : state.boundary_version;
  const sharedBy = policy === 'data' ? scopeClass(scope) : 'public';
  // The day is part of it: "today's area tree" changes at midnight without any import.
  const parts = [codeVersion, state.instance, policy, version, sharedBy, ctx.clock.today(), address];
  return `"${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 27)}"`;
}

/** True when one of the tags of If-None-Match is this one (weak comparison, RFC 9110 section 13.1.2). */
export function matchesTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((t) => t.trim().replace(/^W\//, '') === tag);
}
