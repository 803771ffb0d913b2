import { useQuery } from '@tanstack/react-query';
import { readUnionSlug, unionName } from '../../data/catalogue/hazards.ts';
import type { Indicator } from '../../data/contract/indicator.ts';
import { nameInside } from '../../data/words/name-inside.ts';
import { useMe } from '../access/me.ts';
import { queries } from '../queries.ts';
import { useView } from '../view.ts';
import { useSpeech } from '../words.ts';

/** What can be mapped where one looks, else where whoever looks begins; none while it is not known. */
export function useIndicatorsHere(): readonly Indicator[] {
  const { area } = useView().view;
  const home = useMe()?.home?.code;
  const places = useQuery(queries.places()).data?.places;
  const within = area ?? home ?? places?.[0]?.area.code;
  const asked = useQuery({ ...queries.indicators(within ?? ''), enabled: within !== undefined });
  return asked.data?.indicators ?? [];
}

/** How a figure that a norm divides by is called, by its slug; the slug while it is not known. */
export function useSeriesName(): (series: string | null) => string {
  const { language } = useSpeech();
  const indicators = useIndicatorsHere();
  const nameOf = (series: string | null) => indicators.find((i) => i.series === series)?.name;
  return (series) => {
    const zones = readUnionSlug(series ?? '');
    const of = zones && nameOf(zones.series);
    const said = zones && of ? unionName(zones.hazards, zones.reach, of) : nameOf(series);
    return nameInside(said?.[language] ?? series ?? '');
  };
}
