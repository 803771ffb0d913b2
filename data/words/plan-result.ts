import { planResult as en } from './en/plan-result.ts';
import { planResult as id } from './id/plan-result.ts';

/** Words of a proposal that is open, beside those of proposals: fetched with its page, not with the first screen. */
export const planResultWords = { id, en } as const;
