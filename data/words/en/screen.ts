import type { screen as source } from '../id/screen.ts';

export const screen = {} satisfies typeof source;
