import { type ReliefItemCode, reliefItem } from '../../../data/catalogue/relief-items.ts';
import type { StockMove } from '../../../data/contract/stock.ts';
import type { Change, Place } from './query.ts';
import { placeKey } from './query.ts';

/** One movement as it is asked for. */
export interface Movement {
  readonly kind: StockMove;
  readonly facility: number;
  readonly to: number | null;
  readonly decree: string | null;
  readonly note: string | null;
  readonly items: readonly { readonly item: ReliefItemCode; readonly count: number }[];
}

/** Why a movement cannot be; `item` where one is the reason. */
export interface MoveRefusal {
  readonly why: 'to-missing' | 'to-same' | 'to-needless' | 'item-twice' | 'count' | 'decree' | 'short';
  readonly item?: ReliefItemCode;
  /** of short: what there is */
  readonly have?: number;
}

export interface Moved {
  /** by how much the stock of the facility changes, by item */
  readonly lines: readonly { readonly item: ReliefItemCode; readonly change: number }[];
  readonly after: readonly Change[];
}

/** What is wrong with a movement whatever lies in stock. */
export function refuseMovement({
  kind,
  facility,
  to,
  items,
  decree,
  note,
}: Movement): MoveRefusal | undefined {
  if (kind === 'pindah' && to === null) return { why: 'to-missing' };
  if (kind !== 'pindah' && to !== null) return { why: 'to-needless' };
  if (to === facility) return { why: 'to-same' };
  for (const [i, { item, count }] of items.entries()) {
    if (items.findIndex((other) => other.item === item) < i) return { why: 'item-twice', item };
    const isWrong = kind === 'koreksi' ? count === 0 : kind === 'hitung' ? count < 0 : count <= 0;
    if (isWrong) return { why: 'count', item };
    const isLocked = reliefItem(item).decree && decree === null;
    if (kind === 'keluar' && isLocked) return { why: 'decree', item };
    // What was miscounted is put right with a word on it, or a correction would be the way round the decree.
    if (kind === 'koreksi' && count < 0 && isLocked && !note?.trim()) return { why: 'decree', item };
  }
  return undefined;
}

/** The balances that a movement reads and changes. */
export function placesOf({ facility, to, items }: Movement): Place[] {
  return items.flatMap(({ item }) => [{ facility, item }, ...(to === null ? [] : [{ facility: to, item }])]);
}

/** What a movement makes of the stock that there is (by placeKey): nothing ever goes below zero, or nothing is moved. */
export function moveItems(movement: Movement, have: ReadonlyMap<string, number>): Moved | MoveRefusal {
  const { kind, facility, to, items } = movement;
  const lines: { item: ReliefItemCode; change: number }[] = [];
  const after: Change[] = [];
  for (const { item, count } of items) {
    const before = have.get(placeKey({ facility, item })) ?? 0;
    const change = { masuk: count, keluar: -count, pindah: -count, koreksi: count, hitung: count - before }[
      kind
    ];
    if (before + change < 0) return { why: 'short', item, have: before };
    lines.push({ item, change });
    after.push({ facility, item, count: before + change });
    if (to !== null) {
      after.push({ facility: to, item, count: (have.get(placeKey({ facility: to, item })) ?? 0) + count });
    }
  }
  return { lines, after };
}
