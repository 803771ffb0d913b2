import type { CoordinateSystem } from '../../data/catalogue/coordinate-systems.ts';
import type { Level } from '../../data/catalogue/levels.ts';
import type { BoundaryQuality } from '../../data/contract/area.ts';
import type { FileKind, ImportReport } from '../../data/contract/import.ts';
import type { ReadingChange } from '../../data/contract/reading.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { areaListImport } from './arealist/spec.ts';
import { boundariesImport } from './boundaries/spec.ts';
import { anyNeedImport } from './bulk/spec.ts';
import { changesImport } from './changes/spec.ts';
import { codesImport } from './codes/spec.ts';
import { figuresImport } from './figures/spec.ts';
import { populationImport } from './population/spec.ts';
import { type RunRequest, runImport } from './run.ts';

/** What may be said of a file beside its bytes; each kind takes what concerns it. */
export interface FileOptions {
  readonly level?: Level | undefined;
  readonly codeColumn?: string | undefined;
  readonly nameColumn?: string | undefined;
  readonly parent?: string | undefined;
  readonly within?: string | undefined;
  readonly quality?: BoundaryQuality | undefined;
  readonly decree?: string | undefined;
  readonly layer?: string | undefined;
  readonly coordinates?: CoordinateSystem | undefined;
  readonly reading?: ReadingChange | undefined;
  readonly period?: string | undefined;
  readonly indicator?: string | undefined;
  readonly area?: string | undefined;
  readonly missing?: 'unknown' | 'zero' | undefined;
  readonly closed?: 'refuse' | 'add' | undefined;
  readonly skipBadRows?: boolean | undefined;
}

/** Imports a file of a kind: the one way in, for the terminal and for the browser. */
export function importFile(
  ctx: Context,
  scope: Scope,
  kind: FileKind,
  request: RunRequest<FileOptions>,
): Promise<ImportReport> {
  switch (kind) {
    case 'boundaries': {
      const options = { ...request.options, asOf: request.provenance.asOf ?? undefined };
      return runImport(ctx, scope, boundariesImport, { ...request, options });
    }
    case 'areas':
      return runImport(ctx, scope, areaListImport, request);
    case 'codes':
      return runImport(ctx, scope, codesImport, { ...request, options: {} });
    case 'changes':
      return runImport(ctx, scope, changesImport, { ...request, options: {} });
    case 'population':
      return runImport(ctx, scope, populationImport, request);
    case 'need':
      return runImport(ctx, scope, anyNeedImport, request);
    case 'figures':
      return runImport(ctx, scope, figuresImport, request);
  }
}
