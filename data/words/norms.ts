import { normMore as en } from './en/norm-more.ts';
import { normMore as id } from './id/norm-more.ts';

/** What the form of a norm says beside its plain fields: fetched with its page. */
export const normWords = { id, en } as const;
