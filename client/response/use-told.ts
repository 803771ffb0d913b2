import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteInput } from '../../data/contract/routes.ts';
import { useMe } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { change } from '../queries.ts';
import { waitingFigures } from './offline/waiting.ts';

type TellRoute = 'reportFigures' | 'reportHeadcount';

/**
 * Tells what was counted; where there is no network it waits on this device with its own hour and is sent later.
 * `isQueued`: that is what happened to the last one.
 */
export function useTold<N extends TellRoute>(route: N, title: string, offlineAccount?: string) {
  const me = useMe();
  const save = useMutation(change(route));
  const [isQueued, setQueued] = useState(false);
  const tell = (input: RouteInput<N>, after: () => void) => {
    setQueued(false);
    save.mutate(input, {
      onSuccess: after,
      onError: (reason: Error) => {
        const isAway = reason instanceof ApiFault && reason.code === 'unreachable';
        const account = me?.account?.id ?? offlineAccount;
        if (!isAway || account === undefined) return;
        void waitingFigures
          .add({ account, route, input: input as never, at: new Date().toISOString(), title })
          .then(() => {
            setQueued(true);
            save.reset();
            after();
          });
      },
    });
  };
  return {
    tell,
    isQueued,
    error: isQueued ? null : save.error,
    isPending: save.isPending,
    isSuccess: save.isSuccess,
  };
}
