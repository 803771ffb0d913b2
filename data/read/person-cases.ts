import { DISTINCT_SERIES, NEED_TYPES, type NeedType } from '../catalogue/needs.ts';
import type { CountRequest } from './count-persons.ts';
import { readNeedType } from './need-type.ts';
import type { PersonColumns } from './person-columns.ts';
import type { Tally } from './person-tally.ts';

export type Case = { readonly series: string; readonly finest: NeedType['finest'] };

export function caseOf(code: string | undefined): Case | undefined {
  if (code === DISTINCT_SERIES) return { series: DISTINCT_SERIES, finest: null };
  const type = NEED_TYPES.find((t) => t.code === code);
  return type && { series: type.code, finest: type.finest };
}

export function typeReader(
  found: PersonColumns,
  request: CountRequest,
  tally: Tally,
): (cells: readonly string[]) => readonly Case[] {
  const { type: at } = found.at;
  const said = caseOf(request.type);
  if (at === undefined) return () => (said ? [said] : []);
  const known = new Map<string, readonly Case[]>();
  return (cells) => {
    const text = (cells[at] ?? '').trim();
    if (text === '') return said ? [said] : [];
    let cases = known.get(text);
    if (cases === undefined) {
      cases = readCases(text);
      known.set(text, cases);
    }
    if (cases.length === 0) {
      const need = readNeedType(text);
      tally.noteUnknown(text, need.kind === 'unknown' ? need.suggestion : undefined);
    }
    return cases;
  };
}

/** One type, or several of one person in a cell: 'LUT; PD'. */
function readCases(text: string): readonly Case[] {
  const one = readCase(text);
  if (one) return [one];
  const parts = text.split(/[;|,]/).map(readCase);
  return parts.every((c) => c !== undefined) ? parts : [];
}

function readCase(text: string): Case | undefined {
  const need = readNeedType(text.trim());
  if (need.kind === 'distinct') return caseOf(DISTINCT_SERIES);
  return need.kind === 'type' ? { series: need.type.code, finest: need.type.finest } : undefined;
}
