import { createHash } from 'node:crypto';
import { makeRegistry } from '../../data/catalogue/indicators.ts';
import type { Level } from '../../data/catalogue/levels.ts';
import { areaCode } from '../../data/contract/area.ts';
import type { RouteName } from '../../data/contract/routes.ts';
import type { Sex } from '../../data/contract/values.ts';
import { readingOf } from '../access/guard.ts';
import { covers } from '../access/principal.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import type { OpenDatabase } from '../db/open.ts';
import { insertEvent } from './query.ts';

/** The same view of the same figures by the same account is kept once in so long. */
const ONCE_IN_MS = 5 * 60_000;

/** What of a request says which figures are looked at. */
const TOLD = [
  'indicator',
  'role',
  'service',
  'level',
  'period',
  'sex',
  'measure',
  'id',
  'training',
  'plan',
] as const;

/** What a route names that is no area. */
const THINGS = ['id', 'training', 'plan'] as const;
type Thing = (typeof THINGS)[number];

/** Routes that answer with figures or with names, and where each names the area or the thing. */
const VIEWS: Partial<Record<RouteName, 'within' | 'code' | 'area' | Thing>> = {
  values: 'within',
  profile: 'code',
  reported: 'within',
  import: 'id',
  coverage: 'within',
  bivariate: 'within',
  spm: 'within',
  pillars: 'within',
  pillar: 'id',
  likelySame: 'within',
  training: 'training',
  contacts: 'area',
  plan: 'plan',
};

/**
 * Keeps that figures were seen: by whom, which, of which area, exact or published, from where; also where the answer was
 * that nothing has changed since, for then the browser shows what it has. Throws where it cannot be kept: figures that
 * nobody knows were seen are not shown.
 */
export async function recordView(
  ctx: Pick<Context, 'db' | 'clock'>,
  scope: Scope,
  name: RouteName,
  request: Readonly<Record<string, unknown>>,
): Promise<void> {
  const by = VIEWS[name];
  if (by === undefined) return;
  const at = ctx.clock.now();
  const thing = THINGS.find((one) => one === by);
  const code = thing ? undefined : String(request[by] ?? '');
  const reads = readsOf(scope, code, request);
  const told = TOLD.filter((key) => request[key] !== undefined).map((key) => [key, request[key]] as const);
  const stretch = Math.floor(at.getTime() / ONCE_IN_MS);
  const viewKey = keyOf([scope.account ?? scope.who, name, code, reads, told, stretch]);
  if (isKnown(ctx.db, stretch, viewKey)) return;
  await insertEvent(ctx.db.as(scope), scope, {
    at,
    action: `view.${name}`,
    subject: thing ? `${name} ${request[thing]}` : null,
    areas: code ? [code] : [],
    reads,
    detail: Object.fromEntries(told),
    viewKey,
  });
  noted.get(ctx.db)?.keys.add(viewKey);
}

/**
 * Keeps that somebody signed in asked for what lies outside the own areas: the first area in five minutes of each kind of
 * question, so that nobody floods the record by asking.
 */
export async function recordRefusal(
  ctx: Pick<Context, 'db' | 'clock'>,
  scope: Scope,
  name: RouteName,
  request: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (scope.account === null) return;
  const at = ctx.clock.now();
  const stretch = Math.floor(at.getTime() / ONCE_IN_MS);
  const viewKey = keyOf([scope.account, 'refused', name, stretch]);
  if (isKnown(ctx.db, stretch, viewKey)) return;
  const asked = areaCode.safeParse(request.within ?? request.code ?? request.area);
  await insertEvent(ctx.db.as(scope), scope, {
    at,
    action: 'refused.outside',
    subject: null,
    areas: asked.success ? [asked.data] : [],
    detail: { route: name },
    viewKey,
  });
  noted.get(ctx.db)?.keys.add(viewKey);
}

function keyOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27);
}

function readsOf(
  scope: Scope,
  code: string | undefined,
  request: Readonly<Record<string, unknown>>,
): 'exact' | 'published' {
  const [slug = ''] = String(request.indicator ?? '').split('.');
  const level = request.level as Level | undefined;
  if (code === undefined) return 'exact';
  if (level === undefined || slug === '') {
    return scope.parts.some((p) => p.as === 'exact' && covers(p.areas, code)) ? 'exact' : 'published';
  }
  const entry = ENTRIES.get(slug) ?? { ...OWN, slug, series: slug };
  const sex = request.sex as Sex | undefined;
  const measure = request.measure as 'tercatat' | 'terlayani' | undefined;
  const more = { ...(sex ? { sex } : {}), ...(measure ? { measure } : {}) };
  const reading = readingOf(scope, { code, level, entry, ...more });
  return reading === 'exact' ? 'exact' : 'published';
}

/** The program's own series; another one is an indicator of the office. */
const REGISTRY = makeRegistry();
const ENTRIES = new Map(
  REGISTRY.indicators.flatMap(({ id, series }) => {
    const found = REGISTRY.find(id);
    return found ? [[series, found.entry] as const] : [];
  }),
);
const OWN = { family: 'own', access: 'open', finest: null } as const;

/** Views of the present stretch that are in the table for sure: most are asked for many times in it. */
const noted = new WeakMap<OpenDatabase, { stretch: number; keys: Set<string> }>();

function isKnown(db: OpenDatabase, stretch: number, key: string): boolean {
  const known = noted.get(db);
  if (known?.stretch === stretch) return known.keys.has(key);
  noted.set(db, { stretch, keys: new Set() });
  return false;
}
