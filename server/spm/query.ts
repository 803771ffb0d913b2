import type { ServiceName } from '../../data/catalogue/indicators.ts';
import type { Db } from '../db/open.ts';

/** Services that are not retired, in the order in which they were made. */
export async function loadServicesInUse(db: Db): Promise<ServiceName[]> {
  const rows = await db
    .selectFrom('spm_service')
    .select(['code', 'name_id', 'name_en'])
    .where('retired', '=', false)
    .orderBy('no')
    .execute();
  return rows.map(({ code, name_id, name_en }) => ({ code, name: { id: name_id, en: name_en } }));
}
