import { response as en } from './en/response.ts';
import { sheet as enSheet } from './en/sheet.ts';
import { response as id } from './id/response.ts';
import { sheet as idSheet } from './id/sheet.ts';

/** Words of incidents and of the response sheet: fetched with these pages, not with the first screen. */
export const responseWords = { id, en } as const;
export const sheetWords = { id: idSheet, en: enSheet } as const;
