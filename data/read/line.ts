/**
 * Where a figure stands, as one number: in which part (sheet or file), which column, which line. A line of the only part
 * of a file, of which no single column is meant, is just that line.
 */
export interface Spot {
  readonly part: number;
  /** position of the column; undefined: the row as a whole */
  readonly column: number | undefined;
  readonly line: number;
}

const LINES = 2 ** 27;
const COLUMNS = 2 ** 10;

export function packSpot({ part, column, line }: Spot): number {
  return line + LINES * ((column ?? -1) + 1 + COLUMNS * part);
}

export function unpackSpot(packed: number): Spot {
  const line = packed % LINES;
  const rest = (packed - line) / LINES;
  const column = (rest % COLUMNS) - 1;
  return { line, column: column < 0 ? undefined : column, part: Math.floor(rest / COLUMNS) };
}
