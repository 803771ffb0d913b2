import type { TableReading } from '../../data/contract/reading.ts';
import type { Findings } from './findings.ts';

/** What stands for a number that is shown to nobody. */
export const QUIET = '•••';

const COUNTED = /^(jumlah|banyak|nilai|count|value|n$)/i;

interface Column {
  readonly at: number;
  readonly heading: string;
  readonly use: string | undefined;
}

/**
 * Is the number in a column of a row one that is told to nobody? Beside one of several figures of a row its total is not
 * shown either: the rest would tell it.
 */
export function isQuiet(quiet: ReturnType<Findings['quietIn']>, { at, heading, use }: Column): boolean {
  if (quiet === undefined) return false;
  if (use === 'total') return true;
  return quiet === 'all' ? use === 'value' || COUNTED.test(heading.trim()) : quiet.has(at);
}

/** The first rows of a table without such numbers. */
export function quietRows(reading: TableReading, findings: Findings): TableReading {
  const columns = reading.columns.map(({ heading, use }, at) => ({ at, heading, use: use.split(':')[0] }));
  const rows = reading.rows.map(({ line, cells }) => {
    const quiet = findings.quietIn(0, line);
    if (quiet === undefined) return { line, cells };
    return {
      line,
      cells: cells.map((cell, at) => {
        const column = columns[at];
        return cell !== '' && column && isQuiet(quiet, column) ? QUIET : cell;
      }),
    };
  });
  return { ...reading, rows };
}
