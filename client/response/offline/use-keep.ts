import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useMe } from '../../access/me.ts';
import { queries } from '../../queries.ts';
import type { Kept } from './keep-rules.ts';
import { keptAnswers } from './kept.ts';
import { keepProgram } from './program.ts';

/** Keeps an answer on this device, and the program that shows it; no longer than the rights of whoever is signed in. */
export function useKeep(): (entry: Pick<Kept, 'key' | 'title' | 'answer'>) => Promise<void> {
  const client = useQueryClient();
  const me = useMe();
  return useCallback(
    async (entry) => {
      if (!me?.account) return;
      const wider = await client.ensureQueryData(queries.widerRights()).then(
        (told) => told.wider,
        () => [],
      );
      await keptAnswers.keep(me, wider, entry);
      await keepProgram();
    },
    [client, me],
  );
}
