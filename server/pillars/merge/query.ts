import type { Db } from '../../db/open.ts';

/** Pairs that somebody said are two, the smaller number first. */
export async function loadApart(db: Db): Promise<{ one: number; other: number }[]> {
  return db.selectFrom('volunteer_apart').select(['one', 'other']).execute();
}

/** Keeps that two are not the same; said again it stays as it was said first. */
export async function insertApart(
  tx: Db,
  pair: { readonly one: number; readonly other: number; readonly by: string; readonly at: Date },
): Promise<void> {
  const { one, other, by, at } = pair;
  await tx
    .insertInto('volunteer_apart')
    .values({ one, other, said_by: by, said_at: at })
    .onConflict((on) => on.columns(['one', 'other']).doNothing())
    .execute();
}
