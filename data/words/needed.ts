import { needed as en } from './en/needed.ts';
import { needed as id } from './id/needed.ts';

/** Words of what meets every norm: fetched with the page of new officers, not with the first screen. */
export const neededWords = { id, en } as const;
