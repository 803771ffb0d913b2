import type { ColumnType, Generated } from 'kysely';
import type { PillarRoleCode } from '../../../data/catalogue/psks.ts';
import type { ReliefItemCode } from '../../../data/catalogue/relief-items.ts';
import type { TimeBasis } from '../../../data/contract/duty.ts';
import type { FacilityKind } from '../../../data/contract/facility.ts';
import type { StockMove } from '../../../data/contract/stock.ts';

type Day = ColumnType<string | null, string | null | undefined, string | null>;
type SureDay = ColumnType<string, string, string>;
type Moment = ColumnType<Date, Date | string, Date | string>;
type MaybeMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface FacilityTable {
  id: Generated<number>;
  /** null: entered by hand */
  import_id: number | null;
}

/** All that is known of a facility, whole; `current` is the latest edit or row of an applied import. */
export interface FacilityVersionTable {
  id: Generated<number>;
  facility_id: number;
  import_id: number | null;
  current: Generated<boolean>;
  kind: FacilityKind;
  name: string;
  name_key: string;
  area_id: number;
  lon: number | null;
  lat: number | null;
  capacity: number | null;
  toilets: number | null;
  water_points: number | null;
  packs_per_meal: number | null;
  contact_name: string | null;
  /** sealed (key file) */
  phone: string | null;
  from_day: Day;
  /** last day; null: still in use */
  until_day: Day;
  made_by: string;
  made_at: Moment;
}

/** Never below zero: the database refuses it. */
export interface StockBalanceTable {
  facility_id: number;
  item: ReliefItemCode;
  count: number;
  changed_at: Moment;
}

/** One movement with who gives and who receives; never changed. */
export interface StockSlipTable {
  id: Generated<number>;
  kind: StockMove;
  facility_id: number;
  to_facility_id: number | null;
  on_day: SureDay;
  number: string;
  giver: string | null;
  receiver: string | null;
  receiver_role: string | null;
  note: string | null;
  decree: string | null;
  incident_id: number | null;
  import_id: number | null;
  made_by: string;
  made_at: Moment;
}

/** By how much the stock of the slip's `facility_id` changed; what is moved away arrives at `to_facility_id`. */
export interface StockLineTable {
  slip_id: number;
  item: ReliefItemCode;
  change: number;
}

export interface StockCountTable {
  import_id: number;
  facility_id: number;
  item: ReliefItemCode;
  count: number;
}

export interface DutyTable {
  id: Generated<number>;
  incident_id: number;
  volunteer_id: number;
  role: PillarRoleCode;
  task: string | null;
  minutes: number | null;
  basis: TimeBasis | null;
  assigned_at: Moment;
  assigned_by: string;
  confirmed_at: MaybeMoment;
  arrived_at: MaybeMoment;
  relieved_at: MaybeMoment;
}

/** Minutes from a scene to a place to stay, as somebody said them. */
export interface ShelterMinutesTable {
  incident_id: number;
  facility_id: number;
  minutes: number;
  said_by: string;
  said_at: Moment;
}

/** Minutes to a scene as somebody said them: they win over what is computed. */
export interface TravelMinutesTable {
  incident_id: number;
  volunteer_id: number;
  minutes: number;
  said_by: string;
  said_at: Moment;
}

export interface TravelSettingTable {
  one: Generated<boolean>;
  detour: number;
  km_per_hour: number;
  ready_minutes: number;
  in_time_minutes: number;
  set_by: string;
  set_at: Moment;
}

export interface RoadGraphTable {
  import_id: number;
  km: number;
  junctions: number;
  lon: number[];
  lat: number[];
  from_at: number[];
  to_at: number[];
  metres: number[];
  km_per_hour: number[];
  one_way: boolean[];
}

export interface FacilityTables {
  facility: FacilityTable;
  facility_version: FacilityVersionTable;
  stock_balance: StockBalanceTable;
  stock_slip: StockSlipTable;
  stock_line: StockLineTable;
  stock_count: StockCountTable;
  duty: DutyTable;
  travel_minutes: TravelMinutesTable;
  shelter_minutes: ShelterMinutesTable;
  travel_setting: TravelSettingTable;
  road_graph: RoadGraphTable;
}
