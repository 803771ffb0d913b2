import type { Account, Invitation } from '../../../data/contract/account.ts';
import { type Context, hoursAfter } from '../../context.ts';
import type { Db } from '../../db/open.ts';
import type { Scope } from '../scope.ts';
import { fingerprint, hashCode, makeCode, makeSecret } from '../secrets.ts';
import { writeInvitation } from './query.ts';

const HOURS = 24;

/** Makes an invitation and keeps what is kept of it; it can be read this once. */
export async function invite(
  ctx: Context,
  scope: Scope,
  tx: Db,
  { id, username, way }: Pick<Account, 'id' | 'username' | 'way'>,
): Promise<Invitation> {
  const [token, code, now] = [makeSecret(), makeCode(), ctx.clock.now()];
  const until = hoursAfter(now, HOURS);
  await writeInvitation(tx, {
    account_id: id,
    token_hash: fingerprint(token),
    code_hash: hashCode(ctx.keys, id, code),
    made_at: now,
    made_by: scope.who,
    expires_at: until,
  });
  return { path: `/undangan?kode=${token}`, username, code, way, until: until.toISOString() };
}
