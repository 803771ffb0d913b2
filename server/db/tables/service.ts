import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** One row: the versions every cache and ETag is made of. */
export interface DataStateTable {
  one: true;
  /** grows with every applied or undone import */
  data_version: number;
  /** grows when areas or shapes change */
  boundary_version: number;
  /** names this data folder or database; caches carry it */
  instance: string;
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
  action: string;
  subject: string | null;
  detail: JSONColumnType<Record<string, unknown>>;
}

export interface ServiceTables {
  data_state: DataStateTable;
  office_setting: OfficeSettingTable;
  audit_event: AuditEventTable;
}
