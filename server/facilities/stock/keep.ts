import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Db } from '../../db/open.ts';
import { Fault } from '../../fault.ts';
import { type Movement, type MoveRefusal, moveItems, placesOf, refuseMovement } from './move.ts';
import { insertSlip, lockBalances, type NewSlip, setBalances } from './query.ts';

/** A movement with all that stands on its berita acara. */
export interface Slip extends Movement, Omit<NewSlip, 'lines' | 'kind' | 'facility' | 'to' | 'decree'> {}

/**
 * Keeps a movement in a transaction of the caller, with the balances it changes; its number. Throws Fault 'stock-refused'
 * and 'stock-short'; nothing is moved then.
 */
export async function keepMovement(
  tx: Db,
  scope: Scope,
  slip: Slip,
  areas: readonly string[],
): Promise<number> {
  const wrong = refuseMovement(slip);
  if (wrong) throw refusal(wrong);
  const have = await lockBalances(tx, placesOf(slip), slip.at);
  const moved = moveItems(slip, have);
  if ('why' in moved) throw refusal(moved);
  const { items: _, ...head } = slip;
  const id = await insertSlip(tx, { ...head, lines: moved.lines });
  await setBalances(tx, moved.after, slip.at);
  await insertEvent(tx, scope, {
    at: slip.at,
    action: 'stock.moved',
    subject: `stock ${id}`,
    areas,
    detail: { kind: slip.kind, facility: slip.facility, to: slip.to, items: moved.lines.length },
  });
  return id;
}

function refusal({ why, item = 'beras', have = 0 }: MoveRefusal): Fault {
  return why === 'short'
    ? new Fault('stock-short', { item, have })
    : new Fault('stock-refused', { reason: why, item });
}
