/** Says nothing of the list it is counted from: its own name may name somebody. */
export const COUNTS_NAME = 'hitungan-per-wilayah.csv';

/** The same for a list of areas that was read without its columns of persons. */
export const AREAS_NAME = 'daftar-wilayah.csv';

interface Counts {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The counts of a list as the text of the file that goes on in its place. */
export function writeCounts({ columns, rows }: Counts): string {
  const lines = [columns, ...rows].map((row) => row.map(quoted).join(','));
  return `${lines.join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
