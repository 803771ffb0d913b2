import type { CopySession } from '../../db/server-session.ts';

/** Positions of the columns that the words of a row stand in. */
export interface WordColumns {
  /** of the area and of the period */
  readonly place: readonly number[];
  readonly type: number;
  readonly sex: number | undefined;
  readonly measure: number | undefined;
  readonly asOf: number | undefined;
  readonly count: number;
}

export interface RawRow {
  readonly n: number;
  readonly cells: readonly string[];
}

/** Takes the lines of a table as they are: a row of texts each, numbered from 1 below the heading. */
export async function copyLines(
  session: CopySession,
  columns: number,
  separator: string,
  chunks: Iterable<Uint8Array>,
): Promise<void> {
  const names = Array.from({ length: columns }, (_, i) => `c${i}`);
  await session.run(
    `create temp table raw (n integer generated always as identity, ${names.map((c) => `${c} text`).join(', ')})`,
  );
  const delimiter = separator === '\t' ? "E'\\t'" : `'${separator}'`;
  await session.copyIn(
    `copy raw (${names.join(', ')}) from stdin with (format csv, header true, delimiter ${delimiter},
      force_not_null (${names.join(', ')}), encoding 'UTF8')`,
    chunks,
  );
}

const JUST_DIGITS = "~ '^[0-9]{1,9}$'";

/** Words of the count column that are not just digits, with how often they stand there and where first. */
export function oddCounts(
  session: CopySession,
  count: number,
  most: number,
): Promise<{ word: string; n: number; times: number }[]> {
  return session.run(
    `select c${count} as word, min(n) as n, count(*)::integer as times from raw
     where not c${count} ${JUST_DIGITS} group by 1 order by 2 limit $1`,
    [most],
  );
}

/** What the count column holds besides digits; undefined: nothing. */
interface OddCounts {
  /** numbers, by the words for them */
  readonly numbers: ReadonlyMap<string, number>;
}

export interface FirstRow extends RawRow {
  /** rows with these words of an area and period; 0 where an earlier row has them */
  readonly times: number;
}

/** A row for every word (or words of an area and period) that occurs in a row with a count, the first with it. */
export async function firstRows(
  session: CopySession,
  at: WordColumns,
  columns: number,
  odd: OddCounts | undefined,
): Promise<FirstRow[]> {
  const isCounted = odd
    ? `c${at.count} ${JUST_DIGITS} or c${at.count} = any($1::text[])`
    : '$1::text[] is null';
  const groups = [
    at.place,
    [at.type],
    ...[at.sex, at.measure, at.asOf].map((c) => (c === undefined ? [] : [c])),
  ];
  const sets = groups.filter((g) => g.length > 0).map((g) => `(${g.map((c) => `c${c}`).join(', ')})`);
  const cells = Array.from({ length: columns }, (_, i) => `r.c${i}`).join(', ');
  return session.run(
    `with first as (
       select min(n) as n, case when grouping(${at.place.map((c) => `c${c}`).join(', ')}) = 0 then count(*) else 0 end as times
       from raw where ${isCounted}
       group by grouping sets (${sets.join(', ')})),
     each as materialized (select n, sum(times)::integer as times from first group by n)
     select r.n, each.times, array[${cells}] as cells from raw r join each using (n) order by r.n`,
    [odd ? [...odd.numbers.keys()] : null],
  );
}

/** Rows by number, as texts. */
export function rowsAt(session: CopySession, columns: number, numbers: readonly number[]): Promise<RawRow[]> {
  const cells = Array.from({ length: columns }, (_, i) => `c${i}`).join(', ');
  return session.run(`select n, array[${cells}] as cells from raw where n = any($1::integer[]) order by n`, [
    numbers,
  ]);
}

/** What the words of an area and period mean. */
export interface PlaceMeaning {
  readonly cells: readonly string[];
  readonly areaId: number;
  /** index into the periods */
  readonly period: number;
}

/** A word and its index among the meanings of its column. */
type WordMeaning = readonly [word: string, meaning: number];

export interface Meanings {
  readonly places: readonly PlaceMeaning[];
  readonly types: readonly WordMeaning[];
  /** 0 L, 1 P, 2 nothing said, 3 everybody, 4 said to be not stated */
  readonly sexes: readonly WordMeaning[];
  /** 0 tercatat, 1 terlayani */
  readonly measures: readonly WordMeaning[];
  readonly days: readonly WordMeaning[];
}

