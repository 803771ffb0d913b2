import { register as en } from './en/register.ts';
import { register as id } from './id/register.ts';

/** Words of the forms of the register: fetched with these forms, not with the first screen. */
export const registerWords = { id, en } as const;
