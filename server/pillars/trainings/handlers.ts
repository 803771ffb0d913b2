import type { RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import type { TrainingDraft } from '../../../data/contract/training.ts';
import { holdsIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { writeRegister } from '../answer.ts';
import {
  changesOf,
  findPillars,
  loadPillars,
  type NamedArea,
  nameAreas,
  nameCodes,
} from '../browse/query.ts';
import type { WholeTraining } from '../kind.ts';
import { broughtBy } from '../swap/query.ts';
import { type HeldTraining, loadHeldTrainings, loadParticipants } from './query.ts';

const EVERYBODY = 100_000;

/** Trainings, newest first: how many took part, and no names. */
export async function trainings(ctx: Context, scope: Scope): Promise<RouteAnswer<'trainings'>> {
  const db = ctx.db.as(scope);
  const held = await loadHeldTrainings(db);
  const areas = await nameAreas(
    db,
    held.flatMap((t) => t.areaId ?? []),
  );
  return { trainings: held.map((t) => rowOf(t, areas)) };
}

/** One training, with the participants that the asker may read. Throws Fault 'unknown-training'. */
export async function training(
  ctx: Context,
  scope: Scope,
  { training: id }: RouteRequest<'training'>,
): Promise<RouteAnswer<'training'>> {
  const db = ctx.db.as(scope);
  const [held] = await loadHeldTrainings(db, id);
  if (!held) throw new Fault('unknown-training', { id });
  const areas = await nameAreas(db, held.areaId === null ? [] : [held.areaId]);
  const all = await loadParticipants(db, held.version);
  const seen = await visible(ctx, scope);
  const roles = new Map(all.map((p) => [p.pillarId, p.role]));
  const named = await loadPillars(
    db,
    all.flatMap((p) => (seen.has(p.pillarId) ? [p.pillarId] : [])),
  );
  const participants = named
    .map((p) => ({ pillar: p.id, name: p.name, role: roles.get(p.id) ?? null }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const area = held.areaId === null ? undefined : areas.get(held.areaId);
  const managed = managesAt(scope, area?.code);
  return {
    ...rowOf(held, areas),
    version: held.version,
    participants,
    managed,
    changes: managed ? await changesOf(db, 'training', id) : [],
  };
}

/** Enters a training. Throws Fault 'register-refused', 'outside-scope'. */
export async function addTraining(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'addTraining'>,
): Promise<RouteAnswer<'addTraining'>> {
  const whole = await check(ctx, scope, request, null, []);
  const importId = await writeRegister(ctx, scope, { trainings: [whole] });
  const brought = await broughtBy(ctx.db.as(scope), importId);
  return training(ctx, scope, { training: brought.trainings[0] ?? 0 });
}

/**
 * Writes a training anew. Participants that the asker may not read stay as they are. Throws Fault 'unknown-training',
 * 'register-changed', 'register-refused', 'outside-scope'.
 */
export async function changeTraining(
  ctx: Context,
  scope: Scope,
  { training: id, version, draft }: RouteRequest<'changeTraining'>,
): Promise<RouteAnswer<'changeTraining'>> {
  const db = ctx.db.as(scope);
  const [held] = await loadHeldTrainings(db, id);
  if (!held) throw new Fault('unknown-training', { id });
  const [area] = [...(await nameAreas(db, held.areaId === null ? [] : [held.areaId])).values()];
  if (!managesAt(scope, area?.code)) throw new Fault('outside-scope');
  if (held.version !== version) throw new Fault('register-changed', { id });
  const seen = await visible(ctx, scope);
  const unseen = (await loadParticipants(db, version)).filter((p) => !seen.has(p.pillarId));
  const whole = await check(ctx, scope, draft, id, unseen);
  await writeRegister(ctx, scope, { trainings: [whole], basedOn: { training: new Map([[id, version]]) } });
  return training(ctx, scope, { training: id });
}

async function check(
  ctx: Context,
  scope: Scope,
  draft: TrainingDraft,
  id: number | null,
  unseen: WholeTraining['participants'],
): Promise<WholeTraining> {
  const { area, participants, ...said } = draft;
  if (!managesAt(scope, area ?? undefined)) throw new Fault('outside-scope');
  if (draft.until < draft.from)
    throw new Fault('register-refused', { reason: 'reversed', from: draft.from, until: draft.until });
  const db = ctx.db.as(scope);
  const found = area === null ? undefined : (await nameCodes(db, [area])).get(area);
  if (area !== null && !found) throw new Fault('register-refused', { reason: 'area-unknown', area });
  const seen = await visible(ctx, scope);
  const stranger = participants.find((p) => !seen.has(p.pillar));
  if (stranger) throw new Fault('register-refused', { reason: 'participant', id: stranger.pillar });
  const named = new Map(participants.map((p) => [p.pillar, { pillarId: p.pillar, role: p.role }]));
  for (const p of unseen) named.set(p.pillarId, p);
  return { ...said, id, areaId: found?.id ?? null, participants: [...named.values()] };
}

/** A training of no area is the office's: for who manages all areas. */
function managesAt(scope: Scope, code: string | undefined): boolean {
  return code === undefined
    ? scope.rights.get('pillars.manage') === 'all'
    : holdsIn(scope, 'pillars.manage', code);
}

/** Numbers of the pillars that the asker may read. */
async function visible(ctx: Context, scope: Scope): Promise<Set<number>> {
  const areas = scope.rights.get('pillars.read') ?? [];
  const managed = scope.rights.get('pillars.manage') ?? [];
  const filter = { areas, managed, standing: 'all', on: ctx.clock.today() } as const;
  return new Set((await findPillars(ctx.db.as(scope), filter, { from: 0, most: EVERYBODY })).ids);
}

function rowOf({ version: _, areaId, ...held }: HeldTraining, areas: ReadonlyMap<number, NamedArea>) {
  const found = areaId === null ? undefined : areas.get(areaId);
  const area = found ? { id: found.id, code: found.code, name: found.name, level: found.level } : null;
  return { ...held, area };
}
