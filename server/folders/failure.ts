import type { FolderState } from '../../data/contract/folder.ts';
import { Trouble } from '../db/trouble.ts';
import { isUnreachable } from '../db/unreachable.ts';
import { Fault } from '../fault.ts';

type Failure = Pick<NonNullable<FolderState['failed']>, 'code' | 'detail'>;

/** Why a folder could not be opened, as a code that the dictionary has a sentence for. */
export function codeOf(reason: unknown): Failure {
  if (reason instanceof Fault || reason instanceof Trouble)
    return { code: reason.code, detail: reason.detail };
  return { code: isUnreachable(reason) ? 'database-unreachable' : 'internal', detail: {} };
}
