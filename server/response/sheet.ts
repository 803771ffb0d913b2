import { isFiner } from '../../data/catalogue/levels.ts';
import { STANDARD_RESPONSE } from '../../data/catalogue/needs-profiles.ts';
import { reliefItem } from '../../data/catalogue/relief-items.ts';
import type { Estimate, NeedNow, ResponseSettings, ResponseSheet } from '../../data/contract/response.ts';
import type { Scope } from '../access/scope.ts';
import type { Within } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { loadRegistry } from '../own/answer.ts';
import { knowsContacts, mayCall } from './dispatch/calls.ts';
import { type Gathered, gatherHit, type Hit, type Told } from './gather.ts';
import { peopleOf, tellDisplaced } from './leaving.ts';
import { measureHit } from './measure-hit.ts';
import { amountOf, linesOf } from './needs.ts';
import { keptFootprints, loadFootprintArea, loadHeads } from './place/query.ts';
import { decreeOf, findAtHand, placesFor } from './places.ts';
import { gatherBands, type RateBand } from './rate-bands.ts';
import { atLevel } from './shares.ts';
import { dayFor, entryOf, figuresFor, headcountsFor, regencyOf, requireIncident } from './show.ts';
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
  readonly today: string;
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
  const on = await dayFor(ctx, db, row);
  const [root, settings, footprints, all, headcounts] = await Promise.all([
    regencyOf(db, row, on),
    settingsNow(db),
    loadFootprints(db, id, false),
    loadFigures(db, id),
    loadHeadcounts(db, id),
  ]);
  const { figures } = await figuresFor(db, scope, row, all, on);
  return {
    row,
    root,
    on,
    today: ctx.clock.today(),
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
  opened: Opened,
): Promise<{ gathered: Gathered; bands: RateBand[]; estimate: Estimate }> {
  const { row, root, on, settings, footprints, figures } = opened;
  const db = ctx.db.as(scope);
  const [overlay, registry, areaM2] = await Promise.all([
    measureHit(db, keptFootprints(row.id), root, on),
    loadRegistry(db),
    loadFootprintArea(db, row.id),
  ]);
  const hit: Hit = {
    overlay,
    picked: footprints.flatMap((f) => (f.kind === 'areas' ? f.areas.map((a) => a.id) : [])),
    told: toldBy(figures),
  };
  const period = row.startedAt.toISOString().slice(0, 4);
  const perHousehold = settings.personsPerHousehold;
  const gathered = await gatherHit(db, scope, registry, hit, { root, on, period, perHousehold });
  return {
    gathered,
    bands: await gatherBands(ctx, scope, opened, { whole: gathered, told: hit.told }),
    estimate: tellEstimate(scope, gathered, figures, settings, Math.round(areaM2 / 1e4) / 100),
  };
}

/** Persons and families counted, by area. */
function toldBy(figures: readonly FigureRow[]): Hit['told'] {
  const told = new Map<number, { jiwa: Told | null; kk: Told | null }>();
  for (const { area, what, count, isLatest, ofParts } of figures) {
    if (!isLatest || (what !== 'jiwa' && what !== 'kk')) continue;
    const part = ofParts === null ? 1 : ofParts.told / ofParts.all;
    told.set(area.id, { ...(told.get(area.id) ?? { jiwa: null, kk: null }), [what]: { count, part } });
  }
  return told;
}

/** The response sheet of an incident. Throws Fault 'unknown-incident'. */
export async function showSheet(ctx: Context, scope: Scope, asked: SheetAsked): Promise<ResponseSheet> {
  const opened = await openForSheet(ctx, scope, asked.incident);
  const { row, settings, figures } = opened;
  const [{ gathered, bands, estimate }, atHand] = await Promise.all([
    estimateIncident(ctx, scope, opened),
    findAtHand(ctx, scope, opened),
  ]);
  const displaced = tellDisplaced(opened, bands, estimate);
  const toShelter = displaced?.best ?? 0;
  const places = placesFor(atHand, opened, gathered, toShelter);
  const people = peopleOf(displaced);
  const decree = decreeOf(row.legal, ctx.clock.today());
  const needs = linesOf(settings.profiles[asked.profile], asked.food).map((line): NeedNow => {
    const need = amountOf(line, people, asked.days);
    const held = line.item === null ? null : (places.stock.get(line.item) ?? 0);
    const isLocked = line.item !== null && reliefItem(line.item).decree && decree !== 'open';
    const reserve =
      line.item === 'beras' && decree === 'open' ? (places.stock.get('beras-cadangan') ?? 0) : 0;
    const free = held === null ? null : (isLocked ? 0 : held) + reserve;
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
      lockedByDecree: isLocked ? (held ?? 0) : 0,
      stockHit: line.item === null ? 0 : (places.stockHit.get(line.item) ?? 0),
      mark: line.mark,
      source: line.source,
    };
  });
  return {
    incident: entryOf(scope, row),
    version: row.version,
    on: opened.on,
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
    reserve: { count: places.stock.get('beras-cadangan') ?? 0, state: decree },
    shelters: places.shelters,
    kitchens: {
      needed: Math.ceil(toShelter / settings.packsPerMeal),
      mealsPerDay: settings.mealsPerDay,
      packsPerMeal: settings.packsPerMeal,
      ...places.kitchens,
    },
    toilets: {
      needed: Math.ceil(toShelter / settings.personsPerToilet),
      known: places.toilets,
      source: `1 : ${settings.personsPerToilet}`,
    },
    waterPoints: {
      needed: Math.ceil(toShelter / settings.personsPerWaterPoint),
      known: places.waterPoints,
      source: `1 : ${settings.personsPerWaterPoint}`,
    },
    heads: await showHeads(ctx, scope, opened, gathered),
    assumptions: assumptionsOf(estimate, displaced, gathered, settings),
  };
}

