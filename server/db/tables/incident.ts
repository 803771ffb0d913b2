import type { ColumnType, Generated } from 'kysely';
import type { HazardCode } from '../../../data/catalogue/hazards.ts';
import type { FigureSeen, Handling, LegalState } from '../../../data/contract/incident.ts';

type Instant = ColumnType<Date, Date | string, Date | string>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Day = ColumnType<string | null, string | null | undefined, string | null>;

export interface IncidentTable {
  id: Generated<number>;
  hazard: HazardCode;
  name: string;
  started_at: Instant;
  /** the regency it is in */
  within_id: number;
  /** the area it was opened for */
  place_id: number;
  opened_at: Instant;
  opened_by: string;
  handling: Generated<Handling>;
  legal_state: Generated<LegalState>;
  legal_decree: string | null;
  legal_decree_on: Day;
  legal_from: Day;
  legal_until: Day;
  chronology: Generated<string>;
  damage: Generated<string>;
  efforts: Generated<string>;
  urgent: Generated<string>;
  bnba_number: string | null;
  bnba_total: number | null;
  displaced_rate: number | null;
  afterwards_source: string | null;
  simulated: Generated<boolean>;
  /** key of the device that opened it: what is sent twice opens once */
  opening_key: Generated<string | null>;
  /** rises with every change of it or of what belongs to it */
  version: Generated<number>;
}

export interface IncidentChangeTable {
  id: Generated<number>;
  incident_id: number;
  at: Instant;
  by: string;
  what: string;
  detail: ColumnType<unknown, string, never>;
}

export interface FootprintTable {
  id: Generated<number>;
  incident_id: number;
  kind: string;
  depth_m: number | null;
  class: 'rendah' | 'sedang' | 'tinggi' | null;
  /** share of those affected in it who are displaced; null: by the rates */
  displaced_rate: Generated<number | null>;
  areas: Generated<number[]>;
  notes: Generated<string[]>;
  geom: unknown;
  area_m2: number;
  made_at: Instant;
  made_by: string;
  withdrawn_at: MaybeInstant;
  withdrawn_by: string | null;
}

export interface FieldFigureTable {
  id: Generated<number>;
  incident_id: number;
  area_id: number;
  what: FigureSeen;
  count: number;
  at: Instant;
  reporter: string;
  entered_at: Instant;
  entered_by: string;
}

export interface HeadcountTable {
  id: Generated<number>;
  incident_id: number;
  facility_id: number | null;
  place: string | null;
  on_day: string;
  jiwa: number;
  kk: number | null;
  male: number | null;
  female: number | null;
  balita: number | null;
  lansia: number | null;
  disabilitas: number | null;
  ibu_hamil: number | null;
  ibu_menyusui: number | null;
  /** with it every place was counted */
  all_places: Generated<boolean>;
  at: Instant;
  reporter: string;
}

export interface AfterwardsTable {
  incident_id: number;
  area_id: number;
  affected: number | null;
  displaced: number | null;
}

export interface ResponseSettingTable {
  id: Generated<number>;
  settings: ColumnType<unknown, string, never>;
  made_at: Instant;
  made_by: string;
}

export interface IncidentTables {
  incident: IncidentTable;
  incident_change: IncidentChangeTable;
  footprint: FootprintTable;
  field_figure: FieldFigureTable;
  headcount: HeadcountTable;
  afterwards: AfterwardsTable;
  response_setting: ResponseSettingTable;
}
