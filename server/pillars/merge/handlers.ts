import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { requireIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { writeRegister } from '../answer.ts';
import { findPillars, type HeldPillar, loadPillars } from '../browse/query.ts';
import { requireManaged } from '../edit/handlers.ts';
import { personKey, type WholePillar } from '../kind.ts';
import { showPillar } from '../show.ts';
import { areasOf, manages, rowFor } from '../sight.ts';
import { loadWhole, mergedInto } from '../store/query.ts';
import { joinPillars } from './join.ts';
import { findLikely, nameWords } from './likely.ts';
import { insertApart, loadApart } from './query.ts';

const MOST_PILLARS = 20_000;
const MOST_PAIRS = 100;
const KECAMATAN_CODE = 8;

/** Pairs that may be one, of those whose areas the asker manages. Throws Fault 'outside-scope'. */
export async function likelySame(
  ctx: Context,
  scope: Scope,
  { within }: RouteRequest<'likelySame'>,
): Promise<RouteAnswer<'likelySame'>> {
  if (within !== undefined) requireIn(scope, 'pillars.manage', within);
  const db = ctx.db.as(scope);
  const on = ctx.clock.today();
  const areas = scope.rights.get('pillars.manage') ?? [];
  const { ids } = await findPillars(
    db,
    { areas, managed: areas, within, standing: 'all', on },
    { from: 0, most: MOST_PILLARS },
  );
  const managed = (await loadPillars(db, ids)).filter((pillar) => manages(scope, pillar, on));
  const told = managed.map((pillar) => ({
    id: pillar.id,
    key: personKey(pillar.name),
    words: nameWords(pillar.name),
    subject: pillar.subject,
    phone: pillar.phone === null ? null : ctx.keys.open('register', pillar.phone),
    kecamatan: placesOf(pillar),
  }));
  const byId = new Map(managed.map((pillar) => [pillar.id, pillar]));
  const apart = new Set((await loadApart(db)).map(({ one, other }) => `${one} ${other}`));
  const pairs = findLikely(told, apart, MOST_PAIRS).flatMap(({ one, other, why }) => {
    const [a, b] = [byId.get(one), byId.get(other)];
    return a && b ? [{ one: rowFor(scope, a, on), other: rowFor(scope, b, on), why }] : [];
  });
  return { pairs };
}

/**
 * Makes two one: the kept one has every role and certificate of both, and trainings follow it. Throws Fault
 * 'register-refused', 'unknown-pillar', 'outside-scope'.
 */
export async function mergePillars(
  ctx: Context,
  scope: Scope,
  { keep, gone, take = {} }: RouteRequest<'mergePillars'>,
): Promise<RouteAnswer<'mergePillars'>> {
  if (keep === gone) throw new Fault('register-refused', { reason: 'same' });
  const [kept, other] = [await requireManaged(ctx, scope, keep), await requireManaged(ctx, scope, gone)];
  const db = ctx.db.as(scope);
  const earlier = await mergedInto(db, [gone]);
  const whole = await loadWhole(db, [keep, gone, ...earlier]);
  const [a, b] = [whole.get(keep), whole.get(gone)];
  if (!a || !b) throw new Fault('unknown-pillar', { id: a ? gone : keep });
  if (a.subject !== b.subject) throw new Fault('register-refused', { reason: 'subject', role: '' });
  const away = (pillar: WholePillar): WholePillar => ({
    ...pillar,
    mergedInto: keep,
    roles: [],
    certificates: [],
  });
  const followers = earlier.flatMap((id) => whole.get(id) ?? []);
  await writeRegister(ctx, scope, {
    pillars: [joinPillars(a, b, take), away(b), ...followers.map(away)],
    basedOn: {
      pillar: new Map([
        [keep, kept.version],
        [gone, other.version],
      ]),
    },
  });
  return showPillar(ctx, scope, keep);
}

/** Keeps that two are not the same. Throws Fault 'register-refused', 'unknown-pillar', 'outside-scope'. */
export async function partPillars(
  ctx: Context,
  scope: Scope,
  { one, other }: RouteRequest<'partPillars'>,
): Promise<RouteAnswer<'partPillars'>> {
  if (one === other) throw new Fault('register-refused', { reason: 'same' });
  const both = [await requireManaged(ctx, scope, one), await requireManaged(ctx, scope, other)];
  const pair = { one: Math.min(one, other), other: Math.max(one, other) };
  const [at, on] = [ctx.clock.now(), ctx.clock.today()];
  await ctx.db.write(scope, async (tx) => {
    await insertApart(tx, { ...pair, by: scope.who, at });
    await insertEvent(tx, scope, {
      at,
      action: 'pillar.parted',
      subject: `pillar ${pair.one}`,
      detail: pair,
      areas: [...new Set(both.flatMap((pillar) => areasOf(pillar, on)))],
    });
  });
  return likelySame(ctx, scope, {});
}

function placesOf({ roles, home }: HeldPillar): string[] {
  const codes = [...roles.flatMap((r) => r.areas.map((a) => a.code)), ...(home ? [home.code] : [])];
  return codes.map((code) => code.slice(0, KECAMATAN_CODE));
}
