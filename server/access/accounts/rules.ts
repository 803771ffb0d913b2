import { isPinRole, roleRule } from '../../../data/catalogue/roles.ts';
import type { GrantDraft } from '../../../data/contract/account.ts';
import { holdsIn } from '../guard.ts';
import type { GrantRow } from '../query.ts';
import type { Scope } from '../scope.ts';
import type { NewGrant } from './query.ts';

/** Why grants cannot be given, as the dictionary knows it under 'account-refused'. */
export type GrantRefusal =
  | 'not-yours'
  | 'mixed'
  | 'public-role'
  | 'everywhere'
  | 'no-area'
  | 'area-gone'
  | 'outside-scope'
  | 'until-past'
  | 'unknown-series';

/** What there is to give. */
export interface Known {
  readonly today: string;
  /** codes of areas that there are today */
  readonly areas: ReadonlySet<string>;
  /** slugs of series */
  readonly series: ReadonlySet<string>;
}

/** Why these grants cannot be given by this asker; undefined where they can. */
export function whyRefused(
  scope: Scope,
  grants: readonly GrantDraft[],
  { today, areas, series }: Known,
): GrantRefusal | undefined {
  if (grants.length === 0) return 'no-area';
  if (new Set(grants.map((g) => isPinRole(g.role))).size > 1) return 'mixed';
  for (const grant of grants) {
    const { role } = grant;
    if (role === 'public') return 'public-role';
    const isWide = scope.rights.has('accounts.manage');
    if (!isWide && !isPinRole(role)) return 'not-yours';
    if (grant.until !== undefined && grant.until < today) return 'until-past';
    if (grant.series?.some((slug) => !series.has(slug))) return 'unknown-series';
    if (grant.areas === 'all') {
      if (!isWide && scope.rights.get('accounts.pillars') !== 'all') return 'outside-scope';
      continue;
    }
    if (roleRule(role).everywhere) return 'everywhere';
    if (grant.areas.length === 0) return 'no-area';
    // What lies outside is said to lie outside, whether it exists or not.
    if (!isWide && grant.areas.some((code) => !holdsIn(scope, 'accounts.pillars', code))) {
      return 'outside-scope';
    }
    if (grant.areas.some((code) => !areas.has(code))) return 'area-gone';
  }
  return undefined;
}

/** Does the asker look after an account with these grants? */
export function looksAfter(scope: Scope, grants: readonly Pick<GrantRow, 'role' | 'area'>[]): boolean {
  if (scope.rights.has('accounts.manage')) return true;
  if (grants.length === 0) return false;
  return grants.every(
    ({ role, area }) =>
      isPinRole(role) &&
      (area === '*'
        ? scope.rights.get('accounts.pillars') === 'all'
        : holdsIn(scope, 'accounts.pillars', area)),
  );
}

/** Grants as rows: one a role and area, the later one where the same is said twice. */
export function rowsOf(grants: readonly GrantDraft[]): NewGrant[] {
  const rows = new Map<string, NewGrant>();
  for (const { role, areas, series, until } of grants) {
    for (const area of areas === 'all' ? ['*'] : areas) {
      rows.set(`${role}|${area}`, { role, area, series: series ?? null, until: until ?? null });
    }
  }
  return [...rows.values()];
}
