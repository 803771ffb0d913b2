import type { CopySession } from '../../db/server-session.ts';
import type { Facts } from './facts.ts';
import type { ReadMeanings } from './meanings.ts';

const ROWS_A_CHUNK = 1000;
const SEX_COLUMN = ['L', 'P', 'T', 'T', 'T'] as const;
const MEASURE_COLUMN = ['tercatat', 'terlayani'] as const;

/** Has anything been told of some periods? */
export async function isAnythingTold(session: CopySession, periods: readonly string[]): Promise<boolean> {
  const [any] = await session.run<{ there: boolean }>(
    `select exists (select 1 from rollup_source s join rollup_build b on b.id = s.build_id
       where b.current and b.period = any($1::text[])) as there`,
    [periods],
  );
  return any?.there ?? false;
}

/** How many cells earlier imports told, how many of them change, and which imports these are. */
export async function replacedCells(
  session: CopySession,
  { cells }: Facts,
  { of, areas, series, periods }: ReadMeanings,
): Promise<{ replaced: number; changed: number; imports: number[] }> {
  await session.run("set work_mem = '192MB'");
  await session.run(
    'create temp table told (area_id integer, series text, period text, measure text, sum bigint)',
  );
  const lineOf = (id: number) => {
    const row = cells.first[id] as number;
    const [area, period] = [areas[of.area(row)], periods[of.period(row)]];
    return `${area}\t${series[of.type(row)]}\t${period}\t${MEASURE_COLUMN[of.measure(row)]}\t${cells.sum[id]}\n`;
  };
  await session.copyIn('copy told from stdin', chunksOf(0, cells.size, lineOf));
  await session.run('analyze told');
  const [found] = await session.run<{ replaced: number; changed: number; imports: number[] | null }>(
    `with latest as (
       select distinct on (o.area_id, o.series, o.period, o.measure) o.area_id, o.series, o.period, o.measure,
         o.import_id, sum(o.count) over (partition by o.area_id, o.series, o.period, o.measure, o.import_id) as sum
       from observation o join import i on i.id = o.import_id and i.state = 'applied'
       where o.period = any($1::text[]) order by o.area_id, o.series, o.period, o.measure, i.applied_seq desc)
     select count(*)::integer as replaced, (count(*) filter (where t.sum <> l.sum))::integer as changed,
       array_agg(distinct l.import_id) as imports
     from told t join latest l using (area_id, series, period, measure)`,
    [periods],
  );
  return { replaced: found?.replaced ?? 0, changed: found?.changed ?? 0, imports: found?.imports ?? [] };
}

/** Writes the facts of some rows as draft observations of an import. */
export async function copyFacts(
  session: CopySession,
  { count }: Facts,
  { of, areas, series, periods, days }: ReadMeanings,
  { importId, vocabulary, from, to, each }: CopyRequest,
): Promise<void> {
  const lineOf = (row: number) => {
    const told = count[row] as number;
    if (told < 0) return '';
    const day = days[of.day(row)] ?? '\\N';
    const [sex, measure] = [SEX_COLUMN[of.sex(row)], MEASURE_COLUMN[of.measure(row)]];
    return `${importId}\t${vocabulary}\t${areas[of.area(row)]}\t${series[of.type(row)]}\t${sex}\t${periods[of.period(row)]}\t${measure}\t${told}\t${day}\n`;
  };
  await session.copyIn(
    'copy observation (import_id, vocabulary, area_id, series, sex, period, measure, count, as_of) from stdin',
    chunksOf(from, to, lineOf, each),
  );
}

interface CopyRequest {
  readonly importId: number;
  readonly vocabulary: string;
  /** rows from 0, the last not among them */
  readonly from: number;
  readonly to: number;
  /** called before each part, with the rows that are done; throws to stop */
  readonly each: (done: number) => void;
}

function* chunksOf(
  from: number,
  to: number,
  lineOf: (n: number) => string,
  each: (done: number) => void = () => {},
): Generator<Uint8Array> {
  for (let start = from; start < to; start += ROWS_A_CHUNK) {
    each(start - from);
    let text = '';
    const end = Math.min(to, start + ROWS_A_CHUNK);
    for (let n = start; n < end; n += 1) text += lineOf(n);
    if (text !== '') yield Buffer.from(text);
  }
}
