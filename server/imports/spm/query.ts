import { sql } from 'kysely';
import { arrayText } from '../../db/array-text.ts';
import type { Db } from '../../db/open.ts';

export interface BudgetFact {
  readonly areaId: number;
  readonly service: string;
  readonly period: string;
  /** whole rupiah */
  readonly amount: number;
}

/** Writes draft budgets. */
export async function insertBudgets(db: Db, importId: number, budgets: readonly BudgetFact[]): Promise<void> {
  const column = (name: keyof BudgetFact) => arrayText(budgets.map((b) => b[name]));
  await sql`
    insert into spm_budget (import_id, area_id, service, period, amount)
    select ${importId}::int, u.* from unnest(${column('areaId')}::int[], ${column('service')}::text[],
      ${column('period')}::text[], ${column('amount')}::bigint[]) u`.execute(db);
}
