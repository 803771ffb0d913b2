import type { problemSpm as source } from '../id/problem-spm.ts';
import type { ProblemSentence } from '../sentence.ts';

export const problemSpm = {
  'budget-unreadable': (h) =>
    `The budget "${h.value ?? ''}" cannot be read. Write rupiah without decimals, for example 125000000.`,
  'service-empty': () => 'The service is empty. Write the code or name of a service.',
  'service-unknown': (h) =>
    `The service "${h.value ?? ''}" is not known. Use a code or name of the list of services, or add it first.`,
  'served-over-target': (h) =>
    `Served ${h.value ?? ''} is more than the target ${h.target ?? ''}. Check both figures.`,
  'served-over-known': (h) =>
    `${h.name ?? ''}: served ${h.value ?? ''} is more than the target ${h.target ?? ''}. One of them was brought in before; check both.`,
  'served-unsaid': (h) =>
    `${h.n ?? ''} rows without a number of those served: it counts as not known, not as zero.`,
} satisfies Record<keyof typeof source, ProblemSentence>;
