import { isExempt, type Work } from './hide-more.ts';

/** Shows again what turned out not to be needed, the dearest first, as many at once as can be. */
export function showMore(work: Work, places: readonly number[], atOnce = 1): void {
  const price = (place: number) => work.prices[place]?.cost ?? 0;
  const left = [...places].sort((a, b) => price(b) - price(a));
  for (let i = 0; i < left.length; i += atOnce) showSome(work, left.slice(i, i + atOnce));
}

function showSome(work: Work, places: readonly number[]): void {
  const { system } = work.evidence;
  for (const place of places) system.isHidden[place] = 0;
  const users = new Set(places.flatMap((place) => work.evidence.usersOfCell(place)));
  if ([...users].every((user) => work.evidence.gapOf(user, isExempt(work, user)) === null)) return;
  for (const place of places) system.isHidden[place] = 1;
  if (places.length === 1) return;
  const half = Math.ceil(places.length / 2);
  showSome(work, places.slice(0, half));
  showSome(work, places.slice(half));
}
