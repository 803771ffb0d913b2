import { type ReliefItemCode, reliefItem } from '../../data/catalogue/relief-items.ts';
import type { Stock, StockMove, StockMovementDraft } from '../../data/contract/stock.ts';

export interface MovementLine {
  readonly key: number;
  readonly item: ReliefItemCode;
  readonly count: string;
}

/** A movement of stock as it stands in the form. */
export interface MovementForm {
  readonly kind: StockMove;
  /** '': not chosen yet */
  readonly facility: string;
  readonly to: string;
  readonly on: string;
  readonly lines: readonly MovementLine[];
  readonly number: string;
  readonly giver: string;
  readonly receiver: string;
  readonly receiverRole: string;
  readonly note: string;
  readonly decree: string;
  /** number of the incident that it is for; '': none */
  readonly incident: string;
}

export type LineFault = 'count' | 'difference' | 'counted' | 'short';
export interface MovementFaults {
  readonly facility: boolean;
  readonly to: boolean;
  /** no day, or one that has not come */
  readonly on: boolean;
  readonly lines: boolean;
  readonly receiver: boolean;
  /** by the key of a line */
  readonly of: ReadonlyMap<number, LineFault>;
}

export function emptyMovement(today: string): MovementForm {
  return {
    kind: 'masuk',
    facility: '',
    to: '',
    on: today,
    lines: [{ key: 1, item: 'beras', count: '' }],
    number: '',
    giver: '',
    receiver: '',
    receiverRole: '',
    note: '',
    decree: '',
    incident: '',
  };
}

const WHOLE = /^-?\d{1,8}$/;

/** How many of an item lie in a place. */
export function haveOf(stock: Stock | undefined, facility: string, item: ReliefItemCode): number {
  const of = stock?.items.find((one) => one.item === item)?.at;
  return of?.find((one) => String(one.facility) === facility)?.count ?? 0;
}

/** What cannot be kept. `stock`: nothing is said to be short before it is known. */
export function movementFaults(form: MovementForm, stock: Stock | undefined, today: string): MovementFaults {
  const of = new Map<number, LineFault>();
  for (const line of form.lines) {
    const fault = lineFault(form, line, stock);
    if (fault) of.set(line.key, fault);
  }
  return {
    facility: form.facility === '',
    to: form.kind === 'pindah' && (form.to === '' || form.to === form.facility),
    on: form.on === '' || form.on > today,
    lines: form.lines.length === 0,
    receiver: form.kind === 'keluar' && form.receiver.trim() === '',
    of,
  };
}

function lineFault(form: MovementForm, line: MovementLine, stock: Stock | undefined): LineFault | undefined {
  const n = WHOLE.test(line.count.trim()) ? Number(line.count) : undefined;
  const have = stock && haveOf(stock, form.facility, line.item);
  if (form.kind === 'hitung') return n === undefined || n < 0 ? 'counted' : undefined;
  if (form.kind === 'koreksi') {
    if (n === undefined || n === 0) return 'difference';
    return have !== undefined && have + n < 0 ? 'short' : undefined;
  }
  if (n === undefined || n <= 0) return 'count';
  return form.kind !== 'masuk' && have !== undefined && n > have ? 'short' : undefined;
}

export function isWithoutFaults(faults: MovementFaults): boolean {
  return (
    !faults.facility && !faults.to && !faults.on && !faults.lines && !faults.receiver && faults.of.size === 0
  );
}

/** Something that may only leave by decree is among what leaves. */
export function needsDecree({ kind, lines }: MovementForm): boolean {
  return kind === 'keluar' && lines.some(({ item }) => reliefItem(item).decree);
}

/** What is sent; only of a form without faults. */
export function movementOf(form: MovementForm): StockMovementDraft {
  const text = (given: string) => given.trim() || null;
  return {
    kind: form.kind,
    facility: Number(form.facility),
    to: form.kind === 'pindah' ? Number(form.to) : null,
    on: form.on,
    items: form.lines.map(({ item, count }) => ({ item, count: Number(count) })),
    number: text(form.number),
    giver: text(form.giver),
    receiver: text(form.receiver),
    receiverRole: text(form.receiverRole),
    note: text(form.note),
    incident: form.incident === '' ? null : Number(form.incident),
    decree: needsDecree(form) ? text(form.decree) : null,
  };
}
