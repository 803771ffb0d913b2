import { STANDARD_RESPONSE } from '../../data/catalogue/needs-profiles.ts';
import { reliefItem } from '../../data/catalogue/relief-items.ts';
import type { Estimate, NeedNow, ResponseSettings, ResponseSheet } from '../../data/contract/response.ts';
import { holdsIn } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import type { Within } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { facilitiesIn, stockIn } from '../facilities/answer.ts';
import { loadRegistry } from '../own/answer.ts';
import { kmBetween } from './dispatch/rank.ts';
import { type Gathered, gatherHit, type Hit } from './gather.ts';
import { peopleOf, tellDisplaced } from './leaving.ts';
import { amountOf, linesOf } from './needs.ts';
import { keptFootprints, loadHeads, loadHitPlaces, loadOverlay, loadScene } from './place/query.ts';
import { dayOf, entryOf, figuresFor, headcountsFor, regencyOf, requireIncident } from './show.ts';
import {
  type FigureRow,
  type FootprintRow,
  type HeadcountRow,
  type IncidentRow,
  loadFigures,
  loadFootprints,
  loadHeadcounts,
  loadResponseSettings,
} from './store/query.ts';
import { tellEstimate } from './tell.ts';
import { addToll } from './toll.ts';

export interface SheetAsked {
  readonly incident: number;
  readonly days: number;
  readonly profile: 'bnpb' | 'sphere';
  readonly food: 'cooked' | 'dry';
}

/** Rates, shares and profiles as the office has them, or as Petasos begins. */
export async function settingsNow(db: Db): Promise<ResponseSettings> {
  return (await loadResponseSettings(db))?.settings ?? STANDARD_RESPONSE;
}

/** What is known of an incident, before anything is worked out. */
export interface Opened {
  readonly row: IncidentRow;
  readonly root: Within;
  readonly on: string;
  readonly settings: ResponseSettings;
  readonly footprints: readonly FootprintRow[];
  /** as whoever asks is told them */
  readonly figures: readonly FigureRow[];
  readonly headcounts: readonly HeadcountRow[];
}

/** Opens an incident for a sheet or a back-test. Throws Fault 'unknown-incident'. */
export async function openForSheet(ctx: Context, scope: Scope, id: number): Promise<Opened> {
  const row = await requireIncident(ctx, scope, id);
  const db = ctx.db.as(scope);
  const on = dayOf(ctx);
  const [root, settings, footprints, all, headcounts] = await Promise.all([
    regencyOf(db, row, on),
    settingsNow(db),
    loadFootprints(db, id, false),
    loadFigures(db, id),
    loadHeadcounts(db, id),
  ]);
  const { figures } = await figuresFor(db, scope, all, on);
  return {
    row,
    root,
    on,
    settings,
    footprints: footprints.filter((f) => f.withdrawnAt === null),
    figures,
    headcounts: headcountsFor(scope, row, headcounts),
  };
}

/** Who is hit by an incident: footprints measured, figures read, what was counted in their place. */
export async function estimateIncident(
  ctx: Context,
  scope: Scope,
  { row, root, on, settings, footprints, figures }: Opened,
): Promise<{ gathered: Gathered; estimate: Estimate }> {
  const db = ctx.db.as(scope);
  const [overlay, registry] = await Promise.all([
    loadOverlay(db, keptFootprints(row.id), root, on),
    loadRegistry(db),
  ]);
  const hit: Hit = {
    overlay,
    picked: footprints.flatMap((f) => (f.kind === 'areas' ? f.areas.map((a) => a.id) : [])),
    told: toldBy(figures),
  };
  const period = row.startedAt.toISOString().slice(0, 4);
  const perHousehold = settings.personsPerHousehold;
  const gathered = await gatherHit(db, scope, registry, hit, { root, on, period, perHousehold });
  const km2 = footprints.reduce((sum, f) => sum + f.areaM2, 0) / 1e6;
  return {
    gathered,
    estimate: tellEstimate(scope, gathered, figures, settings, Math.round(km2 * 100) / 100),
  };
}

