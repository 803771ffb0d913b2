import type { ColumnType, Generated } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { PillarRoleCode } from '../../../data/catalogue/psks.ts';
import type { NormMark } from '../../../data/contract/norm.ts';

type Day = ColumnType<string | null, string | null | undefined, string | null>;

/** How many officers of a role there should be. At most one of a role is active on a day. */
export interface NormTable {
  id: Generated<number>;
  role: PillarRoleCode;
  unit: 'area' | 'figures' | 'reach';
  level: Exclude<Level, 'provinsi'> | null;
  /** address name of a series: 'penduduk', 'kk', 'total', 'kantor-kpm-pkh' */
  series: string | null;
  per: number | null;
  /** of unit 'reach': minutes along a straight line, longer by the detour, at this speed */
  minutes: number | null;
  speed_kmh: number | null;
  detour: number | null;
  rate: ColumnType<string | null, number | null, number | null>;
  counts: 'all' | 'certified';
  mark: NormMark;
  decree: string | null;
  note: string;
  from_day: Day;
  /** last day */
  until_day: Day;
  active: boolean;
  made_by: string;
}

/** A service of the minimum standards (SPM bidang sosial): the five of a regency, and what an office adds. */
export interface SpmServiceTable {
  code: string;
  name_id: string;
  name_en: string;
  definition: string;
  decree: string | null;
  retired: Generated<boolean>;
  /** order in which they were made */
  no: Generated<number>;
}

/** Money for a service; who is to be served and who was stands in `observation`, as any figure. */
export interface SpmBudgetTable {
  import_id: number;
  area_id: number;
  service: string;
  period: string;
  /** whole rupiah */
  amount: ColumnType<string, number, number>;
}

export interface CoverageTables {
  norm: NormTable;
  spm_service: SpmServiceTable;
  spm_budget: SpmBudgetTable;
}
