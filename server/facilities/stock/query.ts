import { type RawBuilder, sql } from 'kysely';
import type { ReliefItemCode } from '../../../data/catalogue/relief-items.ts';
import type { StockMove } from '../../../data/contract/stock.ts';
import type { Db } from '../../db/open.ts';

/** What of one item is in one facility. */
export interface Place {
  readonly facility: number;
  readonly item: ReliefItemCode;
}

export interface Change extends Place {
  /** the stock afterwards */
  readonly count: number;
}

/**
 * Takes hold of balances until the transaction ends, in one order for everybody; what was never there is there with
 * nothing from now on.
 */
export async function lockBalances(tx: Db, places: readonly Place[], at: Date): Promise<Map<string, number>> {
  const facilities = places.map((p) => p.facility);
  const items = places.map((p) => p.item);
  await sql`
    insert into stock_balance (facility_id, item, count, changed_at)
    select u.f, u.i, 0, ${at} from unnest(${facilities}::int[], ${items}::text[]) u (f, i) order by u.f, u.i
    on conflict do nothing`.execute(tx);
  const held = await sql<{ facility: number; item: ReliefItemCode; count: number }>`
    select b.facility_id as facility, b.item, b.count from stock_balance b
    join unnest(${facilities}::int[], ${items}::text[]) u (f, i) on u.f = b.facility_id and u.i = b.item
    order by b.facility_id, b.item for update of b`.execute(tx);
  return new Map(held.rows.map((row) => [placeKey(row), row.count]));
}

export function placeKey({ facility, item }: Place): string {
  return `${facility} ${item}`;
}

export async function setBalances(tx: Db, changes: readonly Change[], at: Date): Promise<void> {
  await sql`
    update stock_balance b set count = u.n, changed_at = ${at}
    from unnest(${changes.map((c) => c.facility)}::int[], ${changes.map((c) => c.item)}::text[],
      ${changes.map((c) => c.count)}::int[]) u (f, i, n)
    where b.facility_id = u.f and b.item = u.i`.execute(tx);
}

export interface NewSlip {
  readonly kind: StockMove;
  readonly facility: number;
  readonly to: number | null;
  readonly on: string;
  /** null: numbered here */
  readonly number: string | null;
  readonly giver: string | null;
  readonly receiver: string | null;
  readonly receiverRole: string | null;
  readonly note: string | null;
  readonly decree: string | null;
  readonly incident: number | null;
  readonly importId: number | null;
  readonly who: string;
  readonly at: Date;
  readonly lines: readonly { readonly item: ReliefItemCode; readonly change: number }[];
}

