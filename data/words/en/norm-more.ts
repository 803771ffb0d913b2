import type { normMore as source } from '../id/norm-more.ts';

export const normMore: typeof source = {
  together: {
    group: 'Several hazards at once',
    item: (of) => `${of} in zones of several hazards`,
    hazards: 'Zones that count',
    hint: 'Whoever lives in the zones of several hazards counts once.',
    tooFew: 'Choose at least two hazards.',
    reach: 'Class of hazard',
  },
  roads:
    'Where roads are loaded, minutes go along them; speed and detour hold for places more than 2 km from a road.',
};
