import { useQuery } from '@tanstack/react-query';
import type { Right } from '../../data/catalogue/rights.ts';
import type { Me } from '../../data/contract/session.ts';
import { queries } from '../queries.ts';

/** Who looks at this page; undefined until the server has said so. */
export function useMe(): Me | undefined {
  return useQuery(queries.session()).data;
}

/** What whoever looks may do, anywhere. What one may not is not shown; the server decides in any case. */
export function useCan(): (...rights: readonly Right[]) => boolean {
  const held = useMe()?.rights;
  return (...rights) => rights.some((right) => held?.includes(right) ?? false);
}

/** Somebody is signed in, and nothing has to be done before that counts. */
export function useIsIn(): boolean {
  const me = useMe();
  return me?.state === 'in' && !me.account?.must;
}
