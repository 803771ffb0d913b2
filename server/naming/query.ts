import { STANDARD_NEED_WORD } from '../../data/catalogue/need-words.ts';
import { type AttentionGroup, attentionGroup, type Naming, naming } from '../../data/contract/naming.ts';
import type { Db } from '../db/open.ts';

const KEY = 'naming';

/** The words the office uses; the program's own where it has chosen none. */
export async function loadNaming(db: Db): Promise<Naming> {
  const row = await db.selectFrom('office_setting').select('value').where('key', '=', KEY).executeTakeFirst();
  const kept = naming.safeParse(row?.value);
  return kept.success ? kept.data : { need: STANDARD_NEED_WORD, levels: {} };
}

export async function writeNaming(tx: Db, said: Naming, at: Date): Promise<void> {
  const value = JSON.stringify(said);
  await tx
    .insertInto('office_setting')
    .values({ key: KEY, value, changed_at: at })
    .onConflict((c) => c.column('key').doUpdateSet({ value, changed_at: at }))
    .execute();
}

/** The 12 PAS as the office groups them; undefined where the program's default was never replaced or kept. */
export async function loadAttentionGroups(db: Db): Promise<AttentionGroup[] | undefined> {
  const row = await db
    .selectFrom('vocabulary')
    .select('entries')
    .where('id', '=', 'pas')
    .orderBy('version', 'desc')
    .executeTakeFirst();
  const kept = attentionGroup.array().safeParse(row?.entries);
  return kept.success ? kept.data : undefined;
}

/** Codes of the regencies set up here, or of those in a province. */
export async function loadRegencies(db: Db, province?: string): Promise<string[]> {
  const rows = await db
    .selectFrom('area_version')
    .select('code')
    .distinct()
    .where('current', '=', true)
    .where('level', '=', 'kabupaten')
    .where('valid_to', 'is', null)
    .$if(province !== undefined, (q) => q.where('code', 'like', `${province}.%`))
    .orderBy('code')
    .execute();
  return rows.map((r) => r.code);
}
