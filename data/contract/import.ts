import { z } from 'zod';
import { COORDINATE_SYSTEMS } from '../catalogue/coordinate-systems.ts';
import { areaCode, boundaryQuality, level } from './area.ts';
import { flag } from './flag.ts';
import { classScheme, contextKind, hazardClass, hazardCode, outsideZones } from './hazard.ts';
import { matching } from './matching.ts';
import { ownCode } from './own-indicator.ts';
import { period } from './period.ts';
import { readingChange, tableReading } from './reading.ts';
import { topologyReport } from './topology.ts';
import { wholeNumber } from './whole-number.ts';

const IMPORT_KINDS = [
  'setup',
  'boundaries',
  'areas',
  'changes',
  'population',
  'need',
  'figures',
  'sketch',
  'codes',
  'pillars',
  'trainings',
  'register',
  'spm',
  'contacts',
  'hazard-zones',
  'hazard-table',
  'hazard-events',
  'context',
  'facilities',
  'stock',
  'roads',
] as const;
export const importKind = z.enum(IMPORT_KINDS).meta({ id: 'ImportKind' });
export type ImportKind = z.infer<typeof importKind>;

/** Kinds that come as a file. */
export const fileKind = importKind.exclude(['setup', 'sketch', 'register']);
export type FileKind = z.infer<typeof fileKind>;

/** A file as large as a browser may send; the readers of each kind have smaller limits of their own. */
export const FILE_LIMIT_BYTES = 200e6;

const shortText = z.string().trim().min(1).max(200);

function readChange(text: string, context: z.RefinementCtx): z.output<typeof readingChange> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    given = undefined;
  }
  const read = readingChange.safeParse(given);
  if (read.success) return read.data;
  context.addIssue({ code: 'custom', message: 'no reading of a table' });
  return z.NEVER;
}

/** Words of a file that no scheme of classes reads, and the class of each, as JSON. */
const classWords = z.record(z.string().max(200), hazardClass);

function readClassWords(text: string, context: z.RefinementCtx): z.output<typeof classWords> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    given = undefined;
  }
  const read = classWords.safeParse(given);
  if (read.success) return read.data;
  context.addIssue({ code: 'custom', message: 'no classes of words' });
  return z.NEVER;
}

/** What is said of a file beside its bytes; every part but the name may be left to the file itself. */
export const importQuery = z.object({
  name: z.string().trim().min(1).max(200).meta({ description: 'Name of the file', example: 'ppks-2025.csv' }),
  kind: fileKind
    .optional()
    .meta({ description: 'What the file holds; found out from its headings without it' }),
  check: flag.default(false).meta({ description: 'true: only check and report, store nothing' }),
  source: shortText.optional().meta({ example: 'Dinas Sosial Kota Banjarmasin' }),
  licence: shortText.optional(),
  asOf: z.iso
    .date()
    .optional()
    .meta({ description: 'Day whose state the file tells', example: '2025-12-31' }),
  simulated: flag.default(false).meta({ description: 'Made-up data' }),
  level: level.optional().meta({ description: 'Level of the areas (boundaries, areas)' }),
  codeColumn: shortText.optional(),
  nameColumn: shortText.optional(),
  parent: areaCode.optional().meta({ description: 'All rows lie in this area (boundaries, areas)' }),
  within: areaCode.optional().meta({ description: 'Take only this area of a larger file (boundaries)' }),
  quality: boundaryQuality.optional().meta({ description: 'How official the boundaries are' }),
  decree: shortText.optional().meta({ description: 'Legal basis of the boundaries' }),
  layer: shortText.optional().meta({ description: 'Layer of a map with several (boundaries)' }),
  coordinates: z
    .enum(COORDINATE_SYSTEMS)
    .optional()
    .meta({ description: 'What the coordinates are, where the map does not tell (boundaries)' }),
  reading: z
    .string()
    .max(6000)
    .transform((text, context) => readChange(text, context))
    .optional()
    .meta({ description: 'How to read the table, as JSON: heading lines, sheets to skip, uses of columns' }),
  period: period.optional().meta({ description: 'Period of figures whose file has no column for it' }),
  indicator: ownCode
    .optional()
    .meta({ description: 'Own indicator of a file without a column for it (figures)' }),
  area: areaCode.optional().meta({ description: 'The area that every figure of the file is of (figures)' }),
  missing: z
    .enum(['unknown', 'zero'])
    .optional()
    .meta({ description: 'What a type means that is told elsewhere but not for an area (need)' }),
  closed: z.enum(['refuse', 'add']).optional().meta({
    description:
      'Counts of closed types finer than they may be kept for: refused (default), or added up as they are read (need, figures)',
  }),
  countedFrom: wholeNumber(0, 100_000_000)
    .optional()
    .meta({ description: 'Persons of the list that was counted into this file before it was sent (need)' }),
  columnsLeft: wholeNumber(0, 1000)
    .optional()
    .meta({ description: 'Columns about persons that were left behind before the list was sent (areas)' }),
  hazard: hazardCode.optional().meta({ description: 'The hazard that the file is about (hazards)' }),
  hazardName: shortText
    .optional()
    .meta({ description: 'What the set or layer is called (hazards, context)' }),
  hazardYear: wholeNumber(1900, 2100).optional().meta({ description: 'Year of the study (hazards)' }),
  classField: shortText.optional().meta({ description: 'Column of the class of danger (hazard-zones)' }),
  scheme: classScheme.optional(),
  classes: z
    .string()
    .max(6000)
    .transform((text, context) => readClassWords(text, context))
    .optional()
    .meta({ description: 'Classes of words that no scheme reads, as JSON (hazards)' }),
  contextKind: contextKind
    .optional()
    .meta({ description: 'permukiman: settled areas, by which shares are measured (context)' }),
  outside: outsideZones.optional(),
  from: z.iso.date().optional().meta({ description: 'First day on which the zones hold (hazards)' }),
  until: z.iso.date().optional().meta({ description: 'Last day on which the zones hold (hazards)' }),
  skipBadRows: flag.default(false).meta({ description: 'Apply the good rows and list the bad (figures)' }),
});