/** Persons and families counted, by area. */
function toldBy(figures: readonly FigureRow[]): Hit['told'] {
  const told = new Map<number, { jiwa: number | null; kk: number | null }>();
  for (const { area, what, count, isLatest } of figures) {
    if (!isLatest || (what !== 'jiwa' && what !== 'kk')) continue;
    told.set(area.id, { ...(told.get(area.id) ?? { jiwa: null, kk: null }), [what]: count });
  }
  return told;
}

/** The response sheet of an incident. Throws Fault 'unknown-incident'. */
export async function showSheet(ctx: Context, scope: Scope, asked: SheetAsked): Promise<ResponseSheet> {
  const opened = await openForSheet(ctx, scope, asked.incident);
  const { row, settings, figures } = opened;
  const { gathered, estimate } = await estimateIncident(ctx, scope, opened);
  const displaced = tellDisplaced(opened, gathered, estimate);
  const [shelters, stock] = await Promise.all([
    showShelters(ctx, scope, opened),
    stockIn(ctx, scope, row.within.code),
  ]);
  const people = peopleOf(displaced);
  const open = row.legal.state !== 'belum-ditetapkan';
  const needs = linesOf(settings.profiles[asked.profile], asked.food).map((line): NeedNow => {
    const need = amountOf(line, people, asked.days);
    const held = line.item === null ? null : (stock.get(line.item) ?? 0);
    const isLocked = line.item !== null && reliefItem(line.item).decree && !open;
    const reserve = line.item === 'beras' ? (stock.get('beras-cadangan') ?? 0) : 0;
    const free = held === null ? null : (isLocked ? 0 : held) + (open ? reserve : 0);
    return {
      code: line.code,
      item: line.item,
      name: line.name,
      unit: line.unit,
      per: line.per,
      of: Math.round(people[line.per]),
      need,
      stock: free,
      shortfall: free === null ? null : Math.max(0, need - free),
      lockedByDecree: (isLocked ? (held ?? 0) : 0) + (open ? 0 : reserve),
      mark: line.mark,
      source: line.source,
    };
  });
  const toShelter = displaced?.best ?? 0;
  return {
    incident: entryOf(scope, row),
    version: row.version,
    madeAt: ctx.clock.now().toISOString(),
    days: asked.days,
    profile: asked.profile,
    food: asked.food,
    legal: row.legal,
    handling: row.handling,
    toll: addToll(figures),
    estimate,
    displaced,
    needs,
    shelters: {
      list: shelters.list,
      hit: shelters.hit,
      capacity: shelters.capacity,
      enough: shelters.list.length === 0 ? null : shelters.capacity >= toShelter,
    },
    kitchens: {
      needed: Math.ceil(toShelter / settings.packsPerMeal),
      mealsPerDay: settings.mealsPerDay,
      packsPerMeal: settings.packsPerMeal,
      known: shelters.kitchens,
    },
    toilets: {
      needed: Math.ceil(toShelter / settings.personsPerToilet),
      known: shelters.toilets,
      source: `1 : ${settings.personsPerToilet}`,
    },
    waterPoints: {
      needed: Math.ceil(toShelter / settings.personsPerWaterPoint),
      known: shelters.waterPoints,
      source: `1 : ${settings.personsPerWaterPoint}`,
    },
    heads: await showHeads(ctx, scope, opened, gathered),
    assumptions: assumptionsOf(estimate, displaced, gathered, settings),
  };
}

async function showShelters(ctx: Context, scope: Scope, { row, on, headcounts }: Opened) {
  const db = ctx.db.as(scope);
  const kinds = ['titik-pengungsian', 'dapur-umum'] as const;
  const [all, scene] = await Promise.all([
    facilitiesIn(ctx, scope, { within: row.within.code, kinds }),
    loadScene(db, row.id, row.place.id, on),
  ]);
  const places = all.filter((f) => f.kind === 'titik-pengungsian');
  const placed = places.flatMap(({ id, at }) => (at === null ? [] : [{ id, at }]));
  const hit = new Set(await loadHitPlaces(db, row.id, placed));
  const staying = new Map(
    headcounts.filter((h) => h.counts && h.facility !== null).map((h) => [h.facility?.id, h.jiwa]),
  );
  const list = places
    .filter((f) => !hit.has(f.id))
    .map((facility) => ({
      facility,
      km: facility.at === null || scene === null ? null : Math.round(kmBetween(scene, facility.at) * 10) / 10,
      minutes: null,
      staying: staying.get(facility.id) ?? null,
    }))
    .sort((a, b) => (a.km ?? Number.POSITIVE_INFINITY) - (b.km ?? Number.POSITIVE_INFINITY));
  const sum = (pick: (f: (typeof places)[number]) => number | null) =>
    list.reduce((total, { facility }) => total + (pick(facility) ?? 0), 0);
  return {
    list: list.slice(0, 60),
    hit: places.filter((f) => hit.has(f.id)).map(({ id, name }) => ({ id, name })),
    capacity: sum((f) => f.capacity),
    toilets: sum((f) => f.toilets),
    waterPoints: sum((f) => f.waterPoints),
    kitchens: all.filter((f) => f.kind === 'dapur-umum').length,
  };
}

