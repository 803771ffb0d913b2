import type { ImportReport } from '../../data/contract/import.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { areaListImport } from '../imports/arealist/spec.ts';
import { boundariesImport } from '../imports/boundaries/spec.ts';
import { changesImport } from '../imports/changes/spec.ts';
import type { Progress, SourceFile } from '../imports/kind.ts';
import { needImport } from '../imports/need/spec.ts';
import { populationImport } from '../imports/population/spec.ts';
import { runImport } from '../imports/run.ts';
import { setupImport } from '../imports/setup/spec.ts';
import type { ImportCommand } from './parse.ts';

/** Runs an import as it was asked for at the terminal: the same function as any other way in. */
export function importAsAsked(
  ctx: Context,
  scope: Scope,
  command: ImportCommand,
  given: { file: SourceFile | null; progress: Progress; signal: AbortSignal },
): Promise<ImportReport> {
  const { kind, subject, flags } = command;
  const { source, licence, asOf, simulated, dryRun } = flags;
  const request = { ...given, dryRun, provenance: { source, licence, asOf, simulated } };
  switch (kind) {
    case 'setup':
      return runImport(ctx, scope, setupImport, { ...request, options: { code: subject } });
    case 'boundaries':
      return runImport(ctx, scope, boundariesImport, {
        ...request,
        options: { ...flags, asOf: asOf ?? undefined },
      });
    case 'areas':
      return runImport(ctx, scope, areaListImport, { ...request, options: flags });
    case 'changes':
      return runImport(ctx, scope, changesImport, { ...request, options: {} });
    case 'population':
      return runImport(ctx, scope, populationImport, { ...request, options: flags });
    case 'need':
      return runImport(ctx, scope, needImport, { ...request, options: flags });
  }
}