/** Makes numbers of the words: a row of `fact` for each line that tells a count, and `cell` for what is told together. */
export async function makeFacts(
  session: CopySession,
  at: WordColumns,
  m: Meanings,
  odd: OddCounts | undefined,
): Promise<void> {
  const placeColumns = at.place.map((_, i) => `p${i}`);
  await session.run(
    `create temp table place (${placeColumns.map((c) => `${c} text`).join(', ')}, area_id integer, period smallint)`,
  );
  const arrays = placeColumns.map((_, i) => `$${i + 1}::text[]`).join(', ');
  await session.run(
    `insert into place select * from unnest(${arrays}, $${placeColumns.length + 1}::integer[], $${placeColumns.length + 2}::smallint[])`,
    [
      ...placeColumns.map((_, i) => m.places.map((p) => p.cells[i] ?? '')),
      m.places.map((p) => p.areaId),
      m.places.map((p) => p.period),
    ],
  );
  await session.run('create temp table word (kind smallint, word text, meaning integer)');
  for (const [kind, words] of [m.types, m.sexes, m.measures, m.days, odd?.numbers ?? []].entries()) {
    await session.run('insert into word select $1::smallint, * from unnest($2::text[], $3::integer[])', [
      kind,
      [...words].map((w) => w[0]),
      [...words].map((w) => w[1]),
    ]);
  }
  await session.run('analyze place');
  const joins: string[] = [];
  const said = (kind: number, name: string, column: number | undefined, unsaid: string) => {
    if (column === undefined) return unsaid;
    joins.push(`left join word ${name} on ${name}.kind = ${kind} and ${name}.word = r.c${column}`);
    return `${name}.meaning`;
  };
  const type = said(0, 't', at.type, '0');
  const sex = said(1, 's', at.sex, '2');
  const measure = said(2, 'u', at.measure, '0');
  const day = said(3, 'd', at.asOf, 'null::integer');
  const count = `r.c${at.count}`;
  if (odd) joins.push(`left join word k on k.kind = 4 and k.word = ${count} and not ${count} ${JUST_DIGITS}`);
  const number = odd
    ? `case when ${count} ${JUST_DIGITS} then ${count}::integer else k.meaning end`
    : `${count}::integer`;
  await session.run(
    `create temp table fact as
     select r.n, p.area_id, ${type}::smallint as type, ${sex}::smallint as sex, p.period,
       ${measure}::smallint as measure, ${day}::smallint as day,
       ${number} as count
     from raw r
     join place p on ${at.place.map((c, i) => `p.p${i} = r.c${c}`).join(' and ')}
     ${joins.join(' ')}
     ${odd ? `where ${count} ${JUST_DIGITS} or k.meaning is not null` : ''}`,
  );
  await session.run(
    `create temp table cell as
     select area_id, type, period, measure, min(n) as n, count(*)::integer as rows,
       bit_or(1 << sex)::integer as told,
       sum(count)::bigint as sum, coalesce(sum(count) filter (where sex < 2), 0)::bigint as split
     from fact group by area_id, type, period, measure`,
  );
}

interface FactSums {
  readonly rows: number;
  readonly areas: number;
  readonly types: readonly number[];
  /** facts of which a word has no meaning */
  readonly holes: number;
  /** cells told by one of the sexes only, and the first line of them */
  readonly halves: number;
  readonly half: number | null;
}

/** Counts over all facts. @param womenOnly index of the type that is told of women only, -1 without it */
export async function factSums(session: CopySession, womenOnly: number): Promise<FactSums> {
  const [sums] = await session.run<FactSums>(
    `select (select count(*)::integer from fact) as rows,
       (select count(*)::integer from fact where type is null or sex is null or measure is null) as holes,
       count(distinct area_id)::integer as areas, array_agg(distinct type) as types,
       (count(*) filter (where told in (1, 2) and type <> $1))::integer as halves,
       min(n) filter (where told in (1, 2) and type <> $1) as half
     from cell`,
    [womenOnly],
  );
  if (!sums) throw new Error('sums without a row');
  return sums;
}

