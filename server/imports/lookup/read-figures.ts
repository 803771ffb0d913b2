import type { ReadingChange, TableKind, TableReading } from '../../../data/contract/reading.ts';
import type { TextTable } from '../../../data/read/csv.ts';
import { readPeriod } from '../../../data/read/period.ts';
import type { Finding, Findings } from '../findings.ts';
import type { ImportEnv, Provenance, SourceFile } from '../kind.ts';
import { recallReading } from '../query.ts';
import { type OpenTable, openTable } from './open-table.ts';

/** A table says nothing of where it comes from. */
export const NOTHING_SAID: Provenance = { source: null, licence: null, asOf: null, simulated: false };

/** What was said of a file of figures beside its bytes. */
export interface SaidOfFigures {
  readonly kind: TableKind;
  readonly period?: string | undefined;
  readonly reading?: ReadingChange | undefined;
  /** the office's own indicator that a heading names, by its code */
  readonly own?: ((heading: string) => string | undefined) | undefined;
}

/** Nothing to check row by row; how the table was read, where that far it came: somebody may say otherwise. */
export interface Unread {
  readonly read: undefined;
  readonly reading: TableReading | undefined;
}

export interface ReadFigures<Read> {
  readonly open: OpenTable;
  readonly read: Read;
  /** the period of the whole file, where one was said */
  readonly period: string | undefined;
}

/**
 * A table of figures as `read` understands it, with the period said for the whole of it. Unread, with findings that
 * say why, where there is nothing to check row by row: a period that is none, no table, a column that must be there.
 */
export async function readFigures<Read extends { readonly problems: readonly Finding[] }>(
  env: ImportEnv,
  file: SourceFile | null,
  said: SaidOfFigures,
  findings: Findings,
  read: (table: TextTable) => Promise<Read>,
): Promise<ReadFigures<Read> | Unread> {
  const period = said.period === undefined ? undefined : readPeriod(said.period);
  if (said.period !== undefined && period === undefined) {
    findings.add({ severity: 'error', column: '--period', code: 'period-unreadable', value: said.period });
    return { read: undefined, reading: undefined };
  }
  const step = (share: number) => {
    env.signal.throwIfAborted();
    env.progress('read', share);
  };
  step(0.02);
  const recall = (key: string) => recallReading(env.ctx, env.scope, key);
  const open = await openTable(file, findings, {
    kind: said.kind,
    change: said.reading,
    recall,
    own: said.own,
  });
  if (!open) return { read: undefined, reading: undefined };
  step(0.6);
  const found = await read(open.table);
  step(1);
  for (const problem of found.problems) {
    findings.add(problem);
    // A value that its reader does not tell is shown nowhere else either.
    if (problem.value === null && typeof problem.line === 'number') findings.quiet(problem.line);
  }
  if (findings.counts['column-missing'] !== undefined) return { read: undefined, reading: open.reading };
  return { open, read: found, period };
}
