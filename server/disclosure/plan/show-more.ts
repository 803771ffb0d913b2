import { isExempt, type Work } from './hide-more.ts';

/** Shows again what turned out not to be needed, the dearest first; returns what stays hidden of the cells given. */
export function showMore(work: Work, complements: readonly number[]): number[] {
  const { system } = work.evidence;
  const price = (place: number) => work.prices[place]?.cost ?? 0;
  return [...complements]
    .sort((a, b) => price(b) - price(a))
    .filter((place) => {
      system.isHidden[place] = 0;
      const users = work.evidence.usersOfCell(place);
      if (users.every((user) => work.evidence.gapOf(user, isExempt(work, user)) === null)) return false;
      system.isHidden[place] = 1;
      return true;
    });
}
