import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportReport } from '../../data/contract/import.ts';
import type { ProgressTold } from '../../data/contract/progress.ts';
import { send } from '../api.ts';
import type { checkedPart } from './said-of-file.ts';

export interface PickedFile {
  readonly file: File;
  /** counts the picks: the same name may hold something else now */
  readonly number: number;
}

/** The file was changed or moved after it was picked: the page can no longer read it. */
export class FileChanged extends Error {}

interface Check {
  readonly report: ImportReport | undefined;
  readonly kind: ImportReport['kind'] | undefined;
  readonly error: Error | null;
  readonly isChecking: boolean;
  readonly told: ProgressTold | undefined;
}

/** The report on a file as it is and as it is described; checked anew when either changes, the check before broken off. */
export function useCheck(picked: PickedFile | undefined, said: ReturnType<typeof checkedPart>): Check {
  const [told, setTold] = useState<ProgressTold>();
  const { data, error, isFetching } = useQuery({
    queryKey: ['check', picked?.number, said],
    queryFn: async ({ signal }) => {
      if (!picked) throw new Error('no file is picked');
      setTold(undefined);
      const input = { ...said, upload: picked.file, name: picked.file.name, check: true };
      if (!(await isReadable(picked.file))) throw new FileChanged();
      return send('importFile', input, { signal, onProgress: setTold });
    },
    enabled: picked !== undefined,
    // What the file holds stays known while it is checked again: the form keeps its fields.
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { report: isFetching ? undefined : data, kind: data?.kind, error, isChecking: isFetching, told };
}

/** Can the page still read a file that was picked? */
export async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
