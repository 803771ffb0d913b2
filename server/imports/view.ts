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
