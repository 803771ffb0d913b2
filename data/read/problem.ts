/**
 * Something about one row of a file, as a value: `code` names a sentence of the dictionary. Readers make these; the
 * server's Findings count and mask them.
 */
export interface ReadProblem {
  readonly severity: 'error' | 'warning' | 'note';
  /** line of a text file, the heading is 1; null where the whole file is meant */
  readonly line: number | null;
  /** the sheet or file it is of, where there are several and the line does not say it */
  readonly part?: string;
  readonly column: string | null;
  readonly code: string;
  readonly value?: unknown;
  readonly hint?: Record<string, string | number>;
}
