import { NEED_TYPES } from '../../../data/catalogue/needs.ts';
import type { TableRow, TextTable } from '../../../data/read/csv.ts';
import { readNeeds } from '../../../data/read/need.ts';
import type { Findings } from '../findings.ts';
import type { ImportEnv } from '../kind.ts';
import { PeopleLookup, type PeopleThen } from '../lookup/people.ts';
import { someSayPeriod } from '../lookup/settle-period.ts';
import { WordMatcher } from '../matching/word-matcher.ts';
import type { PlacedRow } from '../need/cells.ts';
import { loadClosedLevels } from '../need/closed-levels.ts';
import type { Ancestry } from '../need/closed-sums.ts';
import { placeRows } from '../need/place-rows.ts';
import type { NeedOptions } from '../need/spec.ts';
import type { ReadMeanings } from './meanings.ts';

const FAMILIES = new Set(NEED_TYPES.filter((t) => t.unit === 'keluarga').map((t) => t.code));

export interface ReadWords {
  readonly placed: readonly PlacedRow[];
  readonly matcher: WordMatcher;
  /** something is left to be settled by somebody */
  readonly open: boolean;
  /** what their areas lie in; undefined where no row was read */
  readonly places: Ancestry | undefined;
}

interface SomeRows {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** by line: how many rows of the file it stands for */
  readonly times: ReadonlyMap<number, number> | undefined;
}

/** Rows as the careful reader reads them, with its findings. */
export async function readRows(
  env: ImportEnv,
  { columns, rows, times }: SomeRows,
  { period, closed }: NeedOptions,
  findings: Findings,
): Promise<ReadWords> {
  const table: TextTable = { columns, rows, read: rows.length };
  const matcher = await WordMatcher.open(env, table);
  if (times) matcher.matches.rowsAt = (line) => times.get(line) ?? 0;
  if (rows.length === 0) return { placed: [], matcher, open: false, places: undefined };
  const read = await readNeeds(table, matcher);
  for (const problem of read.problems) findings.add(problem);
  matcher.askCodes(read.problems);
  const today = env.ctx.clock.today();
  const levels = await loadClosedLevels(env);
  const places = await matcher.places(env, read.rows, findings);
  const placed = someSayPeriod(read.rows, period, findings)
    ? await placeRows(read.rows, { places, period, today, closed, levels }, findings)
    : [];
  const questions = matcher.matches.report()?.questions ?? [];
  return { placed, matcher, open: questions.length > 0 || matcher.matches.leftOut > 0, places };
}

/** How many people there are where rows say. */
export async function peopleThere(env: ImportEnv, placed: readonly PlacedRow[]) {
  const lookup = await PeopleLookup.read(
    env.ctx.db.as(env.scope),
    [...new Set(placed.flatMap((r) => r.area.regencyId ?? []))],
    [...new Set(placed.map((r) => r.settledPeriod))],
  );
  /** the most there can be of an area, period and type, by their indexes */
  const most = ({ areas, periods, series }: ReadMeanings) => {
    const known = new Map<string, PeopleThen['people']>();
    const placeOf = new Map(areas.map((id, i) => [id, i]));
    for (const { area, settledPeriod } of placed) {
      const then = lookup.of(area, settledPeriod);
      if (then) known.set(`${placeOf.get(area.id)} ${periods.indexOf(settledPeriod)}`, then.people);
    }
    const inFamilies = series.map((code) => FAMILIES.has(code));
    return (area: number, period: number, type: number) => {
      const people = known.get(`${area} ${period}`);
      return (inFamilies[type] ? people?.households : people?.persons) ?? null;
    };
  };
  return { lookup, most };
}
