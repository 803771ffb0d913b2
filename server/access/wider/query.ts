import { sql } from 'kysely';
import type { Db } from '../../db/open.ts';

/** A wider right as it is listed. */
export interface WiderRow {
  readonly id: number;
  readonly account: string;
  readonly name: string;
  readonly areas: string[];
  readonly reason: string;
  readonly from: Date;
  readonly until: Date;
  readonly givenBy: string;
  readonly bySelf: boolean;
  readonly endedAt: Date | null;
}

const MOST_LISTED = 200;

export async function listWider(db: Db): Promise<WiderRow[]> {
  const found = await sql<WiderRow>`
    select w.id, w.account_id as account, a.name, w.areas, w.reason, w.from_at as from, w.until_at as until,
      w.given_by as "givenBy", w.by_self as "bySelf", w.ended_at as "endedAt"
    from wider_right w join account a on a.id = w.account_id
    order by w.id desc limit ${MOST_LISTED}`.execute(db);
  return found.rows;
}

export async function insertWider(
  tx: Db,
  row: {
    readonly account_id: string;
    readonly areas: readonly string[];
    readonly reason: string;
    readonly from_at: Date;
    readonly until_at: Date;
    readonly given_by: string;
    readonly by_self: boolean;
  },
): Promise<void> {
  await tx
    .insertInto('wider_right')
    .values({ ...row, areas: sql<string[]>`${[...row.areas]}::text[]` as never })
    .execute();
}

/** False: there is no such right, or it has ended. */
export async function endWiderRow(tx: Db, id: number, at: Date): Promise<boolean> {
  const ended = await tx
    .updateTable('wider_right')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/** Wider rights that hold now and that nobody else has given. */
export async function countTakenAlone(db: Db, now: Date): Promise<number> {
  const { taken } = await db
    .selectFrom('wider_right')
    .select((eb) => eb.fn.countAll<number | string>().as('taken'))
    .where('by_self', '=', true)
    .where('ended_at', 'is', null)
    .where('until_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(taken);
}
