import type { RouteInput } from '../../data/contract/routes.ts';
import { query } from '../queries.ts';

/** What the pages of incidents ask of the server. */
export const incidentQueries = {
  incidents: () => query('incidents', {}),
  incident: (incident: string) => query('incident', { incident }),
  sheet: (input: RouteInput<'responseSheet'>) => query('responseSheet', input),
  map: (incident: string) => query('incidentMap', { incident }),
  duties: (incident: string) => query('duties', { incident }),
  whoComes: (input: RouteInput<'whoComes'>) => query('whoComes', input),
  backTest: () => query('backTest', {}),
  settings: () => query('responseSettings', {}),
  ready: (area: string, phones: boolean) =>
    query('readyPackage', { area, phones: phones ? 'true' : 'false' }),
};
