import { type RawBuilder, sql } from 'kysely';
import type { AreaRef } from '../../../data/contract/area.ts';
import { codePart } from '../../../data/read/rt-rw.ts';
import type { Db } from '../../db/open.ts';
import { validOn } from '../query.ts';
import { skeletonOf, type Wish } from './text.ts';

export interface Match extends AreaRef {
  /** names of the areas it lies in, coarse to fine */
  readonly path: string[];
}

const DEPTH = sql`array_position(array['provinsi','kabupaten','kecamatan','desa','dusun','rw','rt'], v.level)`;
/** A name without case, accents, spaces and marks: what `plainKey` makes of it. */
const KEY = sql`regexp_replace(translate(lower(v.name), 'àáâãäåèéêëìíîïòóôõöùúûüçñÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜÇÑ',
  'aaaaaaeeeeiiiiooooouuuucnaaaaeeeeiiiioooouuuucn'), '[^a-z0-9]+', '', 'g')`;
/** What `skeletonOf` makes of a key. */
const SKELETON = sql`replace(regexp_replace(replace(replace(replace(k.key, 'oe', 'u'), 'dj', 'j'), 'tj', 'c'),
  '(.)\\1+', '\\1', 'g'), 'e', '')`;

/** The names of the areas that `h` lies in, coarse to fine. */
function pathOf(on: string): RawBuilder<string[]> {
  return sql<string[]>`array(
    with recursive up as (
      select v.parent_id, v.name, 1 as steps from area_version v
      where v.current and v.area_id = h.parent_id and ${validOn(on)}
      union all
      select v.parent_id, v.name, up.steps + 1 from area_version v join up on v.area_id = up.parent_id
      where v.current and ${validOn(on)})
    select up.name from up order by up.steps desc)`;
}

/** Areas whose code begins like this, the shortest first. */
export function byCodeQuery(code: string, on: string, limit: number) {
  return sql<Match>`
    with h as (
      select v.area_id as id, v.code, v.name, v.level, v.parent_id from area_version v
      where v.current and ${validOn(on)} and v.code like ${`${code}%`}
      order by length(v.code), v.code limit ${limit})
    select h.id, h.code, h.name, h.level, ${pathOf(on)} as path from h order by length(h.code), h.code`;
}

/**
 * Areas by name, best first: the same name, one that begins with it, that has a word that does, that holds it, that
 * sounds like it; of those the level that was said, then the coarser first. Numbers of RT and RW are no names.
 */
export function byNameQuery(wish: Wish, on: string, limit: number) {
  const names = sql`${[...wish.names]}::text[]`;
  const skeletons = [...new Set(wish.names.map(skeletonOf))].filter((s) => s.length > 2);
  return sql<Match>`
    with k as (
      select v.area_id as id, v.code, v.name, v.level, v.parent_id, ${DEPTH} as depth, ${KEY} as key
      from area_version v
      where v.current and ${validOn(on)} and (v.level not in ('rw', 'rt') or v.name !~ '^R[WT] ?[0-9]')),
    ranked as (
      select k.*, case
        when k.key = any(${names}) then 0
        when exists (select 1 from unnest(${names}) n where starts_with(k.key, n)) then 1
        when exists (select 1 from unnest(${names}) n where k.key like '%' || n || '%') then
          case when exists (select 1 from unnest(${names}) n, regexp_split_to_table(lower(k.name), '[^a-z0-9]+') w
            where w <> '' and starts_with(n, left(w, 3)) and starts_with(w, left(n, 3))) then 2 else 3 end
        when exists (select 1 from unnest(${skeletons}::text[]) n where ${SKELETON} like '%' || n || '%') then 4
        end as rank
      from k),
    h as (
      select * from ranked where rank is not null
      order by rank, level is distinct from ${wish.level}::text, depth, name, code limit ${limit})
    select h.id, h.code, h.name, h.level, ${pathOf(on)} as path from h
    order by h.rank, h.level is distinct from ${wish.level}::text, h.depth, h.name, h.code`;
}

/** RW or RT of a number, anywhere or within some areas. */
export function byNumberQuery(
  { rw, rt }: Pick<Wish, 'rw' | 'rt'>,
  within: readonly number[] | null,
  on: string,
  limit: number,
) {
  const level = rt === null ? 'rw' : 'rt';
  const end = [
    ...(rw === null ? [] : [codePart('rw', rw)]),
    ...(rt === null ? [] : [codePart('rt', rt)]),
  ].join('.');
  const below =
    within === null
      ? sql`true`
      : sql`v.area_id in (
        with recursive below as (
          select unnest(${[...within]}::int[]) as area_id
          union
          select v.area_id from area_version v join below on v.parent_id = below.area_id
          where v.current and ${validOn(on)})
        select area_id from below)`;
  return sql<Match>`
    with h as (
      select v.area_id as id, v.code, v.name, v.level, v.parent_id from area_version v
      where v.current and ${validOn(on)} and v.level = ${level} and v.code like ${`%.${end}`} and ${below}
      order by v.code collate "C" limit ${limit})
    select h.id, h.code, h.name, h.level, ${pathOf(on)} as path from h order by h.code collate "C"`;
}

export async function findMatches(db: Db, query: RawBuilder<Match>): Promise<Match[]> {
  return (await query.execute(db)).rows;
}

/** The areas that have a name of their own, to compare spellings with; numbers of RT and RW are none. */
export async function loadNames(db: Db, on: string, most: number): Promise<AreaRef[]> {
  const found = await sql<AreaRef>`
    select v.area_id as id, v.code, v.name, v.level from area_version v
    where v.current and ${validOn(on)} and v.level not in ('rw', 'rt')
    order by ${DEPTH}, v.code limit ${most}`.execute(db);
  return found.rows;
}
