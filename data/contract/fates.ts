import { z } from 'zod';
import { rowProblem } from './import.ts';
import { wholeNumber } from './whole-number.ts';

/** What became of a row: refused, read with a remark, read well, said nothing, left out as a total or a title. */
export const rowFate = z.enum(['refused', 'remark', 'good', 'silent', 'left']);
export type RowFate = z.infer<typeof rowFate>;

export const fatesQuery = z.object({
  only: z
    .enum(['all', 'bad'])
    .default('all')
    .meta({ description: 'bad: refused rows and those with a remark' }),
  from: wholeNumber(0, 10_000_000).default(0).meta({ description: 'How many rows come before' }),
  most: wholeNumber(1, 20_000).default(200).meta({ description: 'How many rows are wanted' }),
});

/** The rows of a table as they stand in its file, with what became of each. Kept nowhere. */
export const rowFates = z
  .object({
    /** headings of the columns that were read; others are not shown */
    columns: z.array(z.string()),
    rows: z.array(
      z.object({
        /** sheet or file, where there are several */
        part: z.string().nullable(),
        line: z.int(),
        fate: rowFate,
        /** reasons, the gravest first */
        problems: z.array(rowProblem),
        /** under `columns`; runs of 9 and more digits masked, unless they are the code of an area */
        cells: z.array(z.string()),
      }),
    ),
    /** rows of each fate in the whole file */
    counts: z.record(rowFate, z.int()),
    /** rows that were asked for, here or further on */
    total: z.int(),
  })
  .meta({ id: 'RowFates', description: 'What became of each row of a table' });
export type RowFates = z.infer<typeof rowFates>;
