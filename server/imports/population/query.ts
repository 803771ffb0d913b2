import { sql } from 'kysely';
import { arrayText } from '../../db/array-text.ts';
import type { Db } from '../../db/open.ts';
import type { Sex } from '../../db/tables/figure.ts';

export interface PopulationFact {
  readonly areaId: number;
  readonly period: string;
  readonly asOf: string | null;
  /** T is everybody */
  readonly sex: Sex;
  /** '*' all ages */
  readonly ageBand: string;
  readonly persons: number | null;
  readonly households: number | null;
}

/** Writes draft rows of population; a few thousand at a time. */
export async function insertPopulation(
  db: Db,
  importId: number,
  facts: readonly PopulationFact[],
): Promise<void> {
  const column = (name: keyof PopulationFact) => arrayText(facts.map((f) => f[name]));
  await sql`
    insert into population (import_id, area_id, period, as_of, sex, age_band, persons, households)
    select ${importId}::int, u.* from unnest(
      ${column('areaId')}::int[], ${column('period')}::text[], ${column('asOf')}::date[], ${column('sex')}::text[],
      ${column('ageBand')}::text[], ${column('persons')}::int[], ${column('households')}::int[]) u`.execute(
    db,
  );
}
