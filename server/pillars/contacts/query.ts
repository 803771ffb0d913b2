import type { Db } from '../../db/open.ts';
import type { WholeContact } from '../kind.ts';

/** The contacts of an area as they hold now. */
export async function loadContacts(db: Db, areaId: number): Promise<WholeContact[]> {
  return db
    .selectFrom('area_contact as c')
    .innerJoin('contact_list as l', 'l.id', 'c.list_id')
    .select(['c.no', 'c.kind', 'c.name', 'c.phone', 'c.until_day as until'])
    .where('l.area_id', '=', areaId)
    .where('l.current', '=', true)
    .orderBy('c.no')
    .execute();
}

/** Everybody who was ever a contact of an area, in the order in which lists were written: the number and the name then. */
export async function everContacts(
  db: Db,
  areaId: number,
): Promise<{ list: number; no: number; name: string }[]> {
  return db
    .selectFrom('area_contact as c')
    .innerJoin('contact_list as l', 'l.id', 'c.list_id')
    .select(['l.id as list', 'c.no', 'c.name'])
    .where('l.area_id', '=', areaId)
    .orderBy('l.id')
    .orderBy('c.no')
    .execute();
}

/** Takes contacts out of the lists that they stand in. */
export async function deleteContacts(
  tx: Db,
  rows: readonly { readonly list: number; readonly no: number }[],
): Promise<void> {
  for (const { list, no } of rows) {
    await tx.deleteFrom('area_contact').where('list_id', '=', list).where('no', '=', no).execute();
  }
}

/** The contacts of some areas as they hold now, by area. */
export async function loadContactsOf(db: Db, areas: readonly number[]): Promise<Map<number, WholeContact[]>> {
  if (areas.length === 0) return new Map();
  const rows = await db
    .selectFrom('area_contact as c')
    .innerJoin('contact_list as l', 'l.id', 'c.list_id')
    .select(['l.area_id as area', 'c.no', 'c.kind', 'c.name', 'c.phone', 'c.until_day as until'])
    .where('l.area_id', 'in', [...areas])
    .where('l.current', '=', true)
    .orderBy('c.no')
    .execute();
  const byArea = Map.groupBy(rows, (row) => row.area);
  return new Map([...byArea].map(([area, own]) => [area, own.map(({ area: _, ...contact }) => contact)]));
}
