import { LEVELS } from '../catalogue/levels.ts';
import type { RowProblem } from '../contract/import.ts';
import type { Words } from './id.ts';
import type { ProblemSentence } from './sentence.ts';

/** What a finding is and what to do about it, from the dictionary by code. A code without a sentence is shown as it is. */
export function sayProblem(words: Words, problem: RowProblem): string {
  const sentences: Readonly<Record<string, ProblemSentence | undefined>> = words.problem;
  const sentence = sentences[problem.code]?.({ ...problem.hint, value: problem.value ?? '' });
  return sentence ?? [problem.code, problem.value].filter(Boolean).join(': ');
}

/** What an import brought, in words: 'shape.rw' -> 'batas RW'. What the dictionary does not know stays as it is. */
export function sayBrought(words: Words, what: string): string {
  const said = words.screen.data;
  const [kind, of] = what.includes('.') ? what.split('.') : [undefined, what];
  const level = LEVELS.find((l) => l === of);
  const name = level ? words.domain.level[level] : undefined;
  if (name && kind === 'shape') return said.broughtShape(name);
  if (name && kind === 'outline') return said.broughtOutline(name);
  return name ?? said.broughtWhat[what] ?? what;
}
