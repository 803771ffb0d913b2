import type { SpmEntry, SpmRow } from '../../data/contract/spm.ts';

/** What is typed for one area; empty: stays as it is. */
export interface EntryCells {
  readonly target: string;
  readonly served: string;
  readonly budget: string;
}

export type EntryFault = 'both' | 'more' | 'budget' | 'cleared';

export interface ReadEntry {
  readonly rows: SpmEntry['rows'];
  /** by code of the area */
  readonly faults: ReadonlyMap<string, EntryFault>;
}

/** The figures that are there, as text; hidden and partial ones are not for writing back. */
export function cellsOf(rows: readonly SpmRow[]): Readonly<Record<string, EntryCells>> {
  const text = (value: number | null) => (value === null ? '' : String(value));
  return Object.fromEntries(
    rows.map(({ code, basis, servedBasis, target, served, budget }) => {
      const isOwn = basis === 'reported';
      return [
        code,
        {
          target: isOwn ? text(target) : '',
          served: servedBasis === 'reported' ? text(served) : '',
          budget: isOwn ? text(budget) : '',
        },
      ];
    }),
  );
}

export const EMPTY_CELLS: EntryCells = { target: '', served: '', budget: '' };

/** The cells where other figures stand behind them: what was typed stays, what was only shown makes room. */
export function rebase(
  cells: Readonly<Record<string, EntryCells>>,
  from: Readonly<Record<string, EntryCells>>,
  to: Readonly<Record<string, EntryCells>>,
): Readonly<Record<string, EntryCells>> {
  return Object.fromEntries(
    Object.entries(cells).map(([code, cell]) => [
      code,
      areSame(cell, from[code] ?? EMPTY_CELLS) ? (to[code] ?? EMPTY_CELLS) : cell,
    ]),
  );
}

function areSame(one: EntryCells, other: EntryCells | undefined): boolean {
  return one.target === other?.target && one.served === other.served && one.budget === other.budget;
}

/** What was changed, as it is sent; areas whose cells are as they were, or empty, are left out. */
export function readEntry(
  cells: Readonly<Record<string, EntryCells>>,
  before: Readonly<Record<string, EntryCells>>,
): ReadEntry {
  const faults = new Map<string, EntryFault>();
  const rows: SpmEntry['rows'] = [];
  for (const [code, cell] of Object.entries(cells)) {
    const isEmpty = cell.target.trim() === '' && cell.served.trim() === '' && cell.budget.trim() === '';
    if (isEmpty || areSame(cell, before[code])) continue;
    const target = readWhole(cell.target, MOST_PEOPLE);
    // Not known yet: that is no zero. What is known already is taken back with its import, not emptied.
    const served = cell.served.trim() === '' ? null : readWhole(cell.served, MOST_PEOPLE);
    const isCleared = served === null && (before[code]?.served ?? '') !== '';
    const budget = cell.budget.trim() === '' ? null : readWhole(cell.budget, MOST_RUPIAH);
    if (target === undefined || served === undefined) faults.set(code, 'both');
    else if (isCleared) faults.set(code, 'cleared');
    else if (served !== null && served > target) faults.set(code, 'more');
    else if (budget === undefined) faults.set(code, 'budget');
    else rows.push({ code, target, served, budget });
  }
  return { rows, faults };
}

const MOST_PEOPLE = 100_000_000;
const MOST_RUPIAH = 1e15;

/** '1.234' and '1234' alike: a dot or a space parts thousands. undefined: no whole number, or a senseless one. */
function readWhole(text: string, most: number): number | undefined {
  const trimmed = text.trim();
  const isGrouped = /^\d{1,3}([. ]\d{3})+$/.test(trimmed);
  const digits = isGrouped ? trimmed.replace(/[. ]/g, '') : trimmed;
  return /^\d+$/.test(digits) && Number(digits) <= most ? Number(digits) : undefined;
}
