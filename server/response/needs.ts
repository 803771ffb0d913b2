import type { NeedLine } from '../../data/contract/response.ts';

/** For how many is needed what a line asks for. */
export interface People {
  readonly jiwa: number;
  readonly kk: number;
  readonly balita: number;
  readonly lansia: number;
  readonly disabilitas: number;
  readonly ibuHamil: number;
  readonly ibuMenyusui: number;
  readonly perempuan: number;
  readonly titik: number;
}

/** How much of one line so many people need for some days, in its own unit. Of what is counted in pieces whole ones. */
export function amountOf(line: NeedLine, people: People, days: number): number {
  const of = people[line.per];
  const { every, quantity, first } = line;
  if (every === 'once') return round(of * quantity);
  if (every === 'week') return round((of * quantity * days) / 7);
  const early = first === null ? 0 : Math.min(first.days, days);
  return round(of * (quantity * (days - early) + (first?.quantity ?? 0) * early));
}

/** Up: half a tent shelters nobody. What binary fractions add is no need. */
function round(amount: number): number {
  return Math.ceil(Number(amount.toFixed(6)));
}

/** Lines of a profile: of meals and dry rice the one that is chosen. */
export function linesOf(profile: readonly NeedLine[], food: 'cooked' | 'dry'): NeedLine[] {
  return profile.filter((line) => line.food === null || line.food === food);
}
