import type { Legend } from '../../data/contract/legend.ts';
import type { Language } from '../../data/contract/view.ts';
import type { Words } from '../../data/words/id.ts';

/** What is said of a class of the legend: its own name where classes are states, else its range. */
export function classLabel(
  legend: Legend,
  { label, lower, upper }: Legend['classes'][number],
  words: Words,
  language: Language,
): string {
  if (label) return label[language];
  const number = (n: number) => words.format.number(n, legend.decimals);
  return lower === upper ? number(lower) : words.screen.legend.range(number(lower), number(upper));
}

/** True where classes are states, the worst first, and not ranges of a number. */
export function hasStates(legend: Pick<Legend, 'method'> | undefined): boolean {
  return legend?.method === 'categories';
}

/** Class indices in the order of a legend: the darkest first. */
export function classOrder(legend: Legend): number[] {
  const indices = [...legend.classes.keys()];
  return hasStates(legend) ? indices : indices.reverse();
}
