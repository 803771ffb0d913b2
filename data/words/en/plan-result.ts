import type { planResult as source } from '../id/plan-result.ts';
import { format } from './format.ts';

const { number, period, day: dayOf } = format;

export const planResult = {
  someone: 'One officer',
  decision: {
    states: {
      proposed: 'Not handed in yet',
      submitted: 'Waiting for a decision',
      accepted: 'Approved',
      refused: 'Refused',
    },
    submit: 'Mark as handed in',
    submitOf: (name) => `Mark the move of ${name} as handed in`,
    record: 'Record the approval',
    recordOf: (name) => `Record the approval of the move of ${name}`,
    refuse: 'Record the refusal',
    refuseOf: (name) => `Record the refusal of the move of ${name}`,
    after: 'The service area changes only once the approval is on record.',
    submittedOn: (on) => `Handed in ${dayOf(on)}.`,
    refusedOn: (on, note) => (note === null ? `Refused ${dayOf(on)}.` : `Refused ${dayOf(on)}: ${note}`),
    decreeOf: (decree, from) => `${decree}, in force from ${dayOf(from)}.`,
    filled: (role, place, before, now) =>
      `Since this plan was made the number of other ${role} in ${place} has grown from ${number(before)} to ${number(now)}. Make sure that this move is still needed.`,
    decree: 'Number of the decree',
    from: 'In force from',
    fromUnder: 'Until the day before, the old service area stays on record.',
    note: 'Reason (may be left empty)',
    noteUnder: 'Write no personal data of people who are served.',
    save: 'Record',
    cancel: 'Cancel',
    counts: (n) =>
      [
        [n.accepted, 'in force'],
        [n.submitted, 'waiting for a decision'],
        [n.refused, 'refused'],
        [n.moves - n.accepted - n.submitted - n.refused, 'not decided'],
      ]
        .filter(([count]) => Number(count) > 0)
        .map(([count, state]) => `${number(Number(count))} ${state}`)
        .join(', '),
    mapNote:
      'Arcs lead to the new service area. Their ends: ✓ green in force, ? waiting for a decision, × refused, orange without a sign not decided.',
  },
  proposals: (n) => (n === 1 ? 'Print the letter of proposal' : `Print ${number(n)} letters of proposal`),
  proposalsFrom: 'All letters of proposal that nobody has decided of yet in one PDF.',
  noneFound: (role, without) =>
    `When the time was over no move of a ${role} had been found that leaves fewer people in need unreached (${number(Math.round(without))}).`,
  movesOpen: (seconds) =>
    `The ${number(seconds, 1)} seconds were over. Fewer people in need cannot be left unreached, which is proven; it may still take fewer moves.`,
  areas: {
    title: 'Areas planned together',
    under: 'Find a kecamatan or a desa/kelurahan to add it. Officers may move between all of these areas.',
    remove: (name) => `Leave out ${name}`,
  },
  needPeriod: 'Figures of people in need',
  registerToday: 'Officers are those in the register today.',
  withoutAway: 'Count those not available as serving nowhere',
  asOf: (day, of) =>
    `Officers as of ${dayOf(day)}, ${of === null ? 'no figures of people in need yet' : `people in need as of ${period(of)}`}. The map of earlier periods does not change.`,
  stayOpen: 'when the time was over, no move that reaches more people had been found',
} satisfies typeof source;
