import { sql } from 'kysely';
import { arrayText } from '../../db/array-text.ts';
import type { Db } from '../../db/open.ts';
import type { ObservationTable, Sex } from '../../db/tables/figure.ts';

export interface NeedFact {
  readonly areaId: number;
  readonly series: string;
  readonly sex: Sex;
  readonly period: string;
  readonly measure: ObservationTable['measure'];
  readonly count: number;
  readonly asOf: string | null;
}

/** Writes draft observations; a few thousand at a time. */
export async function insertNeeds(
  db: Db,
  importId: number,
  vocabulary: string,
  facts: readonly NeedFact[],
): Promise<void> {
  const column = (name: keyof NeedFact) => arrayText(facts.map((f) => f[name]));
  await sql`
    insert into observation (import_id, vocabulary, area_id, series, sex, period, measure, count, as_of)
    select ${importId}::int, ${vocabulary}::text, u.* from unnest(
      ${column('areaId')}::int[], ${column('series')}::text[], ${column('sex')}::text[], ${column('period')}::text[],
      ${column('measure')}::text[], ${column('count')}::int[], ${column('asOf')}::date[]) u`.execute(db);
}
