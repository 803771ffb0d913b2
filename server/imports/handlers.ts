import { createHash } from 'node:crypto';
import type { FileKind } from '../../data/contract/import.ts';
import type { RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { requireIn } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import type { Call } from '../http/progress.ts';
import { importFile as importAs } from './answer.ts';
import { insideOf, isInside } from './bounds.ts';
import { detectKind } from './detect.ts';
import { composeFates } from './fates.ts';
import { Findings } from './findings.ts';
import type { SourceFile } from './kind.ts';
import { openTable } from './lookup/open-table.ts';
import { findImport, listImports, recallReading } from './query.ts';
import { runImport, undoImport as takeBack } from './run.ts';
import { setupImport } from './setup/spec.ts';
import { sketchImport } from './sketch/spec.ts';

/** Where the figures and boundaries come from, newest first. */
export async function imports(ctx: Context, scope: Scope): Promise<RouteAnswer<'imports'>> {
  const isSeen = await insideOf(ctx, scope);
  return { imports: (await listImports(ctx, scope)).filter((entry) => isSeen(entry.id)) };
}

/** The full report of one import, in the state in which it is now. Throws Fault 'unknown-import'. */
export async function importReport(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'import'>,
): Promise<RouteAnswer<'import'>> {
  const found = await findImport(ctx, scope, request.id);
  const isSeen = found !== undefined && (await isInside(ctx, scope, 'imports.read', found));
  if (!found?.report || found.state === 'draft' || !isSeen) {
    throw new Fault('unknown-import', { id: request.id });
  }
  return { ...found.report, importId: found.id, state: found.state };
}

/** Takes one import back. Throws Fault 'unknown-import' and 'undo-blocked'. */
export async function undoImport(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'undoImport'>,
  call: Call,
): Promise<RouteAnswer<'undoImport'>> {
  return takeBack(ctx, scope, request.id, call);
}

/** Makes the kecamatan and desa of a regency (or of a province's regencies); a code of neither is told in the report. */
export async function setUp(
  ctx: Context,
  scope: Scope,
  { code }: RouteRequest<'setUp'>,
  { progress, signal }: Call,
): Promise<RouteAnswer<'setUp'>> {
  requireIn(scope, 'imports.write', code);
  const provenance = { source: null, licence: null, asOf: null, simulated: false };
  const request = { file: null, options: { code }, provenance, dryRun: false, progress, signal };
  return runImport(ctx, scope, setupImport, request);
}

/** Sketches RW and RT in an area; where nothing can be sketched the report says why. */
export async function sketch(
  ctx: Context,
  scope: Scope,
  { check, ...options }: RouteRequest<'sketch'>,
  { progress, signal }: Call,
): Promise<RouteAnswer<'sketch'>> {
  requireIn(scope, 'imports.write', options.within);
  const provenance = { source: null, licence: null, asOf: null, simulated: false };
  return runImport(ctx, scope, sketchImport, {
    file: null,
    options,
    provenance,
    dryRun: check,
    progress,
    signal,
  });
}

/**
 * Checks a file, and applies it unless only the check was asked for: what is applied is checked again, so nothing is
 * kept in between. Throws Fault 'kind-unclear' where the kind was neither said nor found.
 */
export async function importFile(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'importFile'>,
  { progress, signal }: Call,
): Promise<RouteAnswer<'importFile'>> {
  const { upload, name, check, source, licence, asOf, simulated, kind: said, ...rest } = request;
  const { countedFrom, columnsLeft, ...options } = rest;
  const file = fileOf(name, upload.bytes);
  const kind = said ?? (await findKind(ctx, scope, file));
  if (kind === undefined) throw new Fault('kind-unclear');
  return importAs(ctx, scope, kind, {
    file,
    options,
    provenance: { source: source ?? null, licence: licence ?? null, asOf: asOf ?? null, simulated },
    dryRun: check,
    countedFrom,
    columnsLeft,
    progress,
    signal,
  });
}

/**
 * What became of each row of a table: the same check, told row by row. Nothing is stored. Throws Fault 'kind-unclear'.
 */
export async function importRows(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'importRows'>,
  { progress, signal }: Call,
): Promise<RouteAnswer<'importRows'>> {
  const { upload, name, kind: said, only, from, most, ...options } = request;
  const file = fileOf(name, upload.bytes);
  const kind = said ?? (await findKind(ctx, scope, file));
  if (kind === undefined) throw new Fault('kind-unclear');
  let findings = new Findings();
  const onChecked = (found: Findings) => {
    findings = found;
  };
  const provenance = {
    source: null,
    licence: null,
    asOf: options.asOf ?? null,
    simulated: options.simulated,
  };
  await importAs(ctx, scope, kind, { file, options, provenance, dryRun: true, onChecked, progress, signal });
  return composeFates(findings, { kind, only, from, most });
}

/** What a file holds: as its headings tell, else as an earlier file with the same headings was said to be read. */
async function findKind(ctx: Context, scope: Scope, file: SourceFile): Promise<FileKind | undefined> {
  const detected = await detectKind(file);
  if (detected !== undefined) return detected;
  const recall = (key: string) => recallReading(ctx, scope, key);
  for (const kind of ['need', 'population', 'figures', 'spm'] as const) {
    const open = await openTable(file, new Findings(), { kind, recall });
    if (open?.reading?.remembered) return kind;
  }
  return undefined;
}

/** A name is a label here, never a path. */
function fileOf(name: string, bytes: Uint8Array): SourceFile {
  const bare = name.replace(/^.*[\\/]/, '') || name;
  return { name: bare, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
