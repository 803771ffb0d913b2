import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteAnswer, RouteInput } from '../../data/contract/routes.ts';
import { useMe } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { change } from '../queries.ts';
import { type WaitingRoute, waitingFigures } from './offline/waiting.ts';

/**
 * Tells what happened or was counted; where there is no network it waits on this device with its own hour and is sent later.
 * `title`: what it is of. `isQueued`: that is what happened to the last one; `after` then has no answer.
 */
export function useTold<N extends WaitingRoute>(route: N, offlineAccount?: string) {
  const me = useMe();
  const save = useMutation(change(route));
  const [isQueued, setQueued] = useState(false);
  const tell = (title: string, input: RouteInput<N>, after: (answer?: RouteAnswer<N>) => void) => {
    setQueued(false);
    save.mutate(input, {
      onSuccess: (answer) => after(answer),
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
