import type { MoveRule, MoveState } from '../../../data/contract/plan.ts';
import { ruleOf } from './gather.ts';
import type { MoveRow } from './query.ts';

/** What was decided of a move. What was accepted and is taken back from the list of imports is open again. */
export function stateOf({ importId, refusedOn, submittedOn }: MoveRow): MoveState {
  if (importId !== null) return 'accepted';
  if (refusedOn !== null) return 'refused';
  return submittedOn === null ? 'proposed' : 'submitted';
}

/** Who decides of a move: as it was when it was decided of, else as the rule of its role says now. */
export function letterOf({ letter, role }: MoveRow, rules: readonly MoveRule[]): 'surat-tugas' | 'usulan' {
  return letter ?? (ruleOf(rules, role).moves === 'free' ? 'surat-tugas' : 'usulan');
}

/**
 * Does the register say something else by now than the move was made for (or, if it was accepted, than it made), or is an
 * area to be served there no more?
 */
export function isOutdated({ now, areas, fromId, toId, importId, gone }: MoveRow): boolean {
  if (now === null || (importId === null && gone !== null)) return true;
  const after = areas.map((area) => area.areaId);
  const before = after.filter((id) => id !== toId).concat(fromId ?? []);
  const wanted = importId === null ? before : after;
  return wanted.length !== now.length || wanted.some((id) => !now.includes(id));
}
