import type { planResult as source } from '../id/plan-result.ts';
import { format } from './format.ts';

const { number } = format;

export const planResult = {
  proposals: (n) => (n === 1 ? 'Print the letter of proposal' : `Print ${number(n)} letters of proposal`),
  proposalsFrom: 'All letters of proposal in one PDF, also those that are not accepted yet.',
  noneFound: (role, without) =>
    `When the time was over no move of a ${role} had been found that leaves fewer people in need unreached (${number(Math.round(without))}).`,
  movesOpen: (seconds) =>
    `The ${number(seconds, 1)} seconds were over. Fewer people in need cannot be left unreached, which is proven; it may still take fewer moves.`,
  stayOpen: 'when the time was over, no move that reaches more people had been found',
} satisfies typeof source;
