import { hazards as en } from './en/hazards.ts';
import { hazards as id } from './id/hazards.ts';

/** Words of hazard zones: fetched with their pages, not with the first screen. */
export const hazardWords = { id, en } as const;
