import { PILLAR_ROLES } from '../../../data/catalogue/psks.ts';
import type { PlanMove } from '../../../data/contract/plan.ts';
import type { FileAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { en } from '../../../data/words/en.ts';
import { fileSlug } from '../../../data/words/file-name.ts';
import { id } from '../../../data/words/id.ts';
import { momentAt } from '../../../data/words/moment.ts';
import { requireIn } from '../../access/guard.ts';
import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { Fault } from '../../fault.ts';
import { speakAsOffice } from '../../naming/answer.ts';
import { officeOnPaper } from '../../office/answer.ts';
import { loadRegistry } from '../../own/answer.ts';
import { printPaper } from '../../paper/print-apart.ts';
import { normLine } from '../norm-line.ts';
import { ruleOf } from './gather.ts';
import { writeLetters } from './letter.ts';
import { loadMoveRules } from './query.ts';
import { showPlan } from './show.ts';

/** An assignment says what was decided; a proposal goes out before anybody has. */
function isPrintable({ state, letter }: PlanMove): boolean {
  return state === 'accepted' || letter === 'usulan';
}

/** All assignments of what the office accepted, or all proposals that nobody has decided of yet. */
function isOf({ state, letter }: PlanMove, of: 'accepted' | 'proposals'): boolean {
  if (of === 'accepted') return letter === 'surat-tugas' && state === 'accepted';
  return letter === 'usulan' && (state === 'proposed' || state === 'submitted');
}

/**
 * Draft letters of the accepted moves of a plan, of all that others decide of, or of one move, as PDF. That they were printed is kept: they name
 * persons. Throws Fault 'unknown-plan', 'outside-scope' for who may not read the register there, and 'plan-refused' where nothing is accepted.
 */
export async function planLetter(
  ctx: Context,
  scope: Scope,
  { plan: number, move, of, lang }: RouteRequest<'planLetter'>,
): Promise<FileAnswer> {
  const plan = await showPlan(ctx, scope, number);
  for (const { code } of [plan.within, ...plan.areas]) requireIn(scope, 'pillars.read', code);
  const moves = plan.moves.filter((m) =>
    move === undefined ? isOf(m, of) : m.no === move && isPrintable(m),
  );
  if (moves.length === 0) throw new Fault('plan-refused', { reason: 'nothing-accepted', role: '' });
  const db = ctx.db.as(scope);
  const words = await speakAsOffice(db, lang === 'en' ? en : id, plan.within.code);
  const [office, own, registry] = [
    await officeOnPaper(ctx, scope),
    await loadMoveRules(db),
    await loadRegistry(db),
  ];
  const now = ctx.clock.now();
  const at = momentAt(now, office.timeZone, lang);
  const title = words.plan.title;
  const content = writeLetters(
    {
      lang,
      plan,
      moves,
      rules: PILLAR_ROLES.map(({ code }) => ruleOf(own, code)),
      sender: office,
      signatory: office.signatories[0] ?? null,
      day: words.format.day(ctx.clock.today()),
      made: words.format.day(plan.madeAt.slice(0, 10)),
      normLine: (role) => {
        const norm = plan.outcomes.find((outcome) => outcome.role === role)?.norm;
        return norm ? normLine(norm, registry, words) : '';
      },
    },
    words,
  );
  const bytes = await printPaper({
    title,
    lang,
    content,
    foot: words.paper.foot(words.letter.foot, at, scope.who),
    pageLine: words.paper.page('{page}', '{pages}'),
    across: words.paper.draft,
    warning: plan.simulated ? words.domain.simulated : null,
  });
  await insertEvent(db, scope, {
    at: now,
    action: 'plan.letter',
    subject: `plan ${plan.id}`,
    areas: [plan.within.code],
    detail: { moves: moves.map((m) => m.no) },
  });
  const warning = plan.simulated ? 'DATA-CONTOH-BUKAN-DATA-SEBENARNYA-' : '';
  const name = `${warning}petasos-${words.letter.fileName}-${fileSlug(plan.within.name)}-${plan.id}.pdf`;
  return { name, type: 'application/pdf', bytes, inline: false };
}
