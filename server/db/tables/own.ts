import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { OwnKind, OwnRate } from '../../../data/contract/own-indicator.ts';

type Instant = ColumnType<Date, Date | string, Date | string>;

/** An indicator of the office: what it is called and counts. Its figures are observations of the series `own:CODE`. */
export interface OwnIndicatorTable {
  code: string;
  kind: OwnKind;
  name_id: string;
  /** '' where the office gave none */
  name_en: string;
  unit_id: string;
  unit_en: string;
  source: string;
  access: 'open' | 'closed';
  /** of a closed one the finest level at which it is shown or accepted; null: any */
  finest: Level | null;
  rates: JSONColumnType<OwnRate[]>;
  /** the own indicator that it is a part of */
  share_of: string | null;
  retired: Generated<boolean>;
  made_at: Instant;
  changed_at: Instant;
}

export interface OwnTables {
  own_indicator: OwnIndicatorTable;
}
