import type { Scope } from '../../access/scope.ts';
import type { Db } from '../../db/open.ts';
import { Fault } from '../../fault.ts';
import { keepMovement } from './keep.ts';
import { changedBy, countedBy, insertSlip, lockBalances, placeKey, setBalances } from './query.ts';

interface Counting {
  readonly importId: number;
  readonly at: Date;
  readonly on: string;
}

/** In the swap of an import of stock: what it counted in each store becomes a movement. */
export async function applyCounts(tx: Db, scope: Scope, { importId, at, on }: Counting): Promise<void> {
  const counts = await countedBy(tx, importId);
  for (const [facility, items] of Map.groupBy(counts, (c) => c.facility)) {
    const head = { kind: 'hitung', facility, to: null, decree: null, incident: null } as const;
    const nobody = { number: null, giver: null, receiver: null, receiverRole: null, note: null };
    await keepMovement(tx, scope, { ...head, ...nobody, on, items, importId, who: scope.who, at }, []);
  }
}

/** Takes the movements of an import back by others. Throws Fault 'undo-blocked' where goods of it have left since. */
export async function takeBackCounts(tx: Db, scope: Scope, { importId, at, on }: Counting): Promise<void> {
  const changes = await changedBy(tx, importId);
  const have = await lockBalances(tx, changes, at);
  const after = changes.map(({ facility, item, change }) => ({
    facility,
    item,
    count: (have.get(placeKey({ facility, item })) ?? 0) - change,
  }));
  if (after.some(({ count }) => count < 0)) {
    throw new Fault('undo-blocked', { id: importId, reason: 'stock' });
  }
  for (const [facility, own] of Map.groupBy(changes, (c) => c.facility)) {
    const lines = own.filter((c) => c.change !== 0).map(({ item, change }) => ({ item, change: -change }));
    if (lines.length === 0) continue;
    await insertSlip(tx, {
      kind: 'koreksi',
      facility,
      to: null,
      on,
      number: null,
      giver: null,
      receiver: null,
      receiverRole: null,
      note: null,
      decree: null,
      incident: null,
      importId,
      who: scope.who,
      at,
      lines,
    });
  }
  await setBalances(tx, after, at);
}
