import { EVERYBODY, indexSums, type Scenario } from './scenarios.ts';

/**
 * Everything that several insiders know, as if one knew it. Complements that protect a cell from all of them at once
 * are few; those found for one after the other are many. Nobody is claimed to know this.
 */
export function jointly(scenarios: readonly Scenario[]): Scenario {
  const known = new Set<number>();
  const least = new Map<number, number>();
  for (const scenario of scenarios) {
    for (const place of scenario.known) known.add(place);
    for (const [place, at] of scenario.least) least.set(place, Math.max(at, least.get(place) ?? 0));
  }
  const sums = scenarios.flatMap((scenario) => scenario.sums);
  return { ...EVERYBODY, known, least, sums, sumOf: indexSums(sums) };
}

/** Finds, for a cell, what all slices together say that do not tell the cell itself. */
export class JointSlices {
  private readonly slices: readonly Scenario[];
  private readonly made = new Map<string, Scenario>();

  constructor(scenarios: readonly Scenario[]) {
    this.slices = scenarios.filter((s) => s.kind === 'slice');
  }

  without(place: number): Scenario {
    const others = this.slices.filter((s) => !s.known.has(place));
    const key = others.map((s) => this.slices.indexOf(s)).join(' ');
    const known = this.made.get(key);
    if (known) return known;
    const joint = jointly(others);
    this.made.set(key, joint);
    return joint;
  }
}
