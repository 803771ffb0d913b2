import type { Level } from '../../../data/catalogue/levels.ts';
import type { PillarRoleCode } from '../../../data/catalogue/psks.ts';
import type { PlanContradiction, PlanLimits, RoleOutcome, StayReason } from '../../../data/contract/plan.ts';
import type { NewMove } from './query.ts';

/** What a plan says beside its moves, as it is kept. */
export interface PlanResult {
  readonly state: 'optimal' | 'gap' | 'contradiction';
  readonly gap: number | null;
  readonly withoutCoverBefore: number;
  readonly withoutCoverAfter: number;
  readonly addedKm: number;
  readonly took: number;
  readonly outcomes: readonly RoleOutcome[];
  readonly notMoved: readonly {
    readonly who: number;
    readonly role: PillarRoleCode;
    readonly why: StayReason;
  }[];
  readonly unknownNeed: number;
  /** the day of the register; absent: of a plan made before it was noted, the last of the period */
  readonly registerOn?: string;
  readonly needPeriod?: string | null;
  /** areas that are planned with the first */
  readonly areas?: readonly number[];
  readonly simulated: boolean;
  /** by what its figures were read: who may not read them so may not read the plan */
  readonly reads: 'exact' | 'published';
}

/** A plan that was made, kept or not. */
export interface MadePlan {
  readonly withinId: number;
  readonly level: Level;
  readonly period: string;
  readonly roles: readonly PillarRoleCode[];
  readonly limits: PlanLimits;
  readonly result: PlanResult;
  readonly moves: readonly NewMove[];
  readonly contradictions: readonly PlanContradiction[];
}
