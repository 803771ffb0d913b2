import type { Right } from '../../data/catalogue/rights.ts';
import { type Areas, everything, type Part, type Principal } from './principal.ts';
import type { ReleaseView } from './release-view.ts';

/**
 * Scope says who is asking, what for, which areas and series may be read, exactly or published. Only this file makes
 * one, and a database handle is given only for one (`db.as(scope)`): a query that forgets who is asking does not
 * compile.
 */
declare const made: unique symbol;

interface ScopeBody {
  readonly who: string;
  /** null: the terminal, the system, or nobody signed in */
  readonly account: string | null;
  /** codes of the roles held, joined; null for the terminal and the system */
  readonly role: string | null;
  /** where the request comes from; null for the terminal and the system */
  readonly place: string | null;
  readonly rights: ReadonlyMap<Right, Areas>;
  readonly parts: readonly Part[];
  /** the release that published figures are read of; null: there is none, or none is read */
  readonly release: ReleaseView | null;
  /** areas of an emergency right that holds: open types exactly, and numbers of contacts where somebody is hit */
  readonly wider: readonly string[];
  /** incidents in which the asker is on duty: told of, and nothing else */
  readonly onDuty: readonly number[];
}

export type Scope = ScopeBody & { readonly [made]: true };

/** Work that no person asked for; the list is closed so that each reason can be reviewed. */
export type SystemReason =
  | 'public boundaries'
  | 'start-up'
  | 'backup'
  | 'health'
  | 'import clean-up'
  | 'jobs'
  | 'audit'
  | 'accounts'
  | 'keys'
  | 'releases'
  | 'demo';

function make(body: ScopeBody): Scope {
  return body as Scope;
}

function scopeOf(
  { who, account, roles, place, rights, parts, wider = [], onDuty = [] }: Principal,
  release: ReleaseView | null = null,
): Scope {
  const role = roles.length > 0 ? roles.join('+') : null;
  return make({ who, account, role, place, rights, parts, release, wider, onDuty });
}

/** The rights of an HTTP request: those of the account behind its session, and the release it reads. */
export function forRequest(principal: Principal, release: ReleaseView | null = null): Scope {
  return scopeOf(principal, release);
}

/** The rights of an account at the moment a job of its runs, not those of the moment it was asked for. */
export function forJob(principal: Principal): Scope {
  return scopeOf(principal);
}

/** The rights of somebody at the terminal of the machine; what they change is audited under this name. */
export function forOperator(who: string): Scope {
  return scopeOf(everything(`terminal: ${who}`));
}

/** The rights of the system itself, for a reason of the closed list. */
export function system(reason: SystemReason): Scope {
  return scopeOf(everything(`system: ${reason}`));
}

/** What a cached answer may be shared by: part of every ETag of figures. */
export function scopeClass(scope: Scope): string {
  const parts = scope.parts.map((part) =>
    [part.as, listOf(part.areas), listOf(part.series), part.coarsest ?? '', part.finest ?? ''].join('|'),
  );
  const rights = [...scope.rights].map(([right, areas]) => `${right}|${listOf(areas)}`);
  return [...parts.sort(), ...rights.sort()].join(';');
}

function listOf(some: string | readonly string[]): string {
  return typeof some === 'string' ? some : some.join(',');
}
