import type { problemBlank as source } from '../id/problem-blank.ts';

export const problemBlank = {
  'blank-without-heading': () =>
    'This is a form of Petasos, but its row of headings is gone. Download a new form and copy the figures.',
  'blank-heading-changed': (h) =>
    `The heading of column ${h.position ?? ''} is none of this form. Put the original heading back, or delete the column.`,
  'blank-heading-twice': (h) => `The heading "${h.value ?? ''}" stands twice. Delete one of the columns.`,
  'blank-columns-gone': (h) =>
    `${h.n ?? ''} columns of the form are gone (${h.columns ?? ''}): those types are taken as not surveyed.`,
  'blank-row-moved': (h) =>
    `The number of RT or RW in this row is not that of its code ${h.value ?? ''}: rows may have been sorted in part. Put code and RT together again.`,
  'blank-empty': () =>
    'This form was not filled in: all figures are empty. Write numbers, 0 where the survey found nobody.',
} satisfies typeof source;
