import { VOCABULARIES } from '../../data/catalogue/vocabularies.ts';
import type { Scope } from '../access/scope.ts';
import { insertEvent } from '../audit/query.ts';
import type { Context } from '../context.ts';

/** Writes the program's word lists: fixed ones as they are in this version, editable ones only where there are none. */
export async function seedVocabularies(ctx: Context, scope: Scope): Promise<void> {
  await ctx.db.write(scope, async (tx) => {
    for (const { id, version, editable, entries } of VOCABULARIES) {
      const insert = tx
        .insertInto('vocabulary')
        .values({ id, version, editable, entries: JSON.stringify(entries), import_id: null });
      await insert
        .onConflict((c) => {
          const same = c.columns(['id', 'version']);
          return editable ? same.doNothing() : same.doUpdateSet({ entries: JSON.stringify(entries) });
        })
        .execute();
    }
  });
}

export interface VocabularyLine {
  readonly id: string;
  readonly version: string;
  readonly editable: boolean;
  readonly entries: number;
}

export async function listVocabularies(ctx: Context, scope: Scope): Promise<VocabularyLine[]> {
  const rows = await ctx.db
    .as(scope)
    .selectFrom('vocabulary')
    .select(['id', 'version', 'editable', 'entries'])
    .orderBy('id')
    .orderBy('version')
    .execute();
  return rows.map((r) => ({ ...r, entries: r.entries.length }));
}

/** The entries of a word list, of the version said or the newest; undefined where there is none. */
export async function readVocabulary(
  ctx: Context,
  scope: Scope,
  id: string,
  version?: string,
): Promise<{ version: string; editable: boolean; entries: unknown[] } | undefined> {
  return ctx.db
    .as(scope)
    .selectFrom('vocabulary')
    .select(['version', 'editable', 'entries'])
    .where('id', '=', id)
    .$if(version !== undefined, (q) => q.where('version', '=', version ?? ''))
    .orderBy('version', 'desc')
    .executeTakeFirst();
}

/** Replaces an editable word list, with an audit event in the same transaction. */
export async function replaceVocabulary(
  ctx: Context,
  scope: Scope,
  key: { id: string; version: string },
  entries: readonly object[],
): Promise<void> {
  await ctx.db.write(scope, async (tx) => {
    await tx
      .updateTable('vocabulary')
      .set({ entries: JSON.stringify(entries) })
      .where('id', '=', key.id)
      .where('version', '=', key.version)
      .where('editable', '=', true)
      .execute();
    await insertEvent(tx, scope, {
      at: ctx.clock.now(),
      action: 'vocabulary.replaced',
      subject: `${key.id} ${key.version}`,
      detail: { entries: entries.length },
    });
  });
}
