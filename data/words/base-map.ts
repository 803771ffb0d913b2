import { baseMap as en } from './en/base-map.ts';
import { baseMap as id } from './id/base-map.ts';

/** Words of base maps: fetched where there is one to choose or to switch, not with the first screen. */
export const baseMapWords = { id, en } as const;
