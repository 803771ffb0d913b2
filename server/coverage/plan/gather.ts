import type { Registry } from '../../../data/catalogue/indicators.ts';
import { isFiner, type Level } from '../../../data/catalogue/levels.ts';
import { TOTAL_SERIES } from '../../../data/catalogue/needs.ts';
import { type PillarMoves, type PillarRoleCode, pillarRole } from '../../../data/catalogue/psks.ts';
import { roleShort } from '../../../data/catalogue/role-short.ts';
import type { Norm } from '../../../data/contract/norm.ts';
import { lastDay } from '../../../data/contract/period.ts';
import type { MoveRule, PlanLimits, PlanPlace, StayReason } from '../../../data/contract/plan.ts';
import { readingOf } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import type { Within } from '../../areas/browse/query.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/open.ts';
import { Fault } from '../../fault.ts';
import { loadRegistry } from '../../own/answer.ts';
import { coverAreas } from '../cover.ts';
import { figureOfNorm } from '../figures.ts';
import { type CoverRead, placeServing } from '../gather.ts';
import { type OpenCover, openCover } from '../open.ts';
import { loadRegisterSources } from '../query.ts';
import type { PlanCase, PlanUnit } from './case.ts';
import { joinReads } from './join-reads.ts';
import { sortOfficers } from './movable.ts';
import { ancestorOf, isCounted, type PostOf, postsOf } from './posts.ts';
import { loadMoveRules, loadOfficers, loadPlanPlaces } from './query.ts';

export interface CaseAsked {
  readonly within: string;
  /** areas beside it that are planned with it */
  readonly areas?: readonly string[];
  readonly level: Level;
  readonly period: string;
  readonly role: PillarRoleCode;
  readonly limits: PlanLimits;
}

/** One role, ready to be planned. */
export interface ReadCase {
  readonly role: PillarRoleCode;
  readonly norm: Norm;
  readonly rule: MoveRule;
  readonly within: Within;
  /** what is planned with it */
  readonly areas: readonly Within[];
  /** the day of the register, the areas and the norm */
  readonly on: string;
  /** period of the people in need; null: nothing is known of them */
  readonly needPeriod: string | null;
  readonly given: PlanCase;
  readonly posts: readonly PostOf[];
  /** by unit */
  readonly places: readonly PlanPlace[];
  /** officers with a say who cannot be moved */
  readonly fixed: readonly { readonly who: number; readonly why: StayReason }[];
  readonly unknownNeed: number;
  /** areas of which it is not known how many officers they ask for */
  readonly unknownAsked: number;
  /** period of the figure that the norm is for; null: it is for areas, or nothing is known of it */
  readonly figuresPeriod: string | null;
  readonly simulated: boolean;
  /** exact figures, or those of a release */
  readonly reads: 'exact' | 'published';
}

/** Who may move the officers of a role: as the office says, else as the catalogue does. */
export function ruleOf(rules: readonly MoveRule[], role: PillarRoleCode): MoveRule {
  const moves: PillarMoves = pillarRole(role).moves;
  return rules.find((rule) => rule.role === role) ?? { role, moves, decidedBy: null };
}

/** Whoever keeps accounts and the register may keep plans too, and reads no figures to make one of: Fault 'outside-scope'. */
export function requireFigures(scope: Scope): void {
  if (scope.rights.get('figures.read') === undefined)
    throw new Fault('outside-scope', { reason: 'no-figures' });
}

/** Who serves is as of today, also where the figures are older; of a period that is not over, as of its end. */
export function registerDay(period: string, today: string): string {
  const end = lastDay(period);
  return end > today ? end : today;
}

/**
 * A role in an area as the solver takes it: areas of a level with what they ask for, and who may be moved between them.
 * Throws the faults of openCover, 'outside-scope' for who reads no figures at all, and 'plan-refused': no norm with a rate, nobody in the register, a level above that of the
 * norm, areas of several regencies or one in another.
 */
