import type { Right } from '../../data/catalogue/rights.ts';
import { type RoleCode, roleRule } from '../../data/catalogue/roles.ts';
import { type Areas, joinAreas, type Part } from './principal.ts';
import type { GrantRow } from './query.ts';

/** What a set of grants gives today. */
export interface Given {
  readonly roles: readonly RoleCode[];
  readonly rights: ReadonlyMap<Right, Areas>;
  readonly parts: readonly Part[];
  /** areas of an emergency right that holds */
  readonly wider: readonly string[];
}

/** Grants of one role that read alike. */
type Bundle = readonly [GrantRow, ...GrantRow[]];

/**
 * What grants give on a day: each role its rights in its areas, and what it reads there. A grant past its day, or for an
 * area that there is not any more, gives nothing.
 * @param wider areas in which the open types are read as well, for a time
 */
export function composeRights(
  grants: readonly GrantRow[],
  held: ReadonlyMap<RoleCode, readonly Right[]>,
  today: string,
  wider: readonly string[] = [],
): Given {
  const living = grants.filter((g) => holdsToday(g, today));
  const bundles = [...Map.groupBy(living, (g) => `${g.role}|${g.series?.join(',') ?? ''}`).values()];
  const rights = new Map<Right, Areas[]>();
  const parts: Part[] = [];
  for (const bundle of bundles as unknown as Bundle[]) {
    const [{ role, series }] = bundle;
    const rule = roleRule(role);
    const areas: Areas = bundle.some((g) => g.area === '*') ? 'all' : bundle.map((g) => g.area).sort();
    const switched = held.get(role) ?? [];
    for (const right of rule.may) {
      if (!switched.includes(right)) continue;
      rights.set(right, [...(rights.get(right) ?? []), areas]);
    }
    if (rule.reads === 'none' || !switched.includes('figures.read')) continue;
    const { coarsest, finest } = rule;
    parts.push({ areas, series: series ?? rule.series, as: rule.reads, coarsest, finest });
  }
  const opened = living.some((g) => g.role === 'tagana') ? [...wider].sort() : [];
  if (opened.length > 0) {
    const { coarsest, finest } = roleRule('tagana');
    parts.push({ areas: opened, series: 'open', as: 'exact', coarsest, finest });
  }
  return {
    roles: [...new Set(living.map((g) => g.role))],
    rights: new Map([...rights].map(([right, lists]) => [right, joinAreas(lists)])),
    parts,
    wider: opened,
  };
}

/** Does a grant give anything today? */
export function holdsToday(grant: Pick<GrantRow, 'area' | 'name' | 'until'>, today: string): boolean {
  if (grant.until !== null && grant.until < today) return false;
  return grant.area === '*' || grant.name !== null;
}