/**
 * Heads of RT, RW, dusun and desa where something is hit or was told of, also of those of which nothing else is told apart;
 * numbers are read one by one, elsewhere.
 */
async function showHeads(
  ctx: Context,
  scope: Scope,
  { row: incident, on, figures }: Opened,
  { rows }: Gathered,
): Promise<ResponseSheet['heads']> {
  const { tree } = rows;
  const told = new Set(figures.filter((f) => f.isLatest).map((f) => f.area.id));
  const isBelowKecamatan = (at: number) => isFiner(tree.level[at] ?? 'rt', 'kecamatan');
  const isHit = tree.id.map((id, at) => isBelowKecamatan(at) && ((rows.share[at] ?? 0) > 0 || told.has(id)));
  // Parents stand before their children: what lies in an area that was told of is called, and what it lies in.
  for (const at of tree.id.keys()) {
    const up = rows.parent[at] ?? -1;
    if (up >= 0 && isHit[up] && told.has(tree.id[up] ?? 0) && (rows.share[up] ?? 0) === 0) {
      isHit[at] = true;
      told.add(tree.id[at] ?? 0);
    }
  }
  for (const at of [...tree.id.keys()].reverse()) {
    const up = rows.parent[at] ?? -1;
    if (isHit[at] && up >= 0 && isBelowKecamatan(up)) isHit[up] = true;
  }
  const known = tree.id.filter((_, at) => isHit[at] && knowsContacts(scope, incident, tree.code[at] ?? ''));
  const found = await loadHeads(ctx.db.as(scope), known, on);
  return found
    .flatMap(({ areaId, ...head }) => {
      const at = rows.rowOf.get(areaId);
      if (at === undefined) return [];
      const [code, name, level] = [tree.code[at] ?? '', tree.name[at] ?? '', tree.level[at] ?? 'rt'];
      const desa = atLevel(rows, at, 'desa');
      return [
        {
          ...head,
          area: { id: areaId, code, name, level },
          desaName: desa < 0 || desa === at ? null : (tree.name[desa] ?? null),
          managed: mayCall(scope, incident, code),
        },
      ];
    })
    .sort((a, b) => (a.area.code < b.area.code ? -1 : a.area.code > b.area.code ? 1 : a.no - b.no));
}

function assumptionsOf(
  estimate: Estimate,
  displaced: ResponseSheet['displaced'],
  gathered: Gathered,
  settings: ResponseSettings,
): ResponseSheet['assumptions'] {
  const made: ResponseSheet['assumptions'] = [];
  if (displaced && displaced.basis !== 'headcount') {
    for (const { rate, mark, source } of displaced.rates) {
      made.push({ code: 'displaced-rate', detail: { percent: Math.round(rate * 1000) / 10 }, mark, source });
    }
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
  if (estimate.settled !== null) {
    const { areas: n, byLand, layers } = estimate.settled;
    const source = layers.map((l) => [l.name, l.source, l.year].filter(Boolean).join(', ')).join('; ');
    const none = estimate.areas.filter((a) => a.lived === 0).length;
    made.push({ code: 'settled', detail: { n, byLand, none }, mark: 'asumsi', source });
  }
  if (gathered.settledWaiting > 0) {
    made.push({
      code: 'settled-waiting',
      detail: { n: gathered.settledWaiting },
      mark: 'asumsi',
      source: '',
    });
  }
  const sketched = estimate.areas.filter((a) => a.forSketched).length;
  if (sketched > 0) made.push({ code: 'sketched', detail: { n: sketched }, mark: 'asumsi', source: '' });
  if (gathered.reads === 'published' || gathered.reads === 'mixed') {
    made.push({ code: 'published', detail: {}, mark: 'peraturan', source: '' });
  }
  if (gathered.familiesTold > 0) {
    const persons = Math.round(gathered.perFamily * 10) / 10;
    made.push({
      code: 'families-told',
      detail: { n: gathered.familiesTold, persons },
      mark: 'asumsi',
      source: '',
    });
  }
  if (gathered.isFamilyAssumed && estimate.persons !== null) {
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
