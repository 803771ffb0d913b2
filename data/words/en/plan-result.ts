import type { planResult as source } from '../id/plan-result.ts';
import { format } from './format.ts';

const { number, period, day: dayOf } = format;

export const planResult = {
  someone: 'One officer',
  decision: {
    waits: 'Waiting for a decision',
    approved: 'Approved',
    record: 'Record the approval',
    recordOf: (name: string) => `Record the approval of the move of ${name}`,
    after: 'The service area changes only once the approval is on record.',
  },
  proposals: (n) => (n === 1 ? 'Print the letter of proposal' : `Print ${number(n)} letters of proposal`),
  proposalsFrom: 'All letters of proposal in one PDF, also those that are not accepted yet.',
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
