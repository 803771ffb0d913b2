import type { ColumnType, Generated } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { PillarMoves, PillarRoleCode } from '../../../data/catalogue/psks.ts';
import type { MoveReason } from '../../../data/contract/plan.ts';

/** A plan of who should serve elsewhere; written once. */
export interface PlanTable {
  id: Generated<number>;
  made_at: ColumnType<Date, Date | string, never>;
  made_by: string;
  within_id: number;
  level: Level;
  period: string;
  roles: ColumnType<PillarRoleCode[], string, never>;
  /** PlanLimits */
  limits: ColumnType<unknown, string, never>;
  /** what the plan says beside its moves */
  result: ColumnType<unknown, string, never>;
}

export interface PlanMoveTable {
  plan_id: number;
  no: number;
  volunteer_id: number;
  role: PillarRoleCode;
  role_no: number;
  /** null: served nowhere */
  from_id: number | null;
  to_id: number;
  km_before: number | null;
  km_after: number | null;
  /** all areas of the role after the move */
  areas: ColumnType<{ areaId: number; share: number | null }[], string, never>;
  reason: MoveReason;
  without_before: number;
  without_after: number;
  /** the change of the register that it was last accepted with; accepted while that holds */
  import_id: number | null;
  /** as it was when it was first decided of; null: as the rule of the role says */
  letter: 'surat-tugas' | 'usulan' | null;
  /** handed in to those who decide */
  submitted_on: string | null;
  refused_on: string | null;
  refused_note: string | null;
  /** with which it was approved, and from when on it holds */
  decree: string | null;
  decree_from: string | null;
  /** who else served the new area when this was planned; null: planned before it was noted */
  others: number | null;
}

export interface MoveRuleTable {
  role: PillarRoleCode;
  moves: PillarMoves;
  decided_by: string | null;
}

export interface PlanTables {
  plan: PlanTable;
  plan_move: PlanMoveTable;
  move_rule: MoveRuleTable;
}
