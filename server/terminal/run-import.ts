import { fileKind, type ImportReport } from '../../data/contract/import.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { importFile } from '../imports/answer.ts';
import type { Progress, SourceFile } from '../imports/kind.ts';
import { runImport } from '../imports/run.ts';
import { setupImport } from '../imports/setup/spec.ts';
import { sketchImport } from '../imports/sketch/spec.ts';
import type { ImportCommand } from './parse.ts';

/** Runs an import as it was asked for at the terminal: the same function as any other way in. */
export function importAsAsked(
  ctx: Context,
  scope: Scope,
  command: ImportCommand,
  given: { file: SourceFile | null; progress: Progress; signal: AbortSignal },
): Promise<ImportReport> {
  const { kind, subject, flags } = command;
  const { source, licence, asOf, simulated, dryRun, countedFrom, columnsLeft } = flags;
  const request = {
    ...given,
    dryRun,
    countedFrom,
    columnsLeft,
    provenance: { source, licence, asOf, simulated },
  };
  if (kind === 'setup') {
    return runImport(ctx, scope, setupImport, { ...request, options: { code: subject } });
  }
  if (kind === 'sketch') {
    const { rw, rt } = flags;
    return runImport(ctx, scope, sketchImport, { ...request, options: { within: subject, rw, rt } });
  }
  return importFile(ctx, scope, fileKind.parse(kind), { ...request, options: flags });
}
