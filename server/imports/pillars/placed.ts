import type { WholePillar } from '../../pillars/kind.ts';
import type { KnownArea } from '../lookup/query.ts';
import type { PillarRow } from './rows.ts';

/** A row whose areas are known. */
export interface PlacedPillar extends PillarRow {
  readonly area: KnownArea;
  readonly homeArea: KnownArea | null;
}

/** One of the register that a row may be about. */
export interface Registered {
  readonly whole: WholePillar;
  /** codes of the areas that it serves, served or lives in */
  readonly codes: readonly string[];
  /** in the clear */
  readonly phone: string | null;
}

/** A telephone number as two are compared: '0812-3456' and '+62 812 3456' are one. */
export function phoneKey(phone: string | null): string {
  return (phone ?? '').replace(/\D/g, '').replace(/^62/, '0');
}
