import type { Bivariate } from '../../data/contract/coverage.ts';
import type { Language } from '../../data/contract/view.ts';
import type { Words } from '../../data/words/id.ts';

/** From which figures on need and coverage are middling and high, each in a sentence with its unit. */
export function pairBounds({ need, cover }: Bivariate, words: Words, language: Language): string[] {
  const said = words.cover.pair;
  const from = ({ bounds }: Bivariate['need'], at: 1 | 2) => words.format.number(bounds[at]?.[0] ?? 0);
  return [
    said.needIs(need.unit[language], from(need, 1), from(need, 2)),
    said.coverIs(cover.unit[language], from(cover, 1), from(cover, 2)),
  ];
}
