import type { DisclosureSettings, PublishedLevel } from '../contract/disclosure.ts';
import { isFiner } from './levels.ts';
import type { NeedType } from './needs.ts';
import { STANDARD_GROUPS } from './totals.ts';

/** How an office begins (design, "Shape first"). */
export const STANDARD_DISCLOSURE: DisclosureSettings = {
  k: { open: 5, closed: 10 },
  levels: {
    total: 'desa',
    group: 'desa',
    distinct: 'desa',
    type: 'kecamatan',
    street: 'kecamatan',
    own: 'kecamatan',
    sexes: 'kabupaten',
    served: 'kecamatan',
  },
  closed: [],
  groups: STANDARD_GROUPS.map(({ group, types }) => ({ group, types: [...types] })),
  daily: false,
};

/** Least thresholds: under 3 a count is no crowd (domain facts A6). */
export const LEAST_K: DisclosureSettings['k'] = { open: 3, closed: 3 };

/** The finest that each table can be published at: RW and RT never, street types no finer than kecamatan. */
export const FINEST_LEVELS: DisclosureSettings['levels'] = {
  total: 'desa',
  group: 'desa',
  distinct: 'desa',
  type: 'desa',
  street: 'kecamatan',
  own: 'desa',
  sexes: 'desa',
  served: 'desa',
};

/** The finest level that an office may choose for a closed type, with a reason. */
export function finestClosed({ finest }: Pick<NeedType, 'finest'>): PublishedLevel {
  return finest === 'kabupaten' ? 'kecamatan' : 'desa';
}

/** The finest level of a closed type as an office has it; null for one that is not closed. */
export function closedLevelOf(
  { code, access, finest }: Pick<NeedType, 'code' | 'access' | 'finest'>,
  settings: Pick<DisclosureSettings, 'closed'>,
): PublishedLevel | null {
  if (access !== 'closed') return null;
  return settings.closed.find((c) => c.type === code)?.finest ?? finest ?? 'kabupaten';
}

/** The coarser of two levels. */
export function coarserLevel<L extends PublishedLevel>(a: L, b: L): L {
  return isFiner(a, b) ? b : a;
}
