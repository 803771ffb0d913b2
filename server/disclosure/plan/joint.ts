import { jointly, type Scenario } from './scenarios.ts';

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
