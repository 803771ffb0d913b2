import { makeRegistry } from '../../data/catalogue/indicators.ts';
import type { AreaRef } from '../../data/contract/area.ts';
import type { Incident, IncidentEntry } from '../../data/contract/incident.ts';
import { holdsIn, readingOf, touchesArea } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin, loadPath, type Within } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { Fault } from '../fault.ts';
import { toldNotes } from './footprint.ts';
import { countFinest } from './place/query.ts';
import {
  type AfterwardsRow,
  type FigureRow,
  findIncident,
  type HeadcountRow,
  type IncidentRow,
  loadAfterwards,
  loadChanges,
  loadFigures,
  loadFootprints,
  loadHeadcounts,
} from './store/query.ts';
import { countAll, topmostOf } from './toll.ts';

const PEOPLE = makeRegistry().find('penduduk.count')?.entry;

/** Is an incident told to the asker: does anything that they read, or may do, lie in its regency? */
export function maySee(scope: Scope, row: Pick<IncidentRow, 'id' | 'within'>): boolean {
  const { code } = row.within;
  return touchesArea(scope, code) || holdsIn(scope, 'incidents.read', code) || isSent(scope, row);
}

/** Is the asker on duty in it? Whoever is sent is told of it and may tell of it, wherever they serve otherwise. */
export function isSent(scope: Scope, { id }: Pick<IncidentRow, 'id'>): boolean {
  return scope.onDuty.includes(id);
}

/** May the asker change it? */
export function mayChange(scope: Scope, { place }: Pick<IncidentRow, 'place'>): boolean {
  return holdsIn(scope, 'incidents.write', place.code);
}

/** May the asker tell of it? Whoever is on duty in it, and of one that was opened for a wider area whoever serves a part of that. */
export function mayTell(scope: Scope, { id, place }: Pick<IncidentRow, 'id' | 'place'>): boolean {
  if (isSent(scope, { id })) return true;
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
  may: (scope: Scope, row: IncidentRow) => boolean = mayChange,
): Promise<IncidentRow> {
  const row = await requireIncident(ctx, scope, id);
  if (!may(scope, row)) throw new Fault('outside-scope');
  return row;
}

/** Today: whose areas are written of. */
export function dayOf(ctx: Context): string {
  return ctx.clock.today();
}

