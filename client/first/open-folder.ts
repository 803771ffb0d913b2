import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { FolderKind } from '../../data/contract/folder.ts';
import { send } from '../api.ts';
import { queries } from '../queries.ts';

/** Opens the demo or the office's own folder; the gate sees from the answer what is under way. */
export function useOpenFolder() {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (asked: { open: FolderKind; remake: boolean }) => send('openFolder', asked),
    onSuccess: (state) => client.setQueryData(queries.folder().queryKey, state),
    networkMode: 'always',
  });
  const open = useCallback((to: FolderKind, remake = false) => mutate({ open: to, remake }), [mutate]);
  return { open, isBusy: isPending, error };
}
