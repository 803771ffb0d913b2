import { makeRegistry } from '../../data/catalogue/indicators.ts';
import type { AreaRef } from '../../data/contract/area.ts';
import type { Incident, IncidentEntry } from '../../data/contract/incident.ts';
import { holdsIn, readingOf, touchesArea } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin, loadPath, type Within } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { Fault } from '../fault.ts';
import {
  type FigureRow,
  findIncident,
  type IncidentRow,
  loadAfterwards,
  loadChanges,
  loadFigures,
  loadFootprints,
  loadHeadcounts,
} from './store/query.ts';

const PEOPLE = makeRegistry().find('penduduk.count')?.entry;

/** Is an incident told to the asker: does anything that they read, or may do, lie in its regency? */
export function maySee(scope: Scope, { within }: Pick<IncidentRow, 'within'>): boolean {
  return touchesArea(scope, within.code) || holdsIn(scope, 'incidents.read', within.code);
}

/** May the asker change it? */
export function mayChange(scope: Scope, { place }: Pick<IncidentRow, 'place'>): boolean {
  return holdsIn(scope, 'incidents.write', place.code);
}

/** May the asker tell of it? Of one that was opened for a wider area whoever serves a part of that. */
export function mayTell(scope: Scope, { place }: Pick<IncidentRow, 'place'>): boolean {
  const areas = scope.rights.get('incidents.write');
  if (areas === undefined) return false;
  return (
    mayChange(scope, { place }) ||
    (areas !== 'all' && areas.some((code) => code.startsWith(`${place.code}.`)))
  );
}

/** Throws Fault 'unknown-incident', also for one that is not told to the asker. */
export async function requireIncident(ctx: Context, scope: Scope, id: number): Promise<IncidentRow> {
  const row = await findIncident(ctx.db.as(scope), id);
  if (!row || !maySee(scope, row)) throw new Fault('unknown-incident', { id });
  return row;
}

/** As requireIncident; throws Fault 'outside-scope' where the asker may not do that with it. */
export async function requireOwnIncident(
  ctx: Context,
  scope: Scope,
  id: number,
  may: typeof mayChange = mayChange,
): Promise<IncidentRow> {
  const row = await requireIncident(ctx, scope, id);
  if (!may(scope, row)) throw new Fault('outside-scope');
  return row;
}

/** The day whose areas an incident is told of: today's tree is the one that figures are of. */
export function dayOf(ctx: Context): string {
  return ctx.clock.today();
}

/** The regency of an incident as it is now. */
export async function regencyOf(
  db: Db,
  row: { readonly within: Pick<AreaRef, 'code'> },
  on: string,
): Promise<Within> {
  const found = await findWithin(db, row.within.code, on);
  if (!found) throw new Fault('unknown-area', { code: row.within.code });
  return found;
}

/** An incident in the list. */
export function entryOf(scope: Scope, row: IncidentRow): IncidentEntry {
  const { id, hazard, name, startedAt, handling, legal, within, place, openedAt, openedBy, simulated } = row;
  return {
    id,
    hazard,
    name,
    startedAt: startedAt.toISOString(),
    handling,
    legal,
    within,
    place,
    openedAt: openedAt.toISOString(),
    openedBy,
    simulated,
    managed: mayChange(scope, row),
    tells: mayTell(scope, row),
  };
}

/** May the asker read how many are in an area, down to the RT? Then what was counted there is told as it was. */
function readsArea(scope: Scope, { code, level }: AreaRef): boolean {
  if (PEOPLE === undefined) return false;
  return readingOf(scope, { code, level, entry: PEOPLE }) === 'exact';
}

/** An incident with everything that the asker is told. Throws Fault 'unknown-incident'. */
export async function showIncident(ctx: Context, scope: Scope, id: number): Promise<Incident> {
  const row = await requireIncident(ctx, scope, id);
  const db = ctx.db.as(scope);
  const [footprints, figures, headcounts, afterwards, changes] = await Promise.all([
    loadFootprints(db, id, true),
    loadFigures(db, id),
    loadHeadcounts(db, id),
    loadAfterwards(db, id),
    loadChanges(db, id),
  ]);
  const told = await figuresFor(db, scope, figures, dayOf(ctx));
  return {
    ...entryOf(scope, row),
    chronology: row.chronology,
    damage: row.damage,
    efforts: row.efforts,
    urgent: row.urgent,
    bnbaNumber: row.bnbaNumber,
    bnbaTotal: row.bnbaTotal,
    displacedRate: row.displacedRate,
    footprints: footprints.map(({ areaM2, madeAt, withdrawnAt, ...rest }) => ({
      ...rest,
      km2: Math.round(areaM2 / 100) / 10_000,
      madeAt: madeAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
    figures: told.figures.map(({ isLatest, at, ...f }) => ({
      ...f,
      at: at.toISOString(),
      superseded: !isLatest,
    })),
    figuresByDesa: told.isByDesa,
    headcounts: headcounts.map((h) => ({ ...h, at: h.at.toISOString() })),
    afterwards,
    afterwardsSource: row.afterwardsSource,
    changes: changes.map(({ at, ...c }) => ({
      ...c,
      at: at.toISOString(),
      of: told.isByDesa && c.what === 'figures' ? [] : c.of,
    })),
    version: row.version,
  };
}

/**
 * Field figures as the asker is told them: those of areas that they read exactly as they are; of others the latest of each
 * area added up by desa/kelurahan, so that nothing finer is told.
 */
export async function figuresFor(
  db: Db,
  scope: Scope,
  figures: readonly FigureRow[],
  on: string,
): Promise<{ figures: FigureRow[]; isByDesa: boolean }> {
  const finer: FigureRow[] = [];
  const told: FigureRow[] = [];
  for (const figure of figures) {
    const isFine = ['dusun', 'rw', 'rt'].includes(figure.area.level);
    if (!isFine || readsArea(scope, figure.area)) told.push(figure);
    else if (figure.isLatest) finer.push(figure);
  }
  const desaOf = new Map<number, AreaRef>();
  for (const area of new Map(finer.map((f) => [f.area.id, f.area])).values()) {
    const desa = (await loadPath(db, area.id, on)).find((a) => a.level === 'desa');
    if (desa) desaOf.set(area.id, desa);
  }
  const groups = Map.groupBy(
    finer.filter((f) => desaOf.has(f.area.id)),
    (f) => `${desaOf.get(f.area.id)?.id} ${f.what}`,
  );
  for (const group of groups.values()) {
    const [first] = group;
    const desa = first && desaOf.get(first.area.id);
    if (!first || !desa) continue;
    const own = told.find((f) => f.isLatest && f.area.id === desa.id && f.what === first.what);
    const count = group.reduce((sum, f) => sum + f.count, 0);
    // The total that was told of the whole desa holds, where it is not less than what was told of its parts.
    if (own && own.count >= count) continue;
    const at = group.map((f) => f.at).sort((a, b) => b.getTime() - a.getTime())[0] ?? first.at;
    told.push({ area: desa, what: first.what, count, at, reporter: '', isLatest: true });
  }
  return { figures: told, isByDesa: finer.length > 0 };
}
