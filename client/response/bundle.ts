import type { Duty } from '../../data/contract/duty.ts';
import type { Incident } from '../../data/contract/incident.ts';
import type { PaperMap } from '../../data/contract/incident-paper.ts';
import type { Office } from '../../data/contract/office.ts';
import type { ResponseSheet } from '../../data/contract/response.ts';
import type { RouteInput } from '../../data/contract/routes.ts';

/** Everything that the page of an incident shows, as it was answered together. */
export interface IncidentBundle {
  readonly incident: Incident;
  readonly sheet: ResponseSheet;
  readonly map: PaperMap | null;
  readonly duties: readonly Duty[];
  readonly office: Pick<Office, 'name' | 'timeZone'>;
}

export type SheetAsk = Omit<RouteInput<'responseSheet'>, 'incident'>;

/** Under which the answers of an incident are kept on this device. */
export const incidentKey = (id: string) => `incident:${id}`;
