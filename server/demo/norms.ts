import type { Scope } from '../access/scope.ts';
import { changeAudited } from '../audit/change.ts';
import type { Context } from '../context.ts';
import { loadNorms, updateNorm } from '../coverage/query.ts';

type Set = { readonly rate: number; readonly series?: string; readonly per?: number };

/** What the simulated office has set: assumptions all, so that coverage has something to show. */
const SET: Readonly<Partial<Record<string, Set>>> = {
  psm: { rate: 1 },
  'karang-taruna': { rate: 1 },
  // About one family in eight gets PKH there: one companion for 250 of them.
  'pendamping-pkh': { rate: 1, series: 'kk', per: 2000 },
  tagana: { rate: 1 },
};
const NOTE = 'Asumsi data contoh.';

/** Sets the norms of the demo where nobody has set any. */
export async function setDemoNorms(ctx: Context, scope: Scope): Promise<void> {
  const open = (await loadNorms(ctx.db.as(scope))).filter((n) => n.rate === null && SET[n.role]);
  if (open.length === 0) return;
  const change = { action: 'norm.changed', subject: 'demo', detail: { roles: open.map((n) => n.role) } };
  await changeAudited(ctx, scope, change, async (tx) => {
    for (const { id, ...norm } of open) {
      await updateNorm(tx, id, { ...norm, ...SET[norm.role], mark: 'asumsi', note: NOTE });
    }
  });
}
