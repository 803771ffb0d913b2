import { lastDay } from '../../../data/contract/period.ts';
import type { PopulationRow } from '../../../data/read/population.ts';
import { eachInSlices } from '../../../data/read/slices.ts';
import type { Findings } from '../findings.ts';
import type { KnownArea } from '../lookup/query.ts';
import { settlePeriod } from '../lookup/settle-period.ts';
import type { PlaceFinder } from '../matching/place-finder.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { PopulationFact } from './query.ts';

/** A row whose area and period are settled. */
export interface PlacedPeople extends PopulationRow {
  readonly area: KnownArea;
  readonly settledPeriod: string;
}

export interface PlacedTable {
  readonly rows: readonly PlacedPeople[];
  /** rows about areas of the national list that are not set up here: left out, and no error */
  readonly elsewhere: Elsewhere;
}

/** Settles area and period of each row. A national table is fine: what is not set up here is counted and left out. */
export async function placePeople(
  rows: readonly PopulationRow[],
  request: { places: PlaceFinder; elsewhere: Elsewhere; period: string | undefined; today: string },
  findings: Findings,
): Promise<PlacedTable> {
  const { elsewhere } = request;
  const placed: PlacedPeople[] = [];
  await eachInSlices(rows, (row) => {
    const settledPeriod = settlePeriod(row, request, findings);
    if (settledPeriod === undefined) return;
    const found = request.places.find(row, lastDay(settledPeriod));
    if (found.kind === 'leftOut') return;
    if (found.kind === 'found') placed.push({ ...row, area: found.area, settledPeriod });
    else if (found.code === 'area-not-set-up') elsewhere.add(row, String(found.hint.setup ?? ''));
    else {
      const { code, hint } = found;
      findings.add({ severity: 'error', line: row.line, column: 'kode', code, value: row.written, hint });
    }
  });
  return { rows: placed, elsewhere };
}

/** What a row of people may not be: told twice, with more families than people; sums that differ are only warned of. */
export function checkPeople(rows: readonly PlacedPeople[], findings: Findings): PlacedPeople[] {
  const first = new Map<string, PlacedPeople>();
  const bad = new Set<PlacedPeople>();
  for (const row of rows) {
    const key = `${row.area.id} ${row.settledPeriod}`;
    const before = first.get(key);
    if (before) {
      const hint = { other: before.line, otherCount: before.persons ?? '' };
      findings.add({
        severity: 'error',
        line: row.line,
        column: 'kode',
        code: 'row-twice',
        value: row.persons,
        hint,
      });
      bad.add(row);
      continue;
    }
    first.set(key, row);
    if (row.persons !== null && row.households !== null && row.households > row.persons) {
      const hint = { persons: row.persons };
      findings.add({
        severity: 'error',
        line: row.line,
        column: 'kk',
        code: 'families-over-people',
        value: row.households,
        hint,
      });
      bad.add(row);
    }
    warnOfSums(row, findings);
  }
  return rows.filter((row) => !bad.has(row));
}

function warnOfSums(row: PlacedPeople, findings: Findings): void {
  if (row.persons === null) return;
  const warn = (code: string, sum: number) => {
    if (sum === row.persons) return;
    const hint = { persons: row.persons ?? 0, difference: sum - (row.persons ?? 0) };
    findings.add({ severity: 'warning', line: row.line, code, value: sum, hint });
  };
  if (row.male !== null && row.female !== null) warn('sexes-differ', row.male + row.female);
  if (row.ages.size > 0)
    warn(
      'ages-differ',
      [...row.ages.values()].reduce((n, v) => n + v, 0),
    );
}

/** The rows as facts: everybody with families, each sex, and each age group. */
export function peopleFacts(rows: readonly PlacedPeople[]): PopulationFact[] {
  return rows.flatMap((row) => {
    const base = { areaId: row.area.id, period: row.settledPeriod, asOf: row.asOf ?? null };
    const fact = (
      sex: PopulationFact['sex'],
      ageBand: string,
      persons: number | null,
      households: number | null,
    ) => ({
      ...base,
      sex,
      ageBand,
      persons,
      households,
    });
    return [
      fact('T', '*', row.persons, row.households),
      ...(row.male === null ? [] : [fact('L', '*', row.male, null)]),
      ...(row.female === null ? [] : [fact('P', '*', row.female, null)]),
      ...[...row.ages].map(([band, persons]) => fact('T', band, persons, null)),
    ];
  });
}
