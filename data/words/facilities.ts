import { facilities as en } from './en/facilities.ts';
import { facilities as id } from './id/facilities.ts';

/** Words of facilities and stock: fetched with their pages, not with the first screen. */
export const facilityWords = { id, en } as const;
