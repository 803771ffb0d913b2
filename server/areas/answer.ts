import { type CodeList, type ListedArea, readCodeList } from './codelist.ts';

/** The national list of area codes and names, for the other features. */
export function codeList(): Promise<CodeList> {
  return readCodeList();
}
export type { CodeList, ListedArea };
