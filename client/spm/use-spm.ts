import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { Level } from '../../data/catalogue/levels.ts';
import type { AreaCard } from '../../data/contract/area.ts';
import { lastDay } from '../../data/contract/period.ts';
import { type SpmService, type SpmTable, spmCode } from '../../data/contract/spm.ts';
import { useMe } from '../access/me.ts';
import type { ApiFault } from '../api.ts';
import { queries } from '../queries.ts';
import { finestSeen, readsPublishedOnly, seenLevels } from '../screens/published.ts';
import { useView } from '../view.ts';

/** The address tells the service; what it does not tell is the first there is. */
export const SERVICE_KEY = 'layanan';

export interface SpmPlace {
  readonly card: AreaCard;
  readonly services: readonly SpmService[];
  readonly service: SpmService;
  readonly levels: readonly Level[];
  readonly level: Level;
  readonly period: string;
  readonly table: SpmTable | undefined;
}

interface Asked {
  /** undefined: not known yet, or there is nothing to ask about */
  readonly place: SpmPlace | undefined;
  readonly isEmpty: boolean;
  readonly error: ApiFault | Error | null;
  readonly refetch: () => void;
}

/** A service over the areas of a level, as the address asks for it. */
export function useSpm(): Asked {
  const { view } = useView();
  const me = useMe();
  const params = useSearch({ strict: false }) as Record<string, unknown>;
  const places = useQuery(queries.places());
  const services = useQuery(queries.spmServices());
  const within = view.area ?? me?.home?.code ?? places.data?.places[0]?.area.code;
  const wanted = spmCode.safeParse(params[SERVICE_KEY]).data;
  const live = services.data?.services.filter((one) => !one.retired) ?? [];
  const card = useQuery({
    ...queries.area(within ?? '', view.period && lastDay(view.period)),
    enabled: within !== undefined,
  });
  const indicators = useQuery({ ...queries.indicators(within ?? ''), enabled: within !== undefined });
  const catalogue = indicators.data;
  // Whoever asks for none in particular is shown one that there are figures of.
  const isCounted = ({ code }: SpmService) =>
    catalogue?.available.some(({ series }) => series.includes(`spm-${code}`)) ?? false;
  const service =
    live.find((one) => one.code === wanted) ??
    (indicators.isPending ? undefined : (live.find(isCounted) ?? live[0]));
  const finest = finestSeen(
    service && { series: `spm-${service.code}`, access: 'open', family: 'spm' },
    'A',
    { onlyPublished: readsPublishedOnly(me), published: catalogue?.published },
  );
  const levels = card.data ? seenLevels(card.data.below, finest).map((one) => one.level) : [];
  const level =
    levels.find((one) => one === view.level) ??
    levels.find((one) => one === 'kecamatan') ??
    levels[0] ??
    card.data?.area.level;
  const guess = view.period ?? places.data?.places[0]?.periods[0] ?? String(new Date().getFullYear());
  const asking = { within: within ?? '', level: level ?? 'kecamatan', service: service?.code ?? '' };
  const isReady = card.data !== undefined && service !== undefined;
  // Figures of another service are none of this one, also not until they come.
  const ofService = (before: SpmTable | undefined) =>
    before?.service.code === service?.code ? before : undefined;
  const first = useQuery({
    ...queries.spm({ ...asking, period: guess }),
    enabled: isReady,
    placeholderData: ofService,
  });
  // What there are figures of is better than a guess.
  const newest = view.period === undefined ? first.data?.periods[0] : undefined;
  const period = newest ?? guess;
  const second = useQuery({
    ...queries.spm({ ...asking, period }),
    enabled: isReady && period !== guess,
    placeholderData: ofService,
  });
  const table = period === guess ? first : second;
  const error = places.error ?? services.error ?? card.error ?? table.error;
  return {
    place:
      card.data && service && level
        ? { card: card.data, services: live, service, levels, level, period, table: table.data }
        : undefined,
    isEmpty:
      (places.data !== undefined && within === undefined) ||
      (services.data !== undefined && live.length === 0),
    error,
    refetch: () => {
      for (const one of [places, services, card, table]) if (one.isError) void one.refetch();
    },
  };
}