/** Heads of RT, RW, dusun and desa where somebody is hit; numbers are read one by one, elsewhere. */
async function showHeads(
  ctx: Context,
  scope: Scope,
  { on }: Opened,
  { persons, units, rows }: Gathered,
): Promise<ResponseSheet['heads']> {
  const at = new Set([...persons.areas.keys(), ...units.map((u) => u.row)]);
  for (const row of [...at]) {
    for (
      let up = rows.parent[row] ?? -1;
      up >= 0 && rows.tree.level[up] !== 'kecamatan';
      up = rows.parent[up] ?? -1
    ) {
      at.add(up);
    }
  }
  const told = [...at].filter((row) => holdsIn(scope, 'pillars.read', rows.tree.code[row] ?? ''));
  const found = await loadHeads(
    ctx.db.as(scope),
    told.map((row) => rows.tree.id[row] ?? 0),
    on,
  );
  return found.flatMap(({ areaId, ...head }) => {
    const row = rows.rowOf.get(areaId);
    if (row === undefined) return [];
    const { tree } = rows;
    const [code, name, level] = [tree.code[row] ?? '', tree.name[row] ?? '', tree.level[row] ?? 'rt'];
    return [
      { ...head, area: { id: areaId, code, name, level }, managed: holdsIn(scope, 'pillars.manage', code) },
    ];
  });
}

function assumptionsOf(
  estimate: Estimate,
  displaced: ResponseSheet['displaced'],
  gathered: Gathered,
  settings: ResponseSettings,
): ResponseSheet['assumptions'] {
  const made: ResponseSheet['assumptions'] = [];
  if (displaced && displaced.basis !== 'headcount') {
    const { mark, source, rate } = displaced;
    made.push({ code: 'displaced-rate', detail: { percent: Math.round(rate * 1000) / 10 }, mark, source });
  }
  if (estimate.unknown.length > 0) {
    const areas = estimate.unknown
      .slice(0, 5)
      .map((a) => a.name)
      .join(', ');
    made.push({ code: 'unknown', detail: { areas, n: estimate.unknown.length }, mark: 'asumsi', source: '' });
  }
  if (gathered.units.some((u) => u.bySize)) {
    made.push({ code: 'by-size', detail: {}, mark: 'asumsi', source: '' });
  }
  const sketched = estimate.areas.filter((a) => a.forSketched).length;
  if (sketched > 0) made.push({ code: 'sketched', detail: { n: sketched }, mark: 'asumsi', source: '' });
  if (gathered.reads === 'published' || gathered.reads === 'mixed') {
    made.push({ code: 'published', detail: {}, mark: 'peraturan', source: '' });
  }
  if (gathered.households === null && estimate.persons !== null) {
    made.push({
      code: 'households',
      detail: { persons: settings.personsPerHousehold },
      mark: 'asumsi',
      source: '',
    });
  }
  for (const { group, basis, source } of estimate.vulnerable) {
    if (basis !== 'asumsi') continue;
    const percent = Math.round((settings.shares.find((s) => s.group === group)?.share ?? 0) * 1000) / 10;
    made.push({ code: 'share', detail: { group, percent }, mark: 'asumsi', source });
  }
  made.push({ code: 'kitchens', detail: { packs: settings.packsPerMeal }, mark: 'asumsi', source: '' });
  return made;
}
