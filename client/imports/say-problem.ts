import type { RowProblem } from '../../data/contract/import.ts';
import type { Words } from '../../data/words/id.ts';

type Saying = string | ((hint: RowProblem['hint']) => string);
type Entry = { readonly [part in 'what' | 'remedy']?: Saying };

/** What a finding is and what to do about it, from the dictionary by code. An unknown code is shown as it is. */
export function sayProblem(words: Words, problem: RowProblem): { what: string; remedy: string } {
  const entry = (words.problem as Record<string, Entry | undefined>)[problem.code];
  const say = (saying: Saying | undefined, otherwise: string) =>
    typeof saying === 'function' ? saying(problem.hint) : (saying ?? otherwise);
  return { what: say(entry?.what, problem.code), remedy: say(entry?.remedy, '') };
}
