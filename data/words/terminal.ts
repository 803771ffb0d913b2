import { terminal as en } from './en/terminal.ts';
import { terminal as id } from './id/terminal.ts';
import type { Words } from './id.ts';
import { spokenAs } from './office.ts';

const BOTH = { id, en } as const;

/** What the terminal and a start say, beside the words that every page holds. */
export function terminalWords(words: Words): typeof id {
  return spokenAs(words, BOTH);
}
