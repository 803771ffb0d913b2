import type { Account } from '../../../data/contract/account.ts';
import type { GrantRow } from '../query.ts';
import type { AccountRow } from './query.ts';

/** The addresses of those who have none end so: the sign-in library wants one of everybody. */
const NO_EMAIL = '@tanpa-surel.invalid';

/** An address that is nobody's, for an account without one. */
export function emailOf(id: string, email: string | undefined | null): string {
  return email ? email.toLowerCase() : `${id}${NO_EMAIL}`;
}

/** An account as the list shows it. */
export function describeAccount(row: AccountRow, grants: readonly GrantRow[]): Account {
  const { able, locked, lastSeen, madeAt, endedAt, email, ...rest } = row;
  return {
    ...rest,
    email: email.endsWith(NO_EMAIL) ? null : email,
    state: endedAt !== null ? 'ended' : locked ? 'locked' : able ? 'active' : 'invited',
    grants: describeGrants(grants),
    lastSeen: lastSeen?.toISOString() ?? null,
    madeAt: madeAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

/** Grants put together by role, series and end. */
export function describeGrants(rows: readonly GrantRow[]): Account['grants'] {
  const bundles = Map.groupBy(rows, (g) => [g.role, g.until ?? '', g.series?.join(',') ?? ''].join('|'));
  return [...bundles.values()].flatMap((bundle) => {
    const [first] = bundle;
    if (!first) return [];
    const areas = bundle.some((g) => g.area === '*')
      ? ('all' as const)
      : bundle.map(({ area, name, level }) => ({
          code: area,
          name: name ?? area,
          level,
          holds: name !== null,
        }));
    return [{ role: first.role, areas, series: first.series, until: first.until }];
  });
}
