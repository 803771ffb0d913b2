import type { Content, TableCell } from 'pdfmake';
import { pillarRole } from '../../../data/catalogue/psks.ts';
import { roleShort } from '../../../data/catalogue/role-short.ts';
import type { Signatory } from '../../../data/contract/office.ts';
import type { MoveRule, Plan, PlanMove, PlanPlace } from '../../../data/contract/plan.ts';
import type { Words } from '../../../data/words/id.ts';
import { letterhead, type Sender, THIN_LINES } from '../../paper/paper.ts';

/** What letters are written from. */
export interface LetterOrder {
  readonly lang: 'id' | 'en';
  readonly plan: Plan;
  /** those of its moves that the letters are of */
  readonly moves: readonly PlanMove[];
  readonly rules: readonly MoveRule[];
  readonly sender: Sender;
  readonly signatory: Signatory | null;
  /** '22 November 2026' */
  readonly day: string;
  /** when the plan was made, in words */
  readonly made: string;
  /** the norm of a role in words */
  readonly normLine: (role: PlanMove['role']) => string;
}

/** One draft letter for each role and way of deciding, each on a page of its own. */
export function writeLetters(order: LetterOrder, words: Words): Content[] {
  const groups = Map.groupBy(order.moves, ({ role, letter }) => `${letter} ${role}`);
  return [...groups.values()].map((moves, i): Content => {
    const stack =
      moves[0]?.letter === 'surat-tugas' ? assignment(order, moves, words) : proposal(order, moves, words);
    return i === 0 ? { stack } : { stack, pageBreak: 'before' };
  });
}

/** The office decides by itself. */
function assignment(order: LetterOrder, moves: readonly PlanMove[], words: Words): Content[] {
  const { plan, made } = order;
  const w = words.letter;
  const considering = w.assignment.considering(plan.id ?? 0, made, words.format.period(plan.period));
  return [
    ...letterhead(order.sender),
    title(w.assignment.title),
    { text: w.number, alignment: 'center', margin: [0, 0, 0, 14] },
    { text: `${w.assignment.basis}: ${considering}`, margin: [0, 0, 0, 8] },
    { text: w.assignment.assigns, margin: [0, 0, 0, 6] },
    tableOf(moves, order.lang, words),
    reasons(order, moves, words),
    { text: w.assignment.until, margin: [0, 8, 0, 0] },
    { text: w.assignment.closing, margin: [0, 6, 0, 0] },
    signature(order, words),
    copies(words),
  ];
}

/** Somebody else decides: a proposal to them. */
function proposal(order: LetterOrder, moves: readonly PlanMove[], words: Words): Content[] {
  const w = words.letter;
  const role = moves[0]?.role ?? 'psm';
  const name = pillarRole(role).name[order.lang];
  const place = order.plan.within.name;
  const rule = order.rules.find((r) => r.role === role);
  const who = rule?.decidedBy ?? w.decides[rule?.moves ?? 'proposal'];
  return [
    ...letterhead(order.sender),
    title(w.proposal.title),
    { text: w.number, margin: [0, 4, 0, 0] },
    { text: w.proposal.subject(name, place), margin: [0, 0, 0, 10] },
    { text: w.proposal.to(who) },
    { text: w.proposal.at, margin: [0, 0, 0, 10] },
    { text: w.proposal.lead(name, place), margin: [0, 0, 0, 6] },
    tableOf(moves, order.lang, words),
    reasons(order, moves, words),
    { text: w.proposal.needs(who), bold: true, margin: [0, 8, 0, 0] },
    { text: w.proposal.closing, margin: [0, 6, 0, 0] },
    signature(order, words),
  ];
}

function title(text: string): Content {
  return { text, bold: true, fontSize: 13, alignment: 'center', margin: [0, 2, 0, 2] };
}

function tableOf(moves: readonly PlanMove[], lang: LetterOrder['lang'], words: Words): Content {
  const { columns, nowhere } = words.letter;
  const head = [columns.no, columns.name, columns.role, columns.from, columns.to, columns.km];
  const rows = moves.map((move, i): TableCell[] => [
    { text: `${i + 1}`, alignment: 'right' },
    { text: move.person.name ?? words.plan.list.gone },
    { text: roleShort(move.role, lang) },
    { text: move.from ? placeName(move.from) : nowhere },
    { text: placeName(move.to) },
    { text: kmOf(move, words) },
  ]);
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [22, '*', 'auto', '*', '*', 70],
      body: [head.map((text): TableCell => ({ text, bold: true, fillColor: '#eeeeee' })), ...rows],
    },
    layout: THIN_LINES,
    fontSize: 9.5,
  };
}

function kmOf({ kmBefore, kmAfter }: PlanMove, words: Words): string {
  const { km, kmFromTo, unknownKm } = words.letter;
  if (kmAfter === null) return unknownKm;
  return kmBefore === null ? km(kmAfter) : kmFromTo(kmBefore, kmAfter);
}

function placeName({ name, parentName }: PlanPlace): string {
  return parentName === null ? name : `${name}, ${parentName}`;
}

/** Why these, and what the whole plan does: what holds in a meeting. */
function reasons(order: LetterOrder, moves: readonly PlanMove[], words: Words): Content {
  const role = moves[0]?.role ?? 'psm';
  const outcome = order.plan.outcomes.find((o) => o.role === role);
  const name = roleShort(role, order.lang);
  const why = [
    ...new Set(moves.map((move) => words.plan.list.reason[move.reason](placeName(move.to), name))),
  ];
  const sums = outcome
    ? [
        words.letter.norm(order.normLine(role), outcome.norm.decree),
        words.letter.effect(outcome.moves, outcome.withoutCoverBefore, outcome.withoutCoverAfter),
      ]
    : [];
  return {
    stack: [
      { text: words.letter.reasons, bold: true, margin: [0, 10, 0, 3] },
      { ul: [...why, ...sums, words.letter.straight].map((text): Content => ({ text })) },
    ],
  };
}

function signature({ signatory, day }: LetterOrder, words: Words): Content {
  const w = words.letter;
  const lines: Content[] = [{ text: w.date(day) }, { text: signatory?.position ?? '' }];
  const name: Content = { text: signatory?.name ?? w.signs, bold: true, margin: [0, 52, 0, 0] };
  const nip: Content[] = signatory?.nip ? [{ text: w.nip(signatory.nip) }] : [];
  return {
    columns: [
      { width: '*', text: '' },
      { width: 230, stack: [...lines, name, ...nip] },
    ],
    unbreakable: true,
    margin: [0, 22, 0, 0],
  } as Content;
}

function copies(words: Words): Content {
  return { text: words.letter.copies, fontSize: 9, margin: [0, 18, 0, 0] };
}
