import type { MoveState } from '../../../data/contract/plan.ts';
import type { RouteRequest } from '../../../data/contract/routes.ts';
import { daysAfter } from '../../../data/read/day.ts';
import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import type { Db } from '../../db/open.ts';
import { Fault } from '../../fault.ts';
import { changeServiceAreas, undoRegisterChange } from '../../pillars/answer.ts';
import { isOutdated, letterOf, stateOf } from './move-state.ts';
import { type Decision, findGone, loadMoveRules, loadMoves, type MoveRow, noteDecision } from './query.ts';

/** A decree may hold from so many days ago, or ahead: what lies farther off is a slip of the pen. */
const FARTHEST_DAYS = 366;

const ACTIONS = {
  proposed: 'plan.undone',
  submitted: 'plan.submitted',
  accepted: 'plan.accepted',
  refused: 'plan.refused',
} as const satisfies Record<MoveState, string>;

type Asked = Omit<RouteRequest<'movePlanned'>, 'plan' | 'move'>;

interface Deciding {
  readonly plan: number;
  readonly within: { readonly code: string };
  readonly move: MoveRow;
  readonly letter: 'surat-tugas' | 'usulan';
  readonly asked: Asked;
}

/**
 * Notes what is decided of one move. What the office decides itself is accepted and changes the register from today; what others
 * decide is handed in, and approved by a decree from its day on, or refused. An earlier state takes back what came after it. The
 * register and the note on the move change in one transaction.
 * Throws Fault 'unknown-plan'; 'plan-outdated' where the register has changed since; 'move-refused' for a decision that is not the
 * office's, or lacks its decree or day; and those of the change of the register.
 */
export async function decideMove(
  ctx: Context,
  scope: Scope,
  { plan, within, no, asked }: Pick<Deciding, 'plan' | 'within' | 'asked'> & { readonly no: number },
): Promise<void> {
  const db = ctx.db.as(scope);
  const on = ctx.clock.today();
  const move = (await loadMoves(db, plan, { on, othersAt: on })).find((m) => m.no === no);
  if (!move) throw new Fault('unknown-plan', { id: plan });
  if (stateOf(move) === asked.state) return;
  const letter = letterOf(move, await loadMoveRules(db));
  const deciding = { plan, within, move, letter, asked };
  if (asked.state === 'accepted') return accept(ctx, scope, deciding);
  const decided = asked.state === 'proposed' ? NOTHING : await otherwise(ctx, deciding);
  const note = noteOf(ctx, scope, deciding, decided);
  if (move.importId !== null) await undoRegisterChange(ctx, scope, move.importId, note);
  else await ctx.db.write(scope, (tx) => note(tx, null));
}

const NOTHING: Decision = {
  letter: null,
  submittedOn: null,
  refusedOn: null,
  refusedNote: null,
  decree: null,
  decreeFrom: null,
  importId: null,
};

/** Handed in, or refused: of what others decide of only. */
async function otherwise(ctx: Context, { move, letter, asked }: Deciding): Promise<Decision> {
  if (letter !== 'usulan') throw new Fault('move-refused', { reason: 'own-decision' });
  if (stateOf(move) === 'proposed') requireCurrent(move);
  const on = ctx.clock.today();
  const submittedOn = asked.state === 'submitted' ? (move.submittedOn ?? on) : move.submittedOn;
  const refused = asked.state === 'refused' ? { refusedOn: on, refusedNote: asked.note || null } : {};
  return { ...NOTHING, letter, submittedOn, ...refused };
}

async function accept(ctx: Context, scope: Scope, deciding: Deciding): Promise<void> {
  const { move, letter, asked } = deciding;
  requireCurrent(move);
  const decree = letter === 'usulan' ? requireDecree(ctx, move, asked) : null;
  const from = decree?.from ?? ctx.clock.today();
  const ids = move.areas.map(({ areaId }) => areaId);
  const gone = await findGone(ctx.db.as(scope), ids, from);
  if (gone !== undefined) throw new Fault('move-refused', { reason: 'area-then', name: gone, from });
  const decided: Decision = {
    ...NOTHING,
    letter,
    submittedOn: move.submittedOn,
    decree: decree?.number ?? null,
    decreeFrom: decree?.from ?? null,
  };
  const change = {
    pillarId: move.who,
    roleNo: move.roleNo,
    areas: move.areas,
    from,
    decree: decree?.number ?? null,
  };
  const note = noteOf(ctx, scope, deciding, decided);
  await changeServiceAreas(ctx, scope, [change], note);
}

/** Who serves elsewhere by now, and an area that is there no more, are told before anything is changed. */
function requireCurrent(move: MoveRow): void {
  if (isOutdated(move)) throw new Fault('plan-outdated', { name: move.name ?? '', area: move.gone ?? '' });
}

/** The decree of those who decide, and a day that the role can be served otherwise from. */
function requireDecree(ctx: Context, { roleFrom }: MoveRow, { decree, from }: Asked) {
  const refuse = (reason: string, day = '') => new Fault('move-refused', { reason, from: day });
  if (!decree || from === undefined) throw refuse('decree');
  const today = ctx.clock.today();
  const [first, last] = [daysAfter(today, -FARTHEST_DAYS), daysAfter(today, FARTHEST_DAYS)];
  if (from < first || from > last) throw refuse('from-far', from < first ? first : last);
  if (roleFrom !== null && from < roleFrom) throw refuse('from-early', roleFrom);
  return { number: decree, from };
}

/** What is written with the change of the register: the note on the move, and who decided when. */
function noteOf(ctx: Context, scope: Scope, { plan, within, move, asked }: Deciding, decided: Decision) {
  return async (tx: Db, importId: number | null): Promise<void> => {
    const isAccepted = asked.state === 'accepted';
    await noteDecision(tx, { plan, no: move.no }, { ...decided, importId: isAccepted ? importId : null });
    await insertEvent(tx, scope, {
      at: ctx.clock.now(),
      action: ACTIONS[asked.state],
      subject: `plan ${plan}`,
      areas: [within.code],
      detail: { move: move.no, import: importId },
    });
  };
}
