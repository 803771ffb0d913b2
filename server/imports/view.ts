import { type ExpressionBuilder, sql } from 'kysely';
import type { Tables } from '../db/tables/index.ts';

/**
 * Which imports count: the applied ones, with one draft taken as applied last, or one applied taken as undone. Derived
 * data (roll-up, tile sets) is computed for such a view before the swap makes it true.
 */
export interface ImportView {
  readonly including?: number;
  readonly excluding?: number;
}

/** The truth as it stands. */
export const APPLIED: ImportView = {};

/** Subquery of the import ids that count, with the order in which they hold (`seq`, later holds). */
export function countingImports(eb: ExpressionBuilder<Tables, never>, view: ImportView) {
  return eb
    .selectFrom('import')
    .select(['import.id', sql<number>`coalesce(import.applied_seq, 2147483647)`.as('seq')])
    .where((w) =>
      w.and([
        w.or([w('import.state', '=', 'applied'), w('import.id', '=', view.including ?? -1)]),
        w('import.id', '!=', view.excluding ?? -1),
      ]),
    );
}
