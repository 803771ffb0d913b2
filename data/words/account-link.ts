import { accountLink as en } from './en/account-link.ts';
import { accountLink as id } from './id/account-link.ts';

/** Words of the link between an account and the register: fetched with the page of accounts. */
export const accountLinkWords = { id, en } as const;
