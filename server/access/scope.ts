/**
 * Scope says who is asking, for which areas and indicators, and whether exact or published figures may be read. Only
 * this file makes one, and a database handle is given only for one (`db.as(scope)`): a query that forgets who is
 * asking does not compile.
 */
declare const made: unique symbol;

interface ScopeBody {
  readonly who: string;
  /** Code prefixes the scope covers: '63.71' covers the city and all below. 'all' before accounts exist. */
  readonly areas: 'all' | readonly string[];
  readonly indicators: 'all' | readonly string[];
  readonly reads: { readonly as: 'exact' } | { readonly as: 'published'; readonly release: number };
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
  | 'demo';

function make(body: ScopeBody): Scope {
  return body as Scope;
}

/** The rights of an HTTP request. Until accounts exist every request is the one local operator. */
export function forRequest(): Scope {
  return make({ who: 'local operator', areas: 'all', indicators: 'all', reads: { as: 'exact' } });
}

/** The rights of somebody at the terminal of the machine; what they change is audited under this name. */
export function forOperator(who: string): Scope {
  return make({ who: `terminal: ${who}`, areas: 'all', indicators: 'all', reads: { as: 'exact' } });
}

/** The rights of the system itself, for a reason of the closed list. */
export function system(reason: SystemReason): Scope {
  return make({ who: `system: ${reason}`, areas: 'all', indicators: 'all', reads: { as: 'exact' } });
}

/** What a cached answer may be shared by: part of every ETag of figures. */
export function scopeClass(scope: Scope): string {
  const areas = scope.areas === 'all' ? 'all' : scope.areas.join(',');
  const reads = scope.reads.as === 'exact' ? 'exact' : `r${scope.reads.release}`;
  return `${areas}|${scope.indicators === 'all' ? 'all' : scope.indicators.join(',')}|${reads}`;
}
