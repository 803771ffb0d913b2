import type { SwitchStage } from '../../data/contract/folder.ts';

/** Where in the whole change each stage begins, 0..1. */
export type Stages = Readonly<Record<SwitchStage, number>>;

/** Making the demo, and opening what is there. */
export const MAKING: Stages = { closing: 0, creating: 0.05, filling: 0.3, publishing: 0.8, opening: 0.97 };
export const OPENING: Stages = { closing: 0, creating: 0.3, filling: 0.3, publishing: 0.3, opening: 0.3 };

/** How much of the whole change is done when `share` of a stage is: a stage ends where the next one begins. */
export function shareOfWhole(stages: Stages, stage: SwitchStage, share: number): number {
  const following = Object.values(stages).filter((begin) => begin > stages[stage]);
  const end = Math.min(1, ...following);
  return stages[stage] + (end - stages[stage]) * Math.min(1, Math.max(0, share));
}
