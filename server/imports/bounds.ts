import type { Right } from '../../data/catalogue/rights.ts';
import type { ImportKind } from '../../data/contract/import.ts';
import { holdsIn } from '../access/guard.ts';
import type { Areas } from '../access/principal.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import type { Findings } from './findings.ts';
import { countOutside, findInside } from './reach/query.ts';

/** Kinds that change what files mean everywhere, or what areas become, or are the whole office's: they lie in no area. */
const OF_ALL: ReadonlySet<ImportKind> = new Set([
  'codes',
  'changes',
  'trainings',
  'roads',
  'hazard-zones',
  'context',
]);

/** Kinds that say something of pillars: for who manages these, not for who brings figures and borders. */
const OF_REGISTER: ReadonlySet<ImportKind> = new Set(['pillars', 'trainings', 'contacts', 'register']);

/** Kinds that say something of facilities, of stock, and of the way to them. */
const OF_FACILITIES: ReadonlySet<ImportKind> = new Set(['facilities', 'stock', 'roads']);

/** Kinds that say where the danger is: zones lie in no area, so they are the whole office's. */
const OF_HAZARDS: ReadonlySet<ImportKind> = new Set([
  'hazard-zones',
  'hazard-table',
  'hazard-events',
  'context',
]);

function isOfRegister(kind: ImportKind): boolean {
  return OF_REGISTER.has(kind);
}

/** The right to bring a kind, and to take it back. */
function rightFor(kind: ImportKind): Right {
  if (OF_FACILITIES.has(kind)) return 'facilities.manage';
  if (OF_HAZARDS.has(kind)) return 'hazards.manage';
  return isOfRegister(kind) ? 'pillars.manage' : 'imports.write';
}

/** The areas that somebody may bring something of a kind for. */
export function writable(scope: Scope, kind: ImportKind): Areas {
  return scope.rights.get(rightFor(kind)) ?? [];
}

/**
 * Throws Fault 'outside-scope' for a kind that the asker may bring nowhere, or that only somebody brings who does so
 * everywhere.
 */
export function requireKind(scope: Scope, kind: ImportKind): void {
  const areas = writable(scope, kind);
  if (areas !== 'all' && (OF_ALL.has(kind) || areas.length === 0)) throw new Fault('outside-scope');
}

/**
 * Throws Fault 'import-outside' where a remark on a row is about an area outside: it may say what is known of it.
 */
export function refuseFindingsOutside(scope: Scope, kind: ImportKind, { problems }: Findings): void {
  if (writable(scope, kind) === 'all') return;
  const areas = problems.flatMap(({ hint }) => (typeof hint.area === 'string' ? [hint.area] : []));
  const n = new Set(areas.filter((code) => !holdsIn(scope, rightFor(kind), code))).size;
  if (n > 0) throw new Fault('import-outside', { n });
}

/** Throws Fault 'import-outside' where a draft speaks of areas outside, and says of how many. */
export async function refuseOutside(
  ctx: Context,
  scope: Scope,
  kind: ImportKind,
  importId: number,
): Promise<void> {
  const areas = writable(scope, kind);
  if (areas === 'all') return;
  const n = await countOutside(ctx, scope, importId, areas);
  if (n > 0) throw new Fault('import-outside', { n });
}

/** May the asker see, or take back, all that an import says? One that says nothing of any area is for those of all areas. */
export async function isInside(
  ctx: Context,
  scope: Scope,
  right: 'imports.read' | 'imports.write',
  { id: importId, kind }: { readonly id: number; readonly kind: ImportKind },
): Promise<boolean> {
  const areas = scope.rights.get(right === 'imports.write' ? rightFor(kind) : right) ?? [];
  if (areas === 'all') return true;
  return (await findInside(ctx, scope, areas, importId)).has(importId);
}

/** Of all imports those that the asker may see. */
export async function insideOf(ctx: Context, scope: Scope): Promise<(importId: number) => boolean> {
  const areas = scope.rights.get('imports.read') ?? [];
  if (areas === 'all') return () => true;
  const inside = await findInside(ctx, scope, areas);
  return (importId) => inside.has(importId);
}
