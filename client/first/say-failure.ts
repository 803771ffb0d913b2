import type { FolderState } from '../../data/contract/folder.ts';
import type { Words } from '../../data/words/id.ts';

type Sentence = (detail: Readonly<Record<string, string | number>>) => string;

/** Why a folder could not be opened, from the dictionary of faults or of troubles. */
export function sayFailure(words: Words, { code, detail }: NonNullable<FolderState['failed']>): string {
  const faults: Readonly<Record<string, { title: string; detail: Sentence }>> = words.fault;
  const troubles: Readonly<Record<string, Sentence>> = words.service.trouble;
  const fault = faults[code];
  if (fault) return `${fault.title}. ${fault.detail(detail)}`;
  return troubles[code]?.(detail) ?? words.fault.internal.title;
}
