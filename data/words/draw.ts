import { draw as en } from './en/draw.ts';
import { draw as id } from './id/draw.ts';

/** Words of drawing and of the pages of disaster work: fetched with these pages, not with the first screen. */
export const drawWords = { id, en } as const;
