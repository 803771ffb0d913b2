import { type RawBuilder, sql } from 'kysely';
import { STANDARD_DISCLOSURE } from '../../data/catalogue/disclosure.ts';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { EVACUATION_SERIES } from '../../data/catalogue/totals.ts';
import type { DisclosureSettings } from '../../data/contract/disclosure.ts';
import { type ReleaseView, type Shape, shapeInForce } from '../access/release-view.ts';
import type { Db } from '../db/open.ts';

/**
 * Where figures are read: exactly, from the roll-up; or published, from one release. Chosen once, by what the guard says;
 * the queries of a feature are written on `buildsFor`, `cellsFor` and `sourcesFor`, and know of neither.
 */
export type Reader = 'exact' | ReleaseView;

/** In the place of `rollup_build`: of a release its parts, all of them current. */
export function buildsFor(reader: Reader): RawBuilder<unknown> {
  if (reader === 'exact') return sql`rollup_build`;
  return sql`(select p.id, p.root_id, p.period, p.population_period, p.tree_on, true as current
    from release_part p join release_holds h on h.part_id = p.id where h.release_id = ${reader.id})`;
}

/** In the place of `rollup`: a hidden figure has the basis 'hidden' and no count. */
export function cellsFor(reader: Reader): RawBuilder<unknown> {
  if (reader === 'exact') return sql`rollup`;
  const open = reader.floor === null ? undefined : sql<boolean>`${isAbove(reader.floor)}`;
  const kept = (name: string) =>
    open ? sql`case when ${open} then p.${sql.ref(name)} end` : sql.ref(`p.${name}`);
  return sql`(select p.part_id as build_id, p.area_id, p.level, p.series, p.sex, p.measure,
    ${kept('count')} as count, ${open ? sql`case when ${open} then p.basis else 'hidden' end` : sql.ref('p.basis')} as basis,
    ${kept('n')} as n, ${kept('m')} as m, ${kept('parts_count')} as parts_count, ${kept('persons')} as persons,
    ${kept('households')} as households, ${kept('area_m2')} as area_m2, ${kept('kept_at')} as kept_at from published p)`;
}

/** In the place of `rollup_source`. */
export function sourcesFor(reader: Reader): RawBuilder<unknown> {
  if (reader === 'exact') return sql`rollup_source`;
  return sql`(select s.part_id as build_id, s.series, s.sexes, s.import_id, s.as_of from published_source s)`;
}

const CLOSED = NEED_TYPES.filter((t) => t.access === 'closed').map((t) => t.code);

/**
 * Condition on a row `p`: it reaches thresholds that were raised after it was published. What is made of several figures
 * is closed until the next release, for one of them may be.
 */
function isAbove(floor: { readonly open: number; readonly closed: number }): RawBuilder<boolean> {
  return sql<boolean>`(p.series in ('penduduk', 'kk') or (p.series <> ${EVACUATION_SERIES}
    and case when p.series = any(${CLOSED}::text[]) or exists (
        select 1 from own_indicator o where o.access = 'closed' and 'own:' || o.code = p.series)
      then p.count >= ${floor.closed} else p.count = 0 or p.count >= ${floor.open} end))`;
}

/** What the office decided of publishing. */
export interface HeldSettings {
  /** null: nothing yet, an office begins with the standard */
  readonly id: number | null;
  readonly settings: DisclosureSettings;
  readonly madeAt: Date | null;
  readonly madeBy: string | null;
}

/** The settings in force. */
export async function loadDisclosure(db: Db): Promise<HeldSettings> {
  const row = await db
    .selectFrom('data_state as d')
    .innerJoin('disclosure_setting as s', 's.id', 'd.setting_id')
    .select(['s.id', 's.settings', 's.made_at as madeAt', 's.made_by as madeBy'])
    .executeTakeFirst();
  return row ?? { id: null, settings: STANDARD_DISCLOSURE, madeAt: null, madeBy: null };
}

/** How fine everything may be published at this moment. */
export async function loadShape(db: Db, release: ReleaseView | null): Promise<Shape> {
  return shapeInForce(release, (await loadDisclosure(db)).settings);
}
