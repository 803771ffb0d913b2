import { createHash } from 'node:crypto';
import type { CachePolicy } from '../../data/contract/route.ts';
import { knowsReleasesOnly, readsOnlyPublished } from '../access/guard.ts';
import type { DataState } from '../access/query.ts';
import { stateOf } from '../access/released.ts';
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

/** What is asked for, and what is known of the data already. */
export interface Tagged {
  readonly policy: CachePolicy;
  readonly codeVersion: string;
  readonly address: string;
  /** what it is made of, and so what changes it: no tag tells who reads published figures only that anything was brought in */
  readonly of: 'figures' | 'words' | 'data';
  readonly state?: DataState | undefined;
}

/**
 * Published figures change with the release, the settings that close what it holds, the borders and the words; all
 * others with the data, which a release changes as well.
 */
function versionOf(scope: Scope, state: DataState, of: Tagged['of']): string {
  const { dataVersion, boundaryVersion, wordsVersion, releaseId, settingId } = state;
  const published = `${releaseId}.${settingId}`;
  if (of === 'data' && !knowsReleasesOnly(scope)) return String(dataVersion);
  const isPublished = of !== 'figures' || readsOnlyPublished(scope);
  if (isPublished) return `${published}.${boundaryVersion}.${wordsVersion}`;
  return `${dataVersion}.${published}`;
}

/**
 * The ETag of an answer before it is made: the version of what it is made from, the database it comes from, the code
 * that makes it, and for figures also who may share it. Undefined where the policy needs none.
 */
export async function entityTag(ctx: Context, scope: Scope, asked: Tagged): Promise<string | undefined> {
  const { policy, codeVersion, address } = asked;
  if (policy !== 'data' && policy !== 'boundaries') return undefined;
  const state = asked.state ?? (await stateOf(ctx));
  const version = policy === 'data' ? versionOf(scope, state, asked.of) : state.boundaryVersion;
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
