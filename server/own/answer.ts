import { makeRegistry, type Registry } from '../../data/catalogue/indicators.ts';
import { loadRolesKnown } from '../coverage/query.ts';
import type { Db } from '../db/open.ts';
import { loadPresent } from '../hazards/query.ts';
import { loadNaming } from '../naming/query.ts';
import { loadServicesInUse } from '../spm/query.ts';
import { loadOwn } from './query.ts';

/** Everything that can be mapped here: the program's series, the office's own, services and the officers of
 * roles, in the office's words. */
export async function loadRegistry(db: Db): Promise<Registry> {
  const [own, naming, roles, services, hazards] = await Promise.all([
    loadOwn(db),
    loadNaming(db),
    loadRolesKnown(db),
    loadServicesInUse(db),
    loadPresent(db),
  ]);
  return makeRegistry(own, naming.need, { roles, services, hazards });
}
