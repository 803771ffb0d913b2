import type { RoleCode } from '../../../data/catalogue/roles.ts';
import type { GrantDraft } from '../../../data/contract/account.ts';
import { id } from '../../../data/words/id.ts';
import type { Context } from '../../context.ts';
import { newAccount } from '../accounts/handlers.ts';
import { firstAreas, insertAccount, listDemoAccounts, writeGrants } from '../accounts/query.ts';
import { rowsOf } from '../accounts/rules.ts';
import { changeAccess } from '../change.ts';
import { system } from '../scope.ts';

type DemoRole = Exclude<RoleCode, 'public'>;

/** Who there is in the demo, and at which level each serves the first area; null: everywhere. */
const DEMO_ROLES: Readonly<Record<DemoRole, string | null>> = {
  administrator: null,
  operator: null,
  planner: 'kabupaten',
  leader: 'kabupaten',
  tagana: 'kecamatan',
  psm: 'desa',
  tksk: 'kecamatan',
  pensosmas: 'kecamatan',
  pkh: 'desa',
  rtrw: 'rw',
};

/**
 * Makes the marked accounts of the demo, one a role: without password and PIN, let in by a tap on its sign-in page. Does
 * nothing in an office's own folder, and nothing where they are there.
 */
export async function makeDemoAccounts(ctx: Context): Promise<void> {
  const scope = system('demo');
  const db = ctx.db.as(scope);
  const today = ctx.clock.today();
  if (ctx.folder.kind !== 'demo' || (await listDemoAccounts(db, today)).length > 0) return;
  const first = await firstAreas(db, today);
  const roles = Object.entries(DEMO_ROLES) as [DemoRole, string | null][];
  const made = roles.flatMap(([role, level]) => {
    const code = level === null ? undefined : first.get(level);
    if (level !== null && code === undefined) return [];
    const grants: GrantDraft[] = [{ role, areas: code === undefined ? 'all' : [code] }];
    const said = { name: id.user.demo.name[role], username: `contoh.${role}`, grants, simulated: true };
    return [{ account: newAccount(ctx, scope, said), grants }];
  });
  const event = { action: 'account.demo', subject: String(made.length) };
  await changeAccess(ctx, scope, event, async (tx) => {
    for (const { account, grants } of made) {
      await insertAccount(tx, account);
      await writeGrants(tx, account.id, rowsOf(grants));
    }
  });
}
