import { mutationOptions, QueryClient, queryOptions } from '@tanstack/react-query';
import type { ReadRoute, RouteInput, WriteRoute } from '../data/contract/routes.ts';
import { ApiFault, ask, type SendOptions, send } from './api.ts';

/** Server state: what is asked is the key, so two parts of the screen that ask the same share one answer. */
export function query<N extends ReadRoute>(name: N, input: RouteInput<N>) {
  return queryOptions({
    queryKey: [name, input] as const,
    queryFn: ({ signal }) => ask(name, input, signal),
  });
}

export const queries = {
  session: () => query('session', {}),
  sessions: () => query('sessions', {}),
  accounts: () => query('accounts', {}),
  sessionsOf: (account: string) => query('sessionsOf', { account }),
  roles: () => query('roles', {}),
  systemState: () => query('systemState', {}),
  widerRights: () => query('widerRights', {}),
  office: () => query('office', {}),
  folder: () => query('folder', {}),
  places: () => query('places', {}),
  regions: () => query('regions', {}),
  indicators: (within: string) => query('indicators', { within }),
  area: (code: string, on: string | undefined) => query('area', { code, on }),
  profile: (input: RouteInput<'profile'>) => query('profile', input),
  areas: (input: RouteInput<'areas'>) => query('areas', input),
  values: (input: RouteInput<'values'>) => query('values', input),
  search: (q: string) => query('search', { q }),
  naming: () => query('naming', {}),
  ownIndicators: () => query('ownIndicators', {}),
  aliases: () => query('aliases', {}),
  reported: (input: RouteInput<'reported'>) => query('reported', input),
  imports: () => query('imports', {}),
  disclosure: () => query('disclosure', {}),
  releases: () => query('releases', {}),
  release: (release: string) => query('release', { release }),
  privacyNotice: () => query('privacyNotice', {}),
  pillars: (input: RouteInput<'pillars'>) => query('pillars', input),
  pillar: (id: string) => query('pillar', { id }),
  likelySame: () => query('likelySame', {}),
  certification: (input: RouteInput<'certification'>) => query('certification', input),
  trainings: () => query('trainings', {}),
  training: (training: string) => query('training', { training }),
  contacts: (area: string) => query('contacts', { area }),
  coverage: (input: RouteInput<'coverage'>) => query('coverage', input),
  bivariate: (input: RouteInput<'bivariate'>) => query('bivariate', input),
  norms: () => query('norms', {}),
  plans: (within: string) => query('plans', { within }),
  plan: (plan: string) => query('plan', { plan }),
  recruit: (input: RouteInput<'recruit'>) => query('recruit', input),
  officersNeeded: (input: RouteInput<'officersNeeded'>) => query('officersNeeded', input),
  moveRules: () => query('moveRules', {}),
  hazards: () => query('hazards', {}),
  hazardShapes: (hash: string) => query('hazardShapes', { hash }),
  exposure: (input: RouteInput<'exposure'>) => query('exposure', input),
  manyHazards: (input: RouteInput<'manyHazards'>) => query('manyHazards', input),
  hazardPair: (input: RouteInput<'hazardPair'>) => query('hazardPair', input),
  hazardEvents: (within: string) => query('hazardEvents', { within }),
  facilities: (input: RouteInput<'facilities'>) => query('facilities', input),
  facility: (id: string) => query('facility', { id }),
  stock: (input: RouteInput<'stock'>) => query('stock', input),
  stockMovements: (input: RouteInput<'stockMovements'>) => query('stockMovements', input),
  spm: (input: RouteInput<'spm'>) => query('spm', input),
  spmServices: () => query('spmServices', {}),
  report: (id: string) => query('import', { id }),
};

/**
 * A change through one route, for useMutation: `useMutation(change('undoImport'))`. What was read before is asked for
 * again once it is done; an unchanged answer costs a 304. `error` is an ApiFault. `options` as a function are asked for
 * each time, for a signal of its own.
 */
export function change<N extends WriteRoute>(name: N, options?: SendOptions | (() => SendOptions)) {
  return mutationOptions({
    mutationKey: [name] as const,
    mutationFn: (input: RouteInput<N>) =>
      send(name, input, typeof options === 'function' ? options() : options),
    onSuccess: (_answer, _input, _result, { client }) => client.invalidateQueries(),
    networkMode: 'always' as const,
  });
}

/** A fault that asking again will not mend. */
function isRefusal(reason: unknown): boolean {
  return reason instanceof ApiFault && reason.status >= 400 && reason.status < 500;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Answers carry ETags: asking again costs a 304. Figures change by import, seldom while one looks.
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: (failures, reason) => !isRefusal(reason) && failures < 2,
        retryDelay: (failures) => 400 * 2 ** failures,
        // The server is often this very machine: being offline says nothing about it.
        networkMode: 'always',
        throwOnError: false,
      },
    },
  });
}
