import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ImportReport } from '../../data/contract/import.ts';
import { forOperator } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { areaListImport } from '../../server/imports/arealist/spec.ts';
import { type BoundaryOptions, boundariesImport } from '../../server/imports/boundaries/spec.ts';
import { changesImport } from '../../server/imports/changes/spec.ts';
import type { SourceFile } from '../../server/imports/kind.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { sourceFile } from './files.ts';

export const scope = forOperator('tester');
const provenance = { source: null, licence: null, asOf: null, simulated: false };

/** Real files are read in place; where the folder is absent the suites that need them are skipped by name. */
const SHARED = join(import.meta.dirname, '../../../shared/data');
export const hasSharedData = existsSync(SHARED);
export function realFile(path: string): SourceFile {
  return sourceFile(basename(path), readFileSync(join(SHARED, path)));
}

/** A square of `size` degrees with its south-west corner at x, y: closed, counter-clockwise. */
export function square(x: number, y: number, size = 0.01): number[][] {
  return [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ];
}

export function feature(properties: Record<string, unknown>, geometry: unknown) {
  return { type: 'Feature', properties, geometry };
}

export const polygon = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings });

export function geojson(features: unknown[], more: Record<string, unknown> = {}): SourceFile {
  return sourceFile('batas.geojson', JSON.stringify({ type: 'FeatureCollection', ...more, features }));
}

export function gzipped(file: SourceFile): SourceFile {
  return sourceFile(`${file.name}.gz`, gzipSync(file.bytes));
}

export function importBoundaries(
  ctx: Context,
  file: SourceFile,
  options: BoundaryOptions = {},
  dryRun = false,
): Promise<ImportReport> {
  return runImport(ctx, scope, boundariesImport, { file, options, provenance, dryRun });
}

export function importList(ctx: Context, text: string | SourceFile, options = {}): Promise<ImportReport> {
  const file = typeof text === 'string' ? sourceFile('daftar.csv', text) : text;
  return runImport(ctx, scope, areaListImport, { file, options, provenance, dryRun: false });
}

export function importChanges(ctx: Context, text: string | SourceFile): Promise<ImportReport> {
  const file = typeof text === 'string' ? sourceFile('perubahan.csv', text) : text;
  return runImport(ctx, scope, changesImport, { file, options: {}, provenance, dryRun: false });
}

/** Findings of one code, as 'line value'. */
export function found(report: ImportReport, code: string): string[] {
  return report.problems.filter((p) => p.code === code).map((p) => `${p.line ?? '-'} ${p.value ?? '-'}`);
}

/** Areas that hold now, by level: [all, with shape]. */
export async function levelsOf(ctx: Context, within = ''): Promise<Record<string, [number, number]>> {
  const rows = await ctx.db
    .as(scope)
    .selectFrom('area_version')
    .select((eb) => [
      'level',
      eb.fn.countAll<number>().as('n'),
      eb.fn.count<number>('shape_basis').as('shapes'),
    ])
    .where('current', '=', true)
    .where('code', 'like', `${within}%`)
    .where('valid_to', 'is', null)
    .groupBy('level')
    .execute();
  return Object.fromEntries(rows.map((r) => [r.level, [Number(r.n), Number(r.shapes)]]));
}

export async function versionsOf(ctx: Context, code: string) {
  return ctx.db
    .as(scope)
    .selectFrom('area_version')
    .select([
      'code',
      'name',
      'level',
      'quality',
      'shape_basis as basis',
      'area_m2 as areaM2',
      'valid_from as from',
      'valid_to as to',
    ])
    .where('current', '=', true)
    .where('code', '=', code)
    .orderBy('valid_from', (o) => o.asc().nullsFirst())
    .execute();
}

/** Everything that readers see of areas and tile sets, for "as it was before". */
export async function stateOf(ctx: Context): Promise<unknown> {
  const db = ctx.db.as(scope);
  const versions = await db
    .selectFrom('area_version')
    .select([
      'area_id',
      'code',
      'name',
      'valid_from',
      'valid_to',
      'parent_id',
      'shape_basis',
      'area_m2',
      'import_id',
    ])
    .where('current', '=', true)
    .orderBy('code')
    .orderBy('area_id')
    .execute();
  const sets = await db
    .selectFrom('tile_set')
    .select(['hash', 'root_id', 'level', 'areas', 'shapes'])
    .where('current', '=', true)
    .orderBy('hash')
    .execute();
  return { versions, sets };
}

/** Takes all imports back, the latest first: what readers see is empty again, faster than opening a database. */
export async function empty(ctx: Context): Promise<Context> {
  const applied = ctx.db.as(scope).selectFrom('import').select('id').where('state', '=', 'applied');
  for (const { id } of await applied.orderBy('applied_seq', 'desc').execute())
    await undoImport(ctx, scope, id);
  return ctx;
}