/** The day whose areas one incident is told of: while it runs today, and once it is over the day it ended. */
export async function dayFor(
  ctx: Context,
  db: Db,
  row: Pick<IncidentRow, 'endedOn' | 'within'>,
): Promise<string> {
  if (row.endedOn === null) return dayOf(ctx);
  const isThere = await findWithin(db, row.within.code, row.endedOn);
  return isThere ? row.endedOn : dayOf(ctx);
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

/** Is the asker told which account did something, and who told a figure? Those who work on the incident, or read its place exactly. */
export function knowsWho(scope: Scope, row: Pick<IncidentRow, 'id' | 'place'>): boolean {
  return mayTell(scope, row) || readsArea(scope, row.place);
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
    openedBy: knowsWho(scope, row) ? openedBy : '',
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
  const on = await dayFor(ctx, db, row);
  const told = await figuresFor(db, scope, row, figures, on);
  const who = knowsWho(scope, row) ? (name: string) => name : () => '';
  const reported = await afterwardsFor(db, scope, afterwards, on);
  const isWide = { figures: told.isByDesa, afterwards: reported.isByDesa };
  return {
    ...entryOf(scope, row),
    chronology: row.chronology,
    damage: row.damage,
    efforts: row.efforts,
    urgent: row.urgent,
    bnbaNumber: row.bnbaNumber,
    bnbaTotal: row.bnbaTotal,
    displacedRate: row.displacedRate,
    footprints: footprints.map(({ areaM2, notes, madeAt, madeBy, withdrawnAt, withdrawnBy, ...rest }) => ({
      ...rest,
      ...toldNotes(notes),
      madeBy: who(madeBy),
      withdrawnBy: withdrawnBy === null ? null : who(withdrawnBy),
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
    headcounts: headcountsFor(scope, row, headcounts).map((h) => ({ ...h, at: h.at.toISOString() })),
    afterwards: reported.rows,
    afterwardsSource: row.afterwardsSource,
    changes: changes.map(({ at, ...c }) => ({
      ...c,
      by: who(c.by),
      at: at.toISOString(),
      of: (c.what === 'figures' || c.what === 'afterwards') && isWide[c.what] ? [] : c.of,
    })),
    version: row.version,
  };
}

/**
 * Field figures as the asker is told them: those of areas that they read exactly as they are; of others the latest of each
 * kind without who told it, and what is below the desa/kelurahan added up by it, so that nothing finer is told. Who told them is for those who
 * work on it.
 */
export async function figuresFor(
  db: Db,
  scope: Scope,
  row: Pick<IncidentRow, 'id' | 'place'>,
  all: readonly FigureRow[],
  on: string,
): Promise<{ figures: FigureRow[]; isByDesa: boolean }> {
  const isKnown = (area: AreaRef) => knowsWho(scope, row) || readsArea(scope, area);
  const figures = all.map((f) => (isKnown(f.area) ? f : { ...f, reporter: '' }));
  const below: FigureRow[] = [];
  const untold = new Set<FigureRow>();
  const told: FigureRow[] = [];
  for (const figure of figures) {
    if (figure.isLatest && isBelowDesa(figure.area)) below.push(figure);
    if (readsArea(scope, figure.area)) told.push(figure);
    else if (!figure.isLatest) continue;
    else if (isBelowDesa(figure.area)) untold.add(figure);
    else told.push(figure);
  }
  if (untold.size === 0) return { figures: told, isByDesa: false };
  const desaOf = new Map<number, AreaRef>();
  for (const area of new Map(below.map((f) => [f.area.id, f.area])).values()) {
    const desa = (await loadPath(db, area.id, on)).find((a) => a.level === 'desa');
    if (desa) desaOf.set(area.id, desa);
  }
  const counted = new Set([...desaOf].flatMap(([id, desa]) => [id, desa.id]));
  const finest = await countFinest(db, [...counted], on);
  // A total is of the whole desa, also of those parts that the asker reads: it stands beside them as the sum of all.
  const groups = Map.groupBy(
    below.filter((f) => desaOf.has(f.area.id)),
    (f) => `${desaOf.get(f.area.id)?.id} ${f.what}`,
  );
  for (const group of groups.values()) {
    const [first] = group;
    const desa = first && desaOf.get(first.area.id);
    if (!first || !desa || !group.some((f) => untold.has(f))) continue;
    const own = told.findIndex((f) => f.isLatest && f.area.id === desa.id && f.what === first.what);
    const count = countAll(group);
    const said = told[own];
    // The total that was told of the whole desa holds, where it is not less than what was told of its parts.
    if (said && said.count >= count) continue;
    if (said) told[own] = { ...said, isLatest: false };
    const at = group.map((f) => f.at).sort((a, b) => b.getTime() - a.getTime())[0] ?? first.at;
    const parts = topmostOf(group).reduce((sum, f) => sum + (finest.get(f.area.id) ?? 1), 0);
    const all = finest.get(desa.id) ?? 1;
    const ofParts = said !== undefined || parts >= all ? null : { told: parts, all };
    told.push({ area: desa, what: first.what, count, at, reporter: '', isLatest: true, ofParts });
  }
  return { figures: told, isByDesa: true };
}

/**
 * Headcounts as the asker is told them: whole to who may tell of the incident or reads its place exactly; to others persons
 * and families alone, without the reporter and with names of facilities only, for in a small place a group of a few is somebody.
 */
export function headcountsFor(
  scope: Scope,
  row: Pick<IncidentRow, 'id' | 'place'>,
  headcounts: readonly HeadcountRow[],
): HeadcountRow[] {
  if (knowsWho(scope, row)) return [...headcounts];
  const untold = {
    // What somebody wrote for a place may be whose house it is.
    place: null,
    male: null,
    female: null,
    balita: null,
    lansia: null,
    disabilitas: null,
    ibuHamil: null,
    ibuMenyusui: null,
    reporter: '',
  };
  return headcounts.map((h) => ({ ...h, ...untold }));
}

/**
 * What areas reported afterwards, as the asker is told it: below the desa/kelurahan only where they read or write; the rest
 * is added up by desa/kelurahan, where that has not told of itself.
 */
export async function afterwardsFor(
  db: Db,
  scope: Scope,
  all: readonly AfterwardsRow[],
  on: string,
): Promise<{ rows: AfterwardsRow[]; isByDesa: boolean }> {
  const isTold = ({ area }: AfterwardsRow) =>
    !isBelowDesa(area) || readsArea(scope, area) || holdsIn(scope, 'incidents.write', area.code);
  const rows = all.filter(isTold);
  const finer = all.filter((row) => !isTold(row));
  const byDesa = new Map<number, AfterwardsRow>();
  for (const { area, affected, displaced } of finer) {
    const desa = (await loadPath(db, area.id, on)).find((a) => a.level === 'desa');
    if (!desa || rows.some((r) => r.area.id === desa.id)) continue;
    const sum = byDesa.get(desa.id);
    byDesa.set(desa.id, {
      area: desa,
      affected: addKnown(sum?.affected ?? null, affected),
      displaced: addKnown(sum?.displaced ?? null, displaced),
    });
  }
  return { rows: [...rows, ...byDesa.values()], isByDesa: finer.length > 0 };
}

function addKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : a + b;
}

function isBelowDesa({ level }: AreaRef): boolean {
  return level === 'dusun' || level === 'rw' || level === 'rt';
}
