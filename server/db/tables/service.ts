import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** One row: the versions every cache and ETag is made of. */
export interface DataStateTable {
  one: true;
  /** grows with every applied or undone import */
  data_version: number;
  /** grows when areas or shapes change */
  boundary_version: number;
  /** borders applied from this place in the order on are not measured on zones and settlements yet; null: all are */
  waiting_since: Generated<number | null>;
  /** names this data folder or database; caches carry it */
  instance: string;
  /** the release that published scopes read; null: none yet */
  release_id: Generated<number | null>;
  /** the disclosure settings in force; null: those an office begins with */
  setting_id: Generated<number | null>;
  /** grows when what answers say beside figures changes: names, own indicators, settings */
  words_version: Generated<number>;
}

export interface OfficeSettingTable {
  key: string;
  value: JSONColumnType<object>;
  changed_at: ColumnType<Date, Date | string, Date | string>;
}

/** Who did what, when. Never a name or number of a person in need. */
export interface AuditEventTable {
  id: Generated<number>;
  at: ColumnType<Date, Date | string, never>;
  who: string;
  /** of the account that did it; null for the terminal and the system */
  account: Generated<string | null>;
  /** roles it had then */
  role: Generated<string | null>;
  /** codes of the areas it touched; '*' for all */
  areas: Generated<string[]>;
  reads: Generated<'exact' | 'published' | null>;
  /** the address it was asked from */
  place: Generated<string | null>;
  action: string;
  subject: string | null;
  detail: JSONColumnType<Record<string, unknown>>;
  /** of a view: names it within its five minutes, so that it is kept once */
  view_key: Generated<string | null>;
  /** number in the chain; null until it is sealed */
  seal: Generated<number | null>;
  previous: Generated<string | null>;
  hash: Generated<string | null>;
  sealed_at: Generated<Date | null>;
}

/** One row: where the chain of events ends. */
export interface AuditHeadTable {
  one: Generated<boolean>;
  seal: number;
  hash: string;
  /** of both, with a key that lies outside the database */
  signature: string | null;
  sealed_at: ColumnType<Date | null, Date | null, Date | null>;
}

/** How often something was asked in a stretch of time; unlogged, and in no backup. */
export interface RateCountTable {
  key: string;
  hits: number;
  until: ColumnType<Date, Date, Date>;
}

/** A key that what is sealed here may need; see access/key-mark.ts. */
export interface SealingKeyTable {
  version: number;
  fingerprint: string;
  since: ColumnType<Date, Date, Date>;
}

export interface ServiceTables {
  sealing_key: SealingKeyTable;
  data_state: DataStateTable;
  office_setting: OfficeSettingTable;
  audit_event: AuditEventTable;
  audit_head: AuditHeadTable;
  rate_count: RateCountTable;
}
