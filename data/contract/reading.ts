import { z } from 'zod';

/** Kinds of table that are read here: each takes its columns in its own way. */
const tableKind = z.enum(['need', 'population', 'figures', 'areas', 'changes', 'spm']);
export type TableKind = z.infer<typeof tableKind>;

/**
 * What a column of a table is for. `keep`: says what its heading says (or another heading, said behind the colon); `skip`:
 * left out; `total`: a sum that is checked and left out; `value:TYPE:SEX:PERIOD:MEASURE`: figures, each part may be
 * blank ('value:PMKS-08:L::', 'value:::2025:').
 */
const columnUse = z
  .string()
  .max(120)
  .regex(/^(keep(:.{1,60})?|skip|total|value:[^:]{0,40}:[LP]?:[^:]{0,12}:(tercatat|terlayani)?)$/)
  .meta({ id: 'ColumnUse', example: 'value:PMKS-08:L::' });

const headingLines = z
  .tuple([z.int().min(1).max(1_048_576), z.int().min(1).max(1_048_576)])
  .meta({ description: 'First and last line of the heading' });

/** What somebody said of how a table is to be read; what is not said is found out. Columns by the key of their heading. */
export const readingChange = z
  .object({
    heading: headingLines.optional(),
    skipSheets: z.array(z.string().max(100)).max(250).optional(),
    columns: z.record(z.string().max(200), columnUse).optional(),
  })
  .strict();
export type ReadingChange = z.infer<typeof readingChange>;

/** How a table was read: which sheets, where their heading stands, what each column is for, and the first rows. */
export const tableReading = z
  .object({
    /** the same for tables with the same headings: the next file of the same source is read the same way */
    key: z.string(),
    sheets: z.array(z.object({ name: z.string(), used: z.boolean(), rows: z.int() })),
    /** lines of the heading of the first sheet that is used */
    heading: headingLines,
    /** what the titles, the sheet or the file say for all rows: period, day, names of places */
    said: z.record(z.string(), z.string()),
    columns: z.array(z.object({ key: z.string(), heading: z.string(), use: z.string() })),
    /** the first rows of the columns that are used; kept in no stored report */
    rows: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
    /** what was said of it, by somebody now or for an earlier file of the same headings */
    change: readingChange.nullable(),
    remembered: z.boolean(),
  })
  .meta({ id: 'TableReading', description: 'How the columns of a table were understood' });
export type TableReading = z.infer<typeof tableReading>;