/** Lines of cells that say something twice, or a whole or a rest beside its parts; at most so many cells, errors first. */
export async function disputedLines(session: CopySession, most: number): Promise<number[]> {
  const rows = await session.run<{ n: number }>(
    `with judged as (select area_id, type, period, measure, n,
         rows > (told & 1) + (told >> 1 & 1) + (told & 28 > 0)::integer
           or (told & 3 > 0 and (told & 8 > 0 or (told & 4 > 0 and sum = 2 * split))) as wrong,
         told & 3 > 0 and told & 4 > 0 and sum > split as rest
       from cell),
     bad as (select area_id, type, period, measure from judged where wrong or rest order by wrong desc, n limit $1)
     select f.n from fact f join bad using (area_id, type, period, measure) order by f.n`,
    [most],
  );
  return rows.map((r) => r.n);
}

export interface MostThere {
  readonly areaId: number;
  readonly period: number;
  readonly persons: number | null;
  readonly households: number | null;
}

/** Lines of cells that count more than there are people, or of types counted in families, more than families. */
export async function linesOverPopulation(
  session: CopySession,
  most: readonly MostThere[],
  familyTypes: readonly number[],
  atMost: number,
): Promise<number[]> {
  if (most.length === 0) return [];
  const rows = await session.run<{ n: number }>(
    `with people as (select * from unnest($1::integer[], $2::smallint[], $3::integer[], $4::integer[])
         as p (area_id, period, persons, households)),
     bad as (select area_id, type, period, measure from cell join people using (area_id, period)
       where sum > case when type = any($5::smallint[]) then households else persons end order by n limit $6)
     select f.n from fact f join bad using (area_id, type, period, measure) order by f.n`,
    [
      most.map((p) => p.areaId),
      most.map((p) => p.period),
      most.map((p) => p.persons),
      most.map((p) => p.households),
      familyTypes,
      atMost,
    ],
  );
  return rows.map((r) => r.n);
}

/** How many cells earlier imports told, how many of them change, and which imports these are. */
export async function replacedCells(
  session: CopySession,
  series: readonly string[],
  periods: readonly string[],
): Promise<{ replaced: number; changed: number; imports: number[] }> {
  const [any] = await session.run<{ there: boolean }>(
    `select exists (select 1 from observation o join import i on i.id = o.import_id and i.state = 'applied'
       where o.period = any($1::text[])) as there`,
    [periods],
  );
  if (!any?.there) return { replaced: 0, changed: 0, imports: [] };
  const [found] = await session.run<{ replaced: number; changed: number; imports: number[] | null }>(
    `with told as (
       select c.area_id, s.series, p.period, (array['tercatat', 'terlayani'])[c.measure + 1] as measure, c.sum
       from cell c join unnest($1::text[]) with ordinality s (series, i) on s.i = c.type + 1
       join unnest($2::text[]) with ordinality p (period, i) on p.i = c.period + 1),
     latest as (
       select distinct on (o.area_id, o.series, o.period, o.measure) o.area_id, o.series, o.period, o.measure,
         o.import_id, sum(o.count) over (partition by o.area_id, o.series, o.period, o.measure, o.import_id) as sum
       from observation o join import i on i.id = o.import_id and i.state = 'applied'
       where o.period = any($2::text[]) order by o.area_id, o.series, o.period, o.measure, i.applied_seq desc)
     select count(*)::integer as replaced, (count(*) filter (where t.sum <> l.sum))::integer as changed,
       array_agg(distinct l.import_id) as imports
     from told t join latest l using (area_id, series, period, measure)`,
    [series, periods],
  );
  return { replaced: found?.replaced ?? 0, changed: found?.changed ?? 0, imports: found?.imports ?? [] };
}

export interface FactWords {
  readonly vocabulary: string;
  readonly series: readonly string[];
  readonly periods: readonly string[];
  readonly days: readonly (string | null)[];
}

/** Writes the facts of some lines as draft observations. */
export async function insertFacts(
  session: CopySession,
  importId: number,
  words: FactWords,
  [from, to]: readonly [number, number],
): Promise<void> {
  await session.run(
    `insert into observation (import_id, vocabulary, area_id, series, sex, period, measure, count, as_of)
     select $1::integer, $2::text, f.area_id, ($3::text[])[f.type + 1], (array['L', 'P', 'T', 'T', 'T'])[f.sex + 1],
       ($4::text[])[f.period + 1], (array['tercatat', 'terlayani'])[f.measure + 1], f.count,
       ($5::date[])[f.day + 1]
     from fact f where f.n >= $6 and f.n < $7`,
    [importId, words.vocabulary, words.series, words.periods, words.days, from, to],
  );
}