export async function readCase(ctx: Context, scope: Scope, asked: CaseAsked): Promise<ReadCase> {
  const { level, role, limits } = asked;
  requireFigures(scope);
  const on = registerDay(asked.period, ctx.clock.today());
  const opened: OpenCover[] = [];
  for (const code of [asked.within, ...(asked.areas ?? [])])
    opened.push(await openCover(ctx, scope, { ...asked, within: code }, on));
  const found = joinReads(opened, roleShort(role, 'id'));
  const [within, ...areas] = opened.map((one) => one.within);
  if (!within) throw new Error('a plan for no area');
  const db = ctx.db.as(scope);
  const { norm } = found;
  if (norm === null) throw new Fault('plan-refused', { reason: 'no-norm', role: roleShort(role, 'id') });
  // Nobody in the register is not nobody at all: nothing is known of who serves.
  if (!found.isKept) throw new Fault('plan-refused', { reason: 'no-register', role: roleShort(role, 'id') });
  // Who is near serves nobody: a plan moves who serves.
  if (norm.unit === 'reach')
    throw new Fault('plan-refused', { reason: 'reach', role: roleShort(role, 'id') });
  if (norm.unit === 'area' && norm.level !== null && isFiner(norm.level, level)) {
    throw new Fault('plan-refused', { reason: 'level', role: roleShort(role, 'id'), level: norm.level });
  }
  const rule = ruleOf(await loadMoveRules(db), role);
  const officers = await loadOfficers(db, { role, on, certified: norm.counts === 'certified' });
  const away = new Set(limits.withoutAway ? officers.flatMap((o) => (o.isAway ? o.who : [])) : []);
  const read = { ...found, serving: found.serving.filter(({ who }) => !away.has(who)) };
  const registry = await loadRegistry(db);
  const register = await loadRegisterSources(db, role, { on, names: false });
  const sorted = sortOfficers(read, officers, { rule, level });
  const units = await unitsOf(db, read, { on, level, movable: new Set(sorted.movable.map((o) => o.who)) });
  const posts = await postsOf(db, read, { ...sorted, rule, limits, on, level });
  return {
    role,
    norm,
    rule,
    within,
    areas,
    on,
    needPeriod: read.needPeriod,
    given: { units: units.units, posts: posts.map((p) => p.post), limits },
    posts: posts.map((p) => p.of),
    places: units.places,
    fixed: sorted.fixed,
    unknownNeed: units.unknownNeed,
    unknownAsked: units.unknownAsked,
    figuresPeriod: read.figuresPeriod,
    simulated: register.simulated || read.simulated,
    reads: [within, ...areas].every(
      ({ code }) =>
        readsOf(scope, registry, { code, level, series: [TOTAL_SERIES, norm.series] }) === 'exact',
    )
      ? 'exact'
      : 'published',
  };
}

/** How the figures that a plan is made of are read; undefined: not at all. */
export function readsOf(
  scope: Scope,
  registry: Registry,
  {
    code,
    level,
    series,
  }: { readonly code: string; readonly level: Level; readonly series: readonly (string | null)[] },
): 'exact' | 'published' | undefined {
  const readings = series.flatMap((slug) => {
    const entry = slug === null ? undefined : figureOfNorm(registry, slug)?.entry;
    // How many live somewhere is no secret.
    return entry === undefined || entry.family === 'population'
      ? []
      : [readingOf(scope, { code, level, entry })];
  });
  if (readings.every((reading) => reading === 'exact')) return 'exact';
  return readings.includes('outside') ? undefined : 'published';
}

interface UnitsAsked {
  readonly on: string;
  readonly level: Level;
  /** who is left out of what serves an area anyway */
  readonly movable: ReadonlySet<number>;
}

async function unitsOf(db: Db, read: CoverRead, { on, level, movable }: UnitsAsked) {
  const { tree, rows, cover, need, norm } = read;
  const rest = coverAreas({
    tree,
    serving: placeServing(
      tree,
      read.serving.filter(({ who }) => !movable.has(who)),
    ),
    norm,
    // Who is asked for is known from what was read; here only who serves is wanted.
    figure: cover.demand.map((d) => (typeof d === 'number' ? (d * (norm?.per ?? 1)) / (norm?.rate ?? 1) : d)),
    need: tree.id.map(() => null),
  });
  const counted = isCounted(read, level);
  const found = new Map(
    (
      await loadPlanPlaces(
        db,
        rows.map((row) => tree.id[row] ?? 0),
        on,
      )
    ).map((place) => [place.id, place]),
  );
  let [unknownNeed, unknownAsked] = [0, 0];
  const places: PlanPlace[] = [];
  const units = rows.map((row): PlanUnit => {
    const demand = cover.demand[row];
    const [asked, people] = [counted ? 1 : typeof demand === 'number' ? demand : null, need[row]];
    const isKnown = typeof people === 'number' && asked !== null;
    if (!isKnown) unknownNeed++;
    if (asked === null) unknownAsked++;
    const id = tree.id[row] ?? 0;
    const place = found.get(id);
    const [code, name] = [tree.code[row] ?? '', tree.name[row] ?? ''];
    places.push(place ?? { id, code, name, level, at: null, parentName: null });
    return {
      need: isKnown ? people : 0,
      asked: asked ?? 0,
      fixed: counted ? (rest.count[row] ?? 0) : (rest.shared[row] ?? 0),
      at: place?.at ?? null,
      kecamatan: ancestorOf(read, row, 'kecamatan'),
      desa: ancestorOf(read, row, 'desa'),
    };
  });
  return { units, places, unknownNeed, unknownAsked };
}
