import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import type { PillarDraft } from '../../../data/contract/volunteer.ts';
import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { undoRegisterChange, writeRegister } from '../answer.ts';
import { type HeldPillar, loadPillars } from '../browse/query.ts';
import type { WholePillar } from '../kind.ts';
import { showPillar } from '../show.ts';
import { areasOf, manages } from '../sight.ts';
import { areasThen, loadWhole } from '../store/query.ts';
import { broughtBy, countChange } from '../swap/query.ts';
import { wholeOf } from './check.ts';
import { eraseEverywhere } from './query.ts';

/** Enters a pillar. Throws Fault 'register-refused', 'import-outside'. */
export async function addPillar(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'addPillar'>,
): Promise<RouteAnswer<'addPillar'>> {
  const whole = await check(ctx, scope, request, undefined);
  const importId = await writeRegister(ctx, scope, { pillars: [whole] });
  const { pillars } = await broughtBy(ctx.db.as(scope), importId);
  return showPillar(ctx, scope, pillars[0] ?? 0);
}

/** Writes a pillar anew. Throws Fault 'unknown-pillar', 'register-changed', 'register-refused', 'import-outside'. */
export async function changePillar(
  ctx: Context,
  scope: Scope,
  { id, version, pillar }: RouteRequest<'changePillar'>,
): Promise<RouteAnswer<'changePillar'>> {
  await requireManaged(ctx, scope, id);
  const before = (await loadWhole(ctx.db.as(scope), [id])).get(id);
  const whole = await check(ctx, scope, pillar, before);
  await writeRegister(ctx, scope, { pillars: [whole], basedOn: { pillar: new Map([[id, version]]) } });
  return showPillar(ctx, scope, id);
}

/** The phone number of a pillar whose area the asker manages; that it was read is on record. */
export async function pillarPhone(
  ctx: Context,
  scope: Scope,
  { id }: RouteRequest<'pillarPhone'>,
): Promise<RouteAnswer<'pillarPhone'>> {
  const pillar = await requireManaged(ctx, scope, id);
  if (pillar.phone === null) throw new Fault('unknown-pillar', { id });
  const phone = ctx.keys.open('register', pillar.phone);
  await insertEvent(ctx.db.as(scope), scope, {
    at: ctx.clock.now(),
    action: 'view.phone',
    subject: `pillar ${id}`,
    areas: areasOf(pillar, ctx.clock.today()),
  });
  return { phone };
}

/**
 * Takes name, phone, home, decrees and certificates of a pillar out of every version, also of those merged into it, and ends
 * its roles. It is no import: nothing brings them back.
 */
export async function erasePillar(
  ctx: Context,
  scope: Scope,
  { id, reason }: RouteRequest<'erasePillar'>,
): Promise<RouteAnswer<'erasePillar'>> {
  const pillar = await requireManaged(ctx, scope, id);
  const on = ctx.clock.today();
  const version = await ctx.db.exclusively('import', () =>
    ctx.db.write(scope, async (tx) => {
      await eraseEverywhere(tx, id, on, ctx.clock.now());
      await insertEvent(tx, scope, {
        at: ctx.clock.now(),
        action: 'pillar.erased',
        subject: `pillar ${id}`,
        detail: { reason },
        areas: areasOf(pillar, on),
      });
      return countChange(tx);
    }),
  );
  await ctx.db.settle({ few: true });
  await ctx.db.announce(version);
  return { erased: id };
}

/** Takes one change of the register back. Throws Fault 'unknown-import' and 'undo-blocked'. */
export async function undoRegister(
  ctx: Context,
  scope: Scope,
  { change }: RouteRequest<'undoRegister'>,
): Promise<RouteAnswer<'undoRegister'>> {
  await undoRegisterChange(ctx, scope, change);
  return { undone: change };
}

/** The pillar, where the asker manages its area. Throws Fault 'unknown-pillar', 'outside-scope'. */
export async function requireManaged(ctx: Context, scope: Scope, id: number): Promise<HeldPillar> {
  const [held] = await loadPillars(ctx.db.as(scope), [id]);
  if (!held) throw new Fault('unknown-pillar', { id });
  if (!manages(scope, held, ctx.clock.today())) throw new Fault('outside-scope');
  return held;
}

async function check(
  ctx: Context,
  scope: Scope,
  draft: PillarDraft,
  before: WholePillar | undefined,
): Promise<WholePillar> {
  const codes = [
    ...draft.roles.flatMap((r) => r.areas.map((a) => a.code)),
    ...(draft.home ? [draft.home] : []),
  ];
  const areas = await areasThen(ctx.db.as(scope), codes);
  const seal = (phone: string) => ctx.keys.seal('register', phone);
  return wholeOf(draft, { before, areas, today: ctx.clock.today(), seal });
}
