import type { ReadingChange, TableReading } from '../contract/reading.ts';
import { countTypes } from './column-use.ts';
import { TABLE_LIMITS, type TableRow, type TextTable } from './csv.ts';
import { packSpot } from './line.ts';
import { joinColumns, type Melting, placesIn } from './melt.ts';
import type { ReadProblem } from './problem.ts';
import type { SaidAbove } from './said-above.ts';
import { readRows } from './sheet-rows.ts';
import { eachInSlices } from './slices.ts';
import {
  chooseParts,
  FIGURES,
  type LabelledPart,
  labelsOf,
  type ReadPart,
  type TablePart,
  type TableWish,
} from './table-parts.ts';
import { readingOf, sampleOf } from './tell-reading.ts';

/** What the sheets that are read have in common, and what each of them is called in a report. */
export interface ReadTables {
  readonly table: TextTable | undefined;
  readonly problems: readonly ReadProblem[];
  readonly reading: TableReading | undefined;
  /** for spots that a report names: the label of each part and the headings of its columns */
  readonly parts: readonly LabelledPart[];
}

/**
 * Sheets as one table in long form: columns by type, sex or year become rows, sheets of a kecamatan each are put
 * together, what titles say stands in every row, rows and columns of totals are checked and left out. Each is said in the
 * reading, and what somebody said of it goes first.
 */
export async function readParts(
  parts: readonly TablePart[],
  wish: TableWish,
  change: ReadingChange | undefined,
  key: string,
): Promise<ReadTables> {
  const { kind } = wish;
  const chosen = chooseParts(parts, wish, change);
  const nothing = { table: undefined, reading: undefined, parts: [] };
  const [first] = chosen;
  if (!first) {
    return { ...nothing, problems: [{ severity: 'error', line: null, column: null, code: 'file-empty' }] };
  }
  const wide = chosen.find((p) => p.headings.length > TABLE_LIMITS.columns);
  if (wide) return { ...nothing, problems: [tooWide(wide.cut.heading[0])] };
  if (chosen.every((p) => p.cut.rows.length === 0)) {
    const line = first.cut.heading[1];
    return { ...nothing, problems: [{ severity: 'error', line, column: null, code: 'table-only-heading' }] };
  }
  const isOne = chosen.length === 1;
  const labels = labelsOf(chosen, parts);
  const columns = isOne ? first.melting.columns : joinColumns(chosen.map((p) => p.melting.columns));
  const problems: ReadProblem[] = [];
  const rows: TableRow[] = [];
  const sample: TableReading['rows'] = [];
  let read = 0;
  for (const part of chosen) {
    const found = await readRows(part, FIGURES.includes(kind));
    const label = labels[part.number]?.label ?? '';
    problems.push(
      ...found.problems.map((p) => (p.line === null && label !== '' ? { ...p, part: label } : p)),
    );
    read += found.refused;
    const places = isOne ? undefined : placesIn(columns, part.melting.columns);
    const melted = await melt(part, found.rows, places, rows);
    if (!melted) return { ...nothing, problems: [tooLong()] };
    if (sample.length === 0)
      sample.push(
        ...sampleOf(
          part,
          found.rows.map((row) => row.row),
        ),
      );
  }
  read += rows.length;
  if (read === 0) problems.push({ severity: 'error', line: null, column: null, code: 'table-only-heading' });
  return {
    table:
      rows.length === 0 && read === 0
        ? undefined
        : { columns, rows, read, ...positionsOf(columns, first.melting) },
    problems,
    parts: labels,
    reading: { ...readingOf(first, chosen, parts, change), key, rows: sample },
  };
}

/** Where columns stand in the first of the sheets, unless that is where they stand in the table. */
function positionsOf(
  columns: readonly string[],
  { columns: own, positions }: Melting,
): Pick<TextTable, 'positions'> {
  const found = placesIn(columns, own).map((place) => (place === undefined ? undefined : positions[place]));
  return found.every((position, i) => position === i) ? {} : { positions: found };
}

/** Does a table have columns of types of need? */
export function hasTypeColumns(part: TablePart): boolean {
  return countTypes(part.cut.columns) > 1;
}

function tooWide(line: number): ReadProblem {
  return {
    severity: 'error',
    line,
    column: null,
    code: 'table-too-wide',
    hint: { limit: TABLE_LIMITS.columns },
  };
}

const MOST_FIGURES = 1_000_000;

function tooLong(): ReadProblem {
  return {
    severity: 'error',
    line: null,
    column: null,
    code: 'table-too-long',
    hint: { limit: MOST_FIGURES },
  };
}

async function melt(
  part: ReadPart,
  found: readonly { readonly row: TableRow; readonly said: SaidAbove }[],
  places: readonly (number | undefined)[] | undefined,
  out: TableRow[],
): Promise<boolean> {
  await eachInSlices(found, ({ row, said }) => {
    if (out.length > MOST_FIGURES) return;
    const more = part.added.map(({ key }) => said[key] ?? '');
    for (const melted of part.melting.rows(row.cells, more)) {
      const line = packSpot({ part: part.number, column: melted.column, line: row.line });
      const cells = places?.map((place) => (place === undefined ? '' : (melted.cells[place] ?? '')));
      out.push({ line, cells: cells ?? melted.cells });
    }
  });
  return out.length <= MOST_FIGURES;
}
