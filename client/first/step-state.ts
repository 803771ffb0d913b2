import type { Place } from '../../data/contract/area.ts';
import type { ImportEntry } from '../../data/contract/import.ts';
import { type Office, SETUP_STEPS, type SetupStep, type StepState } from '../../data/contract/office.ts';

/** What the server has said of what is here. */
export interface WhatIsHere {
  readonly places: readonly Place[];
  readonly office: Pick<Office, 'name' | 'skipped'>;
  readonly imports: readonly Pick<ImportEntry, 'kind' | 'state'>[];
}

/** How many areas and shapes of a level there are, over all places. */
export function countLevel(places: readonly Place[], level: string): { areas: number; shapes: number } {
  const found = places.flatMap((p) => p.levels.filter((l) => l.level === level));
  return {
    areas: found.reduce((sum, l) => sum + l.areas, 0),
    shapes: found.reduce((sum, l) => sum + l.shapes, 0),
  };
}

/** Which steps of the set-up are done. What is there counts, whoever brought it and whether or not it was skipped before. */
export function stepStates(here: WhatIsHere): Record<SetupStep, StepState> {
  const { places, office, imports } = here;
  const brought = (kind: ImportEntry['kind']) =>
    imports.some((i) => i.kind === kind && i.state === 'applied');
  const done: Record<SetupStep, boolean> = {
    region: places.length > 0,
    office: office.name !== '',
    boundaries: ['kecamatan', 'desa', 'rw', 'rt'].some((level) => countLevel(places, level).shapes > 0),
    population: brought('population'),
    need: places.some((p) => p.periods.length > 0),
    lists: countLevel(places, 'rw').areas + countLevel(places, 'rt').areas > 0,
  };
  const state = (step: SetupStep): StepState => {
    if (done[step]) return 'done';
    return office.skipped.includes(step) ? 'skipped' : 'missing';
  };
  return Object.fromEntries(SETUP_STEPS.map((step) => [step, state(step)])) as Record<SetupStep, StepState>;
}

/** The step to begin with: the first that is neither done nor skipped. */
export function nextStep(states: Record<SetupStep, StepState>): SetupStep | undefined {
  return SETUP_STEPS.find((step) => states[step] === 'missing');
}
