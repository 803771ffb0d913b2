import { useQuery } from '@tanstack/react-query';
import { queries } from '../queries.ts';
import { useView } from '../view.ts';
import { useSpeech } from '../words.ts';

/** How a figure that a norm divides by is called, by its slug; the slug while it is not known. */
export function useSeriesName(): (series: string | null) => string {
  const { language } = useSpeech();
  const { area } = useView().view;
  const data = useQuery(queries.indicators(area ?? '')).data;
  return (series) =>
    data?.indicators.find((i) => i.series === series)?.name[language].toLowerCase() ?? series ?? '';
}
