import { placeKey } from './place.ts';
import type { PopulationRow } from './population.ts';
import type { ReadProblem } from './problem.ts';

type Slot = 'persons' | 'male' | 'female';

/** What one row of a table in long form tells: everybody, men or women. */
function slotOf(row: PopulationRow): Slot {
  if (row.persons !== null || (row.male === null && row.female === null)) return 'persons';
  return row.male === null ? 'female' : 'male';
}

/**
 * Rows of a table in long form (`kode,jk,jumlah`) as one row an area and period. Everybody is what the file says, else men
 * and women together; a sex told twice, or one without the other and without everybody, is a problem.
 */
export function joinSexes(
  rows: readonly PopulationRow[],
  column: string,
  out: ReadProblem[],
): PopulationRow[] {
  const groups = new Map<string, Map<Slot, PopulationRow>>();
  for (const row of rows) {
    const key = `${placeKey(row.place)} ${row.period ?? ''}`;
    const group = groups.get(key) ?? new Map<Slot, PopulationRow>();
    groups.set(key, group);
    const slot = slotOf(row);
    const before = group.get(slot);
    if (before) {
      const hint = { other: before.line, otherCount: before[slot] ?? '' };
      out.push({ severity: 'error', line: row.line, column, code: 'sex-twice', value: row[slot], hint });
    } else group.set(slot, row);
  }
  return [...groups.values()].flatMap((group) => joinGroup(group, column, out));
}

function joinGroup(
  group: ReadonlyMap<Slot, PopulationRow>,
  column: string,
  out: ReadProblem[],
): PopulationRow[] {
  const [first] = group.values();
  if (!first) return [];
  const all = group.get('persons');
  const male = group.get('male')?.male ?? all?.male ?? null;
  const female = group.get('female')?.female ?? all?.female ?? null;
  const persons = all?.persons ?? (male === null || female === null ? null : male + female);
  const households = all?.households ?? null;
  if (persons === null && households === null) {
    const missing = male === null ? 'L' : 'P';
    out.push({
      severity: 'error',
      line: first.line,
      column,
      code: 'other-sex-missing',
      value: first.written,
      hint: { missing },
    });
    return [];
  }
  const ages = all?.ages.size ? all.ages : agesOf(group);
  return [{ ...first, told: group.size, male, female, persons, households, ages }];
}

/** Age groups of men and women together; empty unless both tell them. */
function agesOf(group: ReadonlyMap<Slot, PopulationRow>): ReadonlyMap<string, number> {
  const [men, women] = [group.get('male')?.ages, group.get('female')?.ages];
  if (!men?.size || !women?.size) return new Map();
  return new Map([...men].map(([band, n]) => [band, n + (women.get(band) ?? 0)]));
}
