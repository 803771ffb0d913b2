import type { Level } from '../../data/catalogue/levels.ts';
import { RIGHTS, type Right } from '../../data/catalogue/rights.ts';
import type { RoleCode } from '../../data/catalogue/roles.ts';

/** Code prefixes: '63.71' is the city and all below. */
export type Areas = 'all' | readonly string[];

/**
 * A part of what somebody reads: areas x series, between two levels. 'open': the open types and people; 'all': whatever
 * there is.
 */
export interface Part {
  readonly areas: Areas;
  readonly series: 'all' | 'open' | readonly string[];
  readonly as: 'exact' | 'published';
  readonly coarsest: Level | null;
  readonly finest: Level | null;
}

/** What must be done before anything else. */
export type Must = 'password' | 'totp';

/** Who asks, as the session says it: the account with what its grants give today. */
export interface Principal {
  /** null: nobody is signed in */
  readonly account: string | null;
  /** for the audit: 'Nama (nama.pengguna)' */
  readonly who: string;
  readonly roles: readonly RoleCode[];
  readonly rights: ReadonlyMap<Right, Areas>;
  readonly parts: readonly Part[];
  /** areas of an emergency right that holds now, of a Tagana */
  readonly wider?: readonly string[];
  /** incidents in which whoever this is in the register is on duty now */
  readonly onDuty?: readonly number[];
  readonly must: Must | null;
  /** where the request comes from */
  readonly place: string | null;
}

/** May do and read everything everywhere: the terminal, the system, and tests. */
export function everything(who: string, account: string | null = null): Principal {
  return {
    account,
    who,
    roles: [],
    rights: new Map(RIGHTS.map((right) => [right, 'all'])),
    parts: [{ areas: 'all', series: 'all', as: 'exact', coarsest: null, finest: null }],
    must: null,
    place: null,
  };
}

/** Does one of these prefixes cover the code: the same area, or one above it? */
export function covers(areas: Areas, code: string): boolean {
  return areas === 'all' || areas.some((prefix) => code === prefix || code.startsWith(`${prefix}.`));
}

/** All areas of several lists, without those that another one covers. */
export function joinAreas(lists: readonly Areas[]): Areas {
  if (lists.includes('all')) return 'all';
  const codes = [...new Set(lists.flatMap((list) => [...list]))].sort();
  return codes.filter((code) => !codes.some((other) => other !== code && code.startsWith(`${other}.`)));
}
