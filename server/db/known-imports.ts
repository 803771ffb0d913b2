import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { ImportKind } from '../../data/contract/import.ts';
import { system } from '../access/scope.ts';
import { writeSafely } from './durable.ts';
import type { OpenDatabase } from './open.ts';

/** What a lost import is called by, so that somebody can bring it again. */
export interface KnownImport {
  readonly id: number;
  readonly kind: ImportKind;
  readonly state: 'applied' | 'undone';
  readonly fileName: string | null;
  readonly madeBy: string;
  /** ISO instant */
  readonly madeAt: string;
}

const FILE = 'imports.json';

/** Writes beside the database which imports it holds: if it is ever lost, this says what its backup lacks. */
export async function noteImports(db: OpenDatabase, dataDir: string): Promise<void> {
  const there = await sql<{ it: string | null }>`select to_regclass('public.import')::text as it`.execute(
    db.as(system('backup')),
  );
  if (there.rows[0]?.it === null) return;
  writeSafely(join(dataDir, FILE), `${JSON.stringify(await heldImports(db), null, 1)}\n`);
}

/** The imports noted at the last settle; none where nothing was noted. */
export function notedImports(dataDir: string): KnownImport[] {
  try {
    return JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')) as KnownImport[];
  } catch {
    return [];
  }
}

/** Of the noted imports, those that the database now holds not at all, or in another state. */
export async function missingImports(
  db: OpenDatabase,
  noted: readonly KnownImport[],
): Promise<KnownImport[]> {
  const held = new Map((await heldImports(db)).map((i) => [i.id, i.state]));
  return noted.filter((i) => held.get(i.id) !== i.state);
}

async function heldImports(db: OpenDatabase): Promise<KnownImport[]> {
  const found = await sql<KnownImport>`
    select id, kind, state, file_name as "fileName", made_by as "madeBy", made_at::text as "madeAt"
    from import where state <> 'draft' order by id`.execute(db.as(system('backup')));
  return found.rows;
}
