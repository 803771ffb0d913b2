import { z } from 'zod';
import { blankQuery, reported, reportedQuery } from '../blank.ts';
import { fatesQuery, rowFates } from '../fates.ts';
import { FILE_LIMIT_BYTES, importEntry, importQuery, importReport } from '../import.ts';
import { alias, matchAnswers } from '../matching.ts';
import type { RouteRow } from '../route.ts';
import { wholeNumber } from '../whole-number.ts';

const importId = wholeNumber(1, 2_147_483_647).meta({ description: 'Number of an import', example: '12' });
const aliasId = wholeNumber(1, 2_147_483_647).meta({ description: 'Number of an answer', example: '3' });

/** Forms to fill, files that come in, and how their names were matched. */
export const importRoutes = {
  blank: {
    method: 'GET',
    path: '/api/blank',
    summary: 'A form to be filled in: a row for each RT, a column for each open type of need',
    right: 'forms.read',
    cache: 'none',
    query: blankQuery,
    answer: 'file',
  },
  reported: {
    method: 'GET',
    path: '/api/reported',
    summary: 'Which areas have handed in figures of need for a period, and which have not',
    right: 'forms.read',
    cache: 'data',
    query: reportedQuery,
    answer: reported,
  },
  imports: {
    method: 'GET',
    path: '/api/imports',
    summary: 'Where the figures and boundaries come from, newest first',
    right: 'imports.read',
    cache: 'data',
    answer: z.object({ imports: z.array(importEntry) }),
  },
  import: {
    method: 'GET',
    path: '/api/imports/:id',
    summary: 'The full report of one import',
    right: 'imports.read',
    cache: 'data',
    params: z.object({ id: importId }),
    answer: importReport,
  },
  importFile: {
    method: 'POST',
    path: '/api/imports',
    summary: 'Checks a file, and unless only that is asked applies it; refused files store nothing',
    right: 'imports.write',
    cache: 'none',
    query: importQuery,
    upload: { limitBytes: FILE_LIMIT_BYTES },
    progress: true,
    answer: importReport,
  },
  importRows: {
    method: 'POST',
    path: '/api/imports/rows',
    summary: 'Checks a table and tells what becomes of each of its rows; stores nothing',
    right: 'imports.write',
    cache: 'none',
    query: importQuery.omit({ check: true }).extend(fatesQuery.shape),
    upload: { limitBytes: FILE_LIMIT_BYTES },
    progress: true,
    answer: rowFates,
  },
  undoImport: {
    method: 'POST',
    path: '/api/imports/:id/undo',
    summary: 'Takes one import back whole; what held before it holds again',
    right: 'imports.write',
    cache: 'none',
    params: z.object({ id: importId }),
    progress: true,
    answer: importReport,
  },
  aliases: {
    method: 'GET',
    path: '/api/aliases',
    summary: 'What was said of words in files: which area or type each stands for, newest first',
    right: 'imports.write',
    cache: 'data',
    answer: z.object({ aliases: z.array(alias) }),
  },
  answerMatches: {
    method: 'POST',
    path: '/api/aliases',
    summary: 'Remembers which area or type words of a file stand for; the next check of any file reads it',
    right: 'imports.write',
    cache: 'none',
    ofOffice: true,
    body: matchAnswers,
    answer: z.object({ aliases: z.array(alias) }),
  },
  removeAlias: {
    method: 'DELETE',
    path: '/api/aliases/:id',
    summary: 'Forgets one answer; what came in with it stays as it is',
    right: 'imports.write',
    cache: 'none',
    ofOffice: true,
    params: z.object({ id: aliasId }),
    answer: z.object({ aliases: z.array(alias) }),
  },
} as const satisfies Record<string, RouteRow>;
