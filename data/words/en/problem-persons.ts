import type { problemPersons as source } from '../id/problem-persons.ts';

export const problemPersons = {
  'persons-without-heading': (h) =>
    `This file lists persons without a row of headings (column ${h.position ?? ''}), so they cannot be counted. Add headings (NIK, desa/kelurahan, jenis PPKS, L/P) in the first row, or count first.`,
  'persons-without-area': () =>
    'This list of persons has no column with a code or name of an area, so it cannot be counted by area. Add that column and choose the file again.',
  'persons-beside-tables': (h) =>
    `${h.lists ?? ''} of ${h.files ?? ''} files list persons. Choose lists of persons and tables of counts separately, so that neither is left out.`,
  'persons-look-failed': () =>
    'This file could not be looked through on this computer, perhaps because it is too large for its memory, and was not sent. Split it, or bring it in at the terminal: npx petasos import …',
  'persons-counted': (h) =>
    `Counted from a list of ${h.n ?? ''} persons before it was sent: no names, NIK or addresses came along.`,
  'person-columns-left': (h) =>
    `${h.n ?? ''} columns about persons (names, NIK, addresses, telephone numbers and others) were not sent.`,
} satisfies typeof source;
