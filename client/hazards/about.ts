import { HAZARD_CODES, type HazardCode } from '../../data/catalogue/hazards.ts';

/** What is said of a set of zones that somebody makes by hand. */
export interface About {
  readonly hazard: HazardCode;
  readonly name: string;
  readonly source: string;
  readonly year: string;
}

export const NO_ABOUT: About = { hazard: HAZARD_CODES[0], name: '', source: '', year: '' };

const YEAR = /^(19|20)\d\d$/;

export function aboutFaults({ name, year }: About): { readonly name: boolean; readonly year: boolean } {
  return { name: name.trim() === '', year: year.trim() !== '' && !YEAR.test(year.trim()) };
}

/** What is sent of it; only without faults. */
export function aboutOf({ hazard, name, source, year }: About) {
  return {
    hazard,
    name: name.trim(),
    source: source.trim() || null,
    year: year.trim() === '' ? null : Number(year),
  };
}