/** Keeps a movement; its number. */
export async function insertSlip(tx: Db, slip: NewSlip): Promise<number> {
  const next = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('stock_slip', 'id'))::int as id`.execute(tx);
  const id = next.rows[0]?.id;
  if (id === undefined) throw new Error('a movement without a number');
  const number = slip.number ?? `${String(id).padStart(4, '0')}/BAST/${slip.on.slice(0, 4)}`;
  await sql`
    insert into stock_slip (id, kind, facility_id, to_facility_id, on_day, number, giver, receiver, receiver_role, note,
      decree, incident_id, import_id, made_by, made_at) overriding system value
    values (${id}, ${slip.kind}, ${slip.facility}, ${slip.to}, ${slip.on}, ${number}, ${slip.giver}, ${slip.receiver},
      ${slip.receiverRole}, ${slip.note}, ${slip.decree}, ${slip.incident}, ${slip.importId}, ${slip.who},
      ${slip.at})`.execute(tx);
  await sql`
    insert into stock_line (slip_id, item, change)
    select ${id}, u.* from unnest(${slip.lines.map((l) => l.item)}::text[],
      ${slip.lines.map((l) => l.change)}::int[]) u`.execute(tx);
  return id;
}

export interface SlipRow {
  readonly id: number;
  readonly kind: StockMove;
  readonly facilityId: number;
  readonly facilityName: string;
  /** code of the area of the facility */
  readonly code: string;
  readonly toId: number | null;
  readonly toName: string | null;
  readonly on: string;
  readonly number: string;
  readonly giver: string | null;
  readonly receiver: string | null;
  readonly receiverRole: string | null;
  readonly note: string | null;
  readonly decree: string | null;
  readonly incident: number | null;
  readonly importId: number | null;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly items: readonly { readonly item: ReliefItemCode; readonly change: number }[];
  readonly total: number;
}

/** Is there an incident of that number? */
export async function hasIncident(db: Db, id: number): Promise<boolean> {
  const found = await db.selectFrom('incident').select('id').where('id', '=', id).executeTakeFirst();
  return found !== undefined;
}

export interface SlipFilter {
  readonly id?: number | undefined;
  readonly within?: string | undefined;
  readonly facility?: number | undefined;
  readonly item?: ReliefItemCode | undefined;
  readonly incident?: number | undefined;
}

/** The name that a facility has now, or had last. */
function nameOf(id: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`(select v.name from facility_version v where v.facility_id = ${id}
    order by v.current desc, v.id desc limit 1)`;
}

export async function loadSlips(
  db: Db,
  { id, within, facility, item, incident }: SlipFilter,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<SlipRow[]> {
  const inside = (column: RawBuilder<unknown>) => sql`exists (
    select 1 from facility_version v join area_version a on a.area_id = v.area_id and a.current
    where v.facility_id = ${column} and v.current and (a.code = ${within} or a.code like ${`${within}.%`}))`;
  const some = [
    id === undefined ? undefined : sql`s.id = ${id}`,
    within === undefined
      ? undefined
      : sql`(${inside(sql`s.facility_id`)} or ${inside(sql`s.to_facility_id`)})`,
    facility === undefined ? undefined : sql`(s.facility_id = ${facility} or s.to_facility_id = ${facility})`,
    item === undefined
      ? undefined
      : sql`exists (select 1 from stock_line l where l.slip_id = s.id and l.item = ${item})`,
    incident === undefined ? undefined : sql`s.incident_id = ${incident}`,
  ].filter((condition) => condition !== undefined);
  const found = await sql<SlipRow>`
    select s.id, s.kind, s.facility_id as "facilityId", ${nameOf(sql`s.facility_id`)} as "facilityName",
      coalesce((select a.code from facility_version v join area_version a on a.area_id = v.area_id and a.current
        where v.facility_id = s.facility_id order by v.current desc, v.id desc, a.valid_to desc nulls first
        limit 1), '') as code,
      s.to_facility_id as "toId", ${nameOf(sql`s.to_facility_id`)} as "toName", s.on_day::text as on, s.number, s.giver,
      s.receiver, s.receiver_role as "receiverRole", s.note, s.decree, s.incident_id as incident,
      s.import_id as "importId", s.made_by as "madeBy", s.made_at as "madeAt",
      (select coalesce(json_agg(json_build_object('item', l.item, 'change', l.change) order by l.item), '[]')
        from stock_line l where l.slip_id = s.id) as items,
      count(*) over ()::int as total
    from stock_slip s where ${some.length > 0 ? sql.join(some, sql` and `) : sql`true`}
    order by s.id desc offset ${from} limit ${most}`.execute(db);
  return found.rows;
}

/** What an import counted, by facility. */
export async function countedBy(tx: Db, importId: number): Promise<Change[]> {
  const found = await sql<Change>`
    select facility_id as facility, item, count from stock_count where import_id = ${importId}
    order by facility_id, item`.execute(tx);
  return found.rows;
}

/** By how much the movements of an import changed stock. */
export async function changedBy(
  tx: Db,
  importId: number,
): Promise<{ facility: number; item: ReliefItemCode; change: number }[]> {
  const found = await sql<{ facility: number; item: ReliefItemCode; change: number }>`
    select s.facility_id as facility, l.item, sum(l.change)::int as change
    from stock_slip s join stock_line l on l.slip_id = s.id where s.import_id = ${importId}
    group by s.facility_id, l.item order by s.facility_id, l.item`.execute(tx);
  return found.rows;
}

/** Writes draft counts of stores. */
export async function insertCounts(db: Db, importId: number, counts: readonly Change[]): Promise<void> {
  await sql`
    insert into stock_count (import_id, facility_id, item, count)
    select ${importId}::int, u.* from unnest(${counts.map((c) => c.facility)}::int[],
      ${counts.map((c) => c.item)}::text[], ${counts.map((c) => c.count)}::int[]) u`.execute(db);
}
