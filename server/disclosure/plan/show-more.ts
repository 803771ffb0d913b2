import type { Price } from './cost.ts';
import type { Evidence } from './evidence.ts';
import type { Exempt } from './hide-more.ts';

/** Shows again what turned out not to be needed, the dearest first. */
export function showMore(
  evidence: Evidence,
  { prices, added, exempt }: { prices: readonly Price[]; added: readonly number[]; exempt: Exempt },
): void {
  const { system } = evidence;
  const order = [...added].sort((a, b) => (prices[b]?.cost ?? 0) - (prices[a]?.cost ?? 0));
  for (const place of order) {
    system.isHidden[place] = 0;
    const forgotten = evidence.forget(place);
    const stands = forgotten.every(
      ({ cell }) => evidence.gapOf(cell, (scenario) => exempt.get(cell)?.has(scenario) ?? false) === null,
    );
    if (stands) continue;
    system.isHidden[place] = 1;
    for (const { cell, moves } of forgotten) for (const move of moves) evidence.add(cell, move);
  }
}
