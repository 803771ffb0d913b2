import { createContext, useContext } from 'react';
import type { Hazard } from './use-hazard.ts';

/** The hazard behind the parts of the map screen, which are given only what every map screen has. */
export const HazardContext = createContext<Hazard | undefined>(undefined);

export function useHazardHere(): Hazard {
  const hazard = useContext(HazardContext);
  if (!hazard) throw new Error('a part of the screen of hazards stands outside it');
  return hazard;
}
