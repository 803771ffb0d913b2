import type { ColumnType, Generated } from 'kysely';
import type { TimeZone } from '../../../data/contract/office.ts';

/** One row: who runs this Petasos. */
export interface OfficeTable {
  one: Generated<true>;
  name: Generated<string>;
  time_zone: TimeZone | null;
  /** PNG; written and read as base64 text through SQL, for the two databases give bytes in ways of their own */
  logo_png: ColumnType<unknown, never, never>;
  logo_width: number | null;
  logo_height: number | null;
  changed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** Named for a purpose, to a day where one is said: the class of pillars and officers. */
export interface OfficerTable {
  id: Generated<number>;
  /** order on paper, from 0 */
  place: number;
  purpose: 'penanda tangan';
  name: string;
  position: string;
  nip: string | null;
  /** 'YYYY-MM-DD' */
  until_day: ColumnType<string | null, string | null, string | null>;
}

export interface OfficeTables {
  office: OfficeTable;
  officer: OfficerTable;
}
