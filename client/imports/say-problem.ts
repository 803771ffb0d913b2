import type { RowProblem } from '../../data/contract/import.ts';
import type { Words } from '../../data/words/id.ts';
import type { ProblemSentence } from '../../data/words/sentence.ts';

/** What a finding is and what to do about it, from the dictionary by code. A code without a sentence is shown as it is. */
export function sayProblem(words: Words, problem: RowProblem): string {
  const sentences: Readonly<Record<string, ProblemSentence | undefined>> = words.problem;
  const sentence = sentences[problem.code]?.({ ...problem.hint, value: problem.value ?? '' });
  return sentence ?? [problem.code, problem.value].filter(Boolean).join(': ');
}
