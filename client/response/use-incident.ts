import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiFault } from '../api.ts';
import { queries } from '../queries.ts';
import { type IncidentBundle, incidentKey, type SheetAsk } from './bundle.ts';
import { incidentQueries } from './incident-queries.ts';
import type { Kept } from './offline/keep-rules.ts';
import { keptAnswers } from './offline/kept.ts';
import { useKeep } from './offline/use-keep.ts';

interface IncidentState {
  readonly bundle: IncidentBundle | undefined;
  /** the network is gone: this is what was kept, and when */
  readonly keptAt: string | undefined;
  readonly error: Error | null;
}

const ASK_AGAIN_MS = 30_000;

/** An incident as the server has it now, kept on this device; where there is no network, as it was kept. */
export function useIncident(id: string, ask: SheetAsk): IncidentState {
  const keep = useKeep();
  const again = { refetchInterval: ASK_AGAIN_MS };
  const incident = useQuery({ ...incidentQueries.incident(id), ...again });
  const sheet = useQuery({
    ...incidentQueries.sheet({ incident: id, ...ask }),
    ...again,
    placeholderData: keepPreviousData,
  });
  const map = useQuery(incidentQueries.map(id));
  const duties = useQuery({ ...incidentQueries.duties(id), ...again });
  const office = useQuery(queries.office());
  const [kept, setKept] = useState<Kept<IncidentBundle>>();
  const error = incident.error ?? sheet.error;
  const isAway = error instanceof ApiFault && error.code === 'unreachable';
  const bundle: IncidentBundle | undefined =
    incident.data && sheet.data && map.data && duties.data
      ? {
          incident: incident.data,
          sheet: sheet.data,
          map: map.data.map,
          duties: duties.data.duties,
          office: office.data ?? { name: '', timeZone: null },
        }
      : undefined;
  const stamp = bundle && `${sheet.dataUpdatedAt} ${duties.dataUpdatedAt} ${office.dataUpdatedAt}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept once for each answer
  useEffect(() => {
    if (!bundle || sheet.isPlaceholderData || isAway) return;
    void keep({ key: incidentKey(id), title: bundle.incident.name, answer: bundle });
  }, [stamp, id, keep]);
  useEffect(() => {
    if (!isAway || bundle) return;
    void keptAnswers.find<IncidentBundle>(incidentKey(id)).then(setKept);
  }, [isAway, bundle, id]);
  if (bundle) return { bundle, keptAt: isAway ? bundle.sheet.madeAt : undefined, error: null };
  return { bundle: kept?.answer, keptAt: kept?.at, error: kept ? null : error };
}
