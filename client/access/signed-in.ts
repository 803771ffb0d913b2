import { type Query, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouteAnswer, RouteInput, WriteRoute } from '../../data/contract/routes.ts';
import type { Me } from '../../data/contract/session.ts';
import { send } from '../api.ts';
import { queries } from '../queries.ts';
import { tellOtherTabs } from './tabs.ts';
import { wipe } from './wipe.ts';

/** Routes that sign somebody in. */
type SignInRoute = {
  [N in WriteRoute]: RouteAnswer<N> extends { next: 'done' | 'totp'; me: Me } ? N : never;
}[WriteRoute];

/**
 * Somebody else sits here from now on: whatever was answered to whoever sat here before goes, before the first screen of
 * the new one is drawn.
 */
async function becomes(client: QueryClient, me: Me): Promise<void> {
  await wipe({ keepsWaiting: true });
  forget(client);
  client.setQueryData(queries.session().queryKey, me);
  tellOtherTabs();
}

const isAnswer = ({ queryKey: [first] }: Pick<Query, 'queryKey'>) =>
  first !== 'folder' && first !== 'session';

/** Drops every answer but those of the folder and the session themselves. */
export function forget(client: QueryClient): void {
  client.removeQueries({ predicate: isAnswer });
}

/** As `forget`, for who stays and may see something else now: what is on the screen is asked for again. */
export function askAnew(client: QueryClient): void {
  void client.resetQueries({ predicate: isAnswer });
}

interface SignInOptions {
  /** a second factor is asked for */
  readonly onMore?: () => void;
  /** whoever signed in is here now */
  readonly after?: () => void;
}

/** A way of signing in: whoever it lets in is here when it is done. */
export function useSignIn<N extends SignInRoute>(route: N, { onMore, after }: SignInOptions = {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RouteInput<N>) => send(route, input),
    onSuccess: async (answer) => {
      const { next, me } = answer as { next: 'done' | 'totp'; me: Me };
      if (next === 'totp') {
        onMore?.();
        return;
      }
      await becomes(client, me);
      after?.();
    },
    networkMode: 'always',
  });
}
