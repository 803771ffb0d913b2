import type { AreaProfile, TrendPoint } from '../../data/contract/profile.ts';
import { capital, useSpeech } from '../words.ts';

type Figure = Pick<TrendPoint, 'value' | 'count' | 'basis'>;

/** A figure as text: the number, nihil, disamarkan, that there is no data, or that no rate can be made of it. */
export function useFigureText(decimals: number): (figure: Figure) => string {
  const { words } = useSpeech();
  return ({ value, count, basis }) => {
    if (basis === 'none') return words.card.noData;
    if (basis === 'hidden') return words.published.hidden;
    if (value === null) return words.card.noRate;
    // Of a part that counts nobody it is not known whether the whole is nihil.
    if (count === 0 && basis !== 'partial') return words.card.zero;
    return words.format.number(value, decimals);
  };
}

/** What the card is about: indicator, and whose. */
export function useSubject({ indicator, sex }: AreaProfile): string {
  const { words, language } = useSpeech();
  const name = capital(indicator.name[language]);
  return sex === 'A' ? name : `${name}, ${words.domain.sex[sex].toLowerCase()}`;
}

/** From whom, as of when, for what stands under a chart: of the indicator itself, or of the series said. */
export function useSourceLine(
  profile: AreaProfile,
  series: readonly string[] = [profile.indicator.series],
): string {
  const { words } = useSpeech();
  const sources = profile.sources.filter((s) => s.series.some((one) => series.includes(one)));
  const names = [...new Set(sources.flatMap((s) => s.name ?? []))];
  const days = sources.flatMap((s) => s.asOf ?? []).sort();
  return words.card.sourceLine(names, days.at(-1) ?? null);
}
