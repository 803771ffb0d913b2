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
