import { isLikeNik } from '../catalogue/personal-text.ts';
import type { CountRequest } from './count-persons.ts';
import type { TableRow } from './csv.ts';
import { readPeriod } from './period.ts';
import type { Case } from './person-cases.ts';
import type { PersonColumns } from './person-columns.ts';
import { type PersonPlace, readPersonPlace } from './person-place.ts';
import type { Tally } from './person-tally.ts';
import { readSex } from './sex.ts';

export type Sex = 'L' | 'P' | 'T';

export interface PersonRow {
  readonly place: PersonPlace;
  readonly cases: readonly Case[];
  readonly sex: Sex;
  readonly period: string;
  readonly who: string;
}

export function readPerson(
  { line, cells }: TableRow,
  found: PersonColumns & { readonly areBps: boolean },
  readTypes: (cells: readonly string[]) => readonly Case[],
  { mark }: CountRequest,
  tally: Tally,
): PersonRow | undefined {
  const cell = (i: number | undefined) => (i === undefined ? '' : (cells[i] ?? '').trim());
  const place = readPersonPlace(cells, found);
  if (!place) {
    tally.withoutPlace += 1;
    return undefined;
  }
  const cases = readTypes(cells);
  if (cases.length === 0) {
    tally.withoutType += 1;
    return undefined;
  }
  const nik = cell(found.at.nik).replace(/\D/g, '');
  const isNik = nik.length === 16 && !/^0+$/.test(nik);
  if (found.at.nik !== undefined && !isNik) tally.withoutNik += 1;
  const sex = sexOf(cell(found.at.sex), nik, tally);
  const period = readPeriod(cell(found.at.period)) ?? '';
  return { place, cases, sex, period, who: isNik ? mark(nik) : `line ${line}` };
}

/** From its column; where that says nothing, from the identity number, in which women have 40 added to the day. */
function sexOf(said: string, nik: string, tally: Tally): Sex {
  const read = readSex(said);
  if (read === 'L' || read === 'P') return read;
  if (isLikeNik(nik)) {
    tally.sexFromNik += 1;
    return Number(nik.slice(6, 8)) > 40 ? 'P' : 'L';
  }
  tally.withoutSex += 1;
  return 'T';
}