const countOf = z.int().min(1).max(999).optional();

/** What is sketched: the RW and RT of a list, or as many as are said where there is no list. */
export const sketchBody = z.object({
  within: areaCode.meta({ description: 'The village, or the kecamatan or regency for all in it' }),
  rw: countOf.meta({ description: 'How many RW, where there is no list' }),
  rt: countOf.meta({
    description: 'How many RT in each RW (without rw: in the area itself), where there is no list',
  }),
  check: z.boolean().default(false).meta({ description: 'true: only check and report, draw nothing' }),
});

/**
 * What is wrong (or worth knowing) about one row or feature. `code` names a sentence of the dictionary
 * (`data/words/<lang>/problem.ts`), which says what it is and what to do about it.
 */
export const rowProblem = z
  .object({
    severity: z.enum(['error', 'warning', 'note']),
    /** line of a text file (the heading is 1) or number of a feature (the first is 1) */
    line: z.int().nullable(),
    /** the sheet or file that the line is of, where there are several */
    part: z.string().optional(),
    column: z.string().nullable(),
    code: z.string(),
    /** the value as found, shortened, long digit runs masked */
    value: z.string().nullable(),
    /** what the sentence needs besides: suggestion, limit, other line ... */
    hint: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'RowProblem', description: 'A finding about one row or feature of a file' });
export type RowProblem = z.infer<typeof rowProblem>;

export const importReport = z
  .object({
    importId: z.int().nullable(),
    kind: importKind,
    state: z.enum(['checked', 'refused', 'draft', 'applied', 'undone']),
    file: z.object({ name: z.string(), bytes: z.int(), sha256: z.string() }).nullable(),
    source: z.string().nullable(),
    licence: z.string().nullable(),
    asOf: z.iso.date().nullable(),
    simulated: z.boolean(),
    /** how the file was understood: level, columns, encoding, separator ... */
    understood: z.array(z.object({ what: z.string(), as: z.string() })),
    /** how the columns of a table were read; absent where the file is none */
    reading: tableReading.optional(),
    /** rows or features read, used and refused */
    rows: z.object({ read: z.int(), used: z.int(), refused: z.int() }),
    /** what the import brought, by name of the thing */
    brought: z.record(z.string(), z.int()),
    /** how the shapes of a map fit together; absent where there are none, or too many to compare */
    topology: topologyReport.optional(),
    /** how the words of the file were matched; absent where it has none to match */
    matching: matching.optional(),
    /** at most 1,000 problems are kept in full; `problemCount` counts them all by code */
    problems: z.array(rowProblem),
    problemCount: z.record(z.string(), z.int()),
    tookMs: z.int(),
  })
  .meta({ id: 'ImportReport', description: 'What an import found and did' });
export type ImportReport = z.infer<typeof importReport>;

/** What the rows of a report are: of the file, or the figures in them where a row holds several. */
const rowUnit = z.enum(['rows', 'figures']).meta({ id: 'RowUnit' });
export type RowUnit = z.infer<typeof rowUnit>;

export const importEntry = z
  .object({
    id: z.int(),
    kind: importKind,
    state: z.enum(['draft', 'applied', 'undone']),
    fileName: z.string().nullable(),
    source: z.string().nullable(),
    licence: z.string().nullable(),
    asOf: z.iso.date().nullable(),
    simulated: z.boolean(),
    madeBy: z.string(),
    madeAt: z.iso.datetime(),
    undoneAt: z.iso.datetime().nullable(),
    rows: z.object({ read: z.int(), used: z.int(), refused: z.int() }),
    unit: rowUnit,
    problemCount: z.record(z.string(), z.int()),
  })
  .meta({ id: 'ImportEntry', description: 'One import in the list of sources' });
export type ImportEntry = z.infer<typeof importEntry>;
