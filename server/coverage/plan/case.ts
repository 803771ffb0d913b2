/** Longitude and latitude in degrees. */
export type Point = readonly [number, number];

/** An area that somebody is to serve. */
export interface PlanUnit {
  /** people in need; 0 where they are not known: such an area weighs nothing */
  readonly need: number;
  /** officers that the norm asks for; 0: none */
  readonly asked: number;
  /** officers who serve it whatever is planned */
  readonly fixed: number;
  readonly at: Point | null;
  readonly kecamatan: number | null;
  readonly desa: number | null;
}

/** What one person does in one area: this is what moves. */
export interface PlanPost {
  /** who serves several areas holds several posts */
  readonly person: number;
  /** index of the unit served now; null: none yet */
  readonly from: number | null;
  /** how much of one officer serves there: 1, less for who serves several areas */
  readonly weight: number;
  readonly home: Point | null;
  readonly kecamatan: number | null;
  /** belongs to the desa of `from` and serves only there */
  readonly ownDesa: boolean;
  readonly pinned: boolean;
}

export interface CaseLimits {
  readonly mostKm: number | null;
  readonly mostNeedPerPerson: number | null;
  readonly keepCovered: boolean;
  readonly ownKecamatan: boolean;
}

/** Officers of one role, the areas they serve and could serve, and what a plan keeps to. */
export interface PlanCase {
  readonly units: readonly PlanUnit[];
  readonly posts: readonly PlanPost[];
  readonly limits: CaseLimits;
}

/** Where each post ends: index of a unit, null where it stays without one. */
export type Assignment = readonly (number | null)[];

/**
 * Officers that an area asks for under the plan: by the norm, and so many that none has more people in need than the limit
 * says.
 */
export function askedOf({ asked, need }: PlanUnit, { mostNeedPerPerson }: CaseLimits): number {
  return mostNeedPerPerson === null ? asked : Math.max(asked, need / mostNeedPerPerson);
}

/** Shares are kept to four digits: three times a third is enough, here as in coverage itself. */
const ENOUGH = 0.005;

/** Officers that may be missing where as many as that are asked for: nobody at all is never enough for somebody. */
export function leeway(asked: number): number {
  return ENOUGH * Math.min(1, Math.max(0, asked));
}

/** Does an area that is served by so much have enough? */
export function isCovered(supply: number, asked: number): boolean {
  return asked - supply <= leeway(asked);
}

/** People in need of an area without cover, where `supply` officers serve it and `asked` are asked for. */
export function withoutCover(need: number, supply: number, asked: number): number {
  return isCovered(supply, asked) ? 0 : (need * (asked - supply)) / asked;
}

/** Officers in each unit today. */
export function supplyToday({ units, posts }: PlanCase): number[] {
  return supplyOf(
    { units, posts },
    posts.map((post) => post.from),
  );
}

/** Officers in each unit under an assignment. */
export function supplyOf({ units, posts }: Pick<PlanCase, 'units' | 'posts'>, places: Assignment): number[] {
  const supply = units.map((unit) => unit.fixed);
  for (const [i, place] of places.entries()) {
    if (place !== null) supply[place] = (supply[place] ?? 0) + (posts[i]?.weight ?? 0);
  }
  return supply;
}
