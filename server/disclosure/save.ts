import { isSameGroups } from '../../data/catalogue/totals.ts';
import type { DisclosureSettings } from '../../data/contract/disclosure.ts';
import type { Scope } from '../access/scope.ts';
import { changeAudited } from '../audit/change.ts';
import { insertEvent } from '../audit/query.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { Fault } from '../fault.ts';
import { regroup } from '../imports/answer.ts';
import { whyRefused } from './check.ts';
import { previewWhole } from './preview.ts';
import { loadDisclosure } from './query.ts';

interface Saving {
  readonly progress: (stage: string, share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Keeps settings, whole or not at all. What they tighten is closed from that moment on; the rest holds with the next
 * release. Other groups are counted in all figures at once. Throws Fault 'disclosure-refused' with the reason.
 */
export async function saveSettings(
  ctx: Context,
  scope: Scope,
  settings: DisclosureSettings,
  saving: Saving,
): Promise<void> {
  const refusal = whyRefused(settings);
  if (refusal) throw new Fault('disclosure-refused', refusal);
  await ctx.db.exclusively('settings', async () => {
    const before = (await loadDisclosure(ctx.db.as(scope))).settings;
    if (JSON.stringify(before) === JSON.stringify(settings)) return;
    await refuseEmpty(ctx, scope, settings, saving);
    const change = {
      action: 'disclosure.changed',
      subject: 'disclosure',
      detail: { before, after: settings },
    };
    if (isSameGroups(before.groups, settings.groups)) {
      await changeAudited(ctx, scope, change, (tx) => keep(ctx, tx, scope, settings));
      return;
    }
    await regroup(ctx, scope, settings.groups, {
      ...saving,
      store: async (tx) => {
        await keep(ctx, tx, scope, settings);
        await insertEvent(tx, scope, { at: ctx.clock.now(), ...change });
      },
    });
  });
}

/** Settings that leave nothing but zeros are a mistake. */
async function refuseEmpty(
  ctx: Context,
  scope: Scope,
  settings: DisclosureSettings,
  { progress, signal }: Saving,
): Promise<void> {
  const told = await previewWhole(ctx.db.as(scope), settings, { progress, signal });
  if (told === 0) throw new Fault('disclosure-refused', { reason: 'hides-everything' });
}

async function keep(ctx: Context, tx: Db, scope: Scope, settings: DisclosureSettings): Promise<void> {
  const { id } = await tx
    .insertInto('disclosure_setting')
    .values({ settings: JSON.stringify(settings), made_by: scope.who, made_at: ctx.clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('data_state')
    .set((eb) => ({ setting_id: id, words_version: eb('words_version', '+', 1) }))
    .execute();
}
