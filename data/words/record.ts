import { record as en } from './en/record.ts';
import { record as id } from './id/record.ts';

/** Words of the record of an incident: on the server alone. */
export const recordWords = { id, en } as const;
