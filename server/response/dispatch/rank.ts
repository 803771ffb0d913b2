import type { Level } from '../../../data/catalogue/levels.ts';
import { isFiner } from '../../../data/catalogue/levels.ts';
import type { LeftOutWhy, TimeBasis, TravelSettings } from '../../../data/contract/duty.ts';
import { kmBetween } from '../../../data/read/distance.ts';

/** Longitude and latitude in degrees. */
export type Point = readonly [number, number];

/** Somebody of the role, with what decides whether and when they can come. */
export interface Candidate {
  readonly who: number;
  /** the area they live in, else the one they serve; null: neither is known */
  readonly code: string | null;
  readonly level: Level | null;
  /** the area is drawn from no file: nothing is measured on it */
  readonly isSketch: boolean;
  /** where they set out from; null: not known */
  readonly at: Point | null;
  readonly isAway: boolean;
  readonly isOnDuty: boolean;
  /** as somebody said */
  readonly byHand: number | null;
}

export interface Arrival {
  readonly who: number;
  /** from the call until there, whole minutes, rounded up */
  readonly minutes: number;
  readonly basis: TimeBasis;
  readonly km: number | null;
}

/** 'hit' is only said outside: see toldWhy. */
export interface LeftOut {
  readonly who: number;
  readonly why: LeftOutWhy;
}

/** The reason as it is told: whether RT or kelurahan is hit tells where somebody lives, to who may not read the register. */
export function toldWhy(why: LeftOutWhy, readsHome: boolean): LeftOutWhy {
  return !readsHome && (why === 'own-hit' || why === 'desa-hit') ? 'hit' : why;
}

export interface Ranking {
  /** the soonest first; of equal times the nearest, then the lower number */
  readonly arrivals: readonly Arrival[];
  readonly leftOut: readonly LeftOut[];
}

export interface RankInput {
  readonly candidates: readonly Candidate[];
  readonly scene: Point;
  /** codes of areas that are hit */
  readonly hit: readonly string[];
  readonly settings: TravelSettings;
  /** minutes on roads from a place to the scene; null: no road leads there, or none are loaded */
  readonly byRoad: (from: Point) => number | null;
}

/**
 * Who can come, and when? Time is what somebody said, else that on roads, else the straight line by detour and speed; the
 * time to get ready is in all but the first. Who is hit at home, on duty, or away is left out, with the reason.
 */
export function rankComers({ candidates, scene, hit, settings, byRoad }: RankInput): Ranking {
  const isHit = hitTest(hit);
  const arrivals: Arrival[] = [];
  const leftOut: LeftOut[] = [];
  for (const candidate of candidates) {
    const why = whyLeftOut(candidate, isHit);
    if (why) {
      leftOut.push({ who: candidate.who, why });
      continue;
    }
    const { who, at, byHand } = candidate;
    const km = at === null ? null : kmBetween(at, scene);
    if (byHand !== null) {
      arrivals.push({ who, minutes: byHand, basis: 'hand', km });
    } else if (at === null || km === null) {
      leftOut.push({ who, why: 'no-place' });
    } else {
      const road = byRoad(at);
      const straight = ((km * settings.detour) / settings.kmPerHour) * 60;
      const minutes = Math.ceil(settings.readyMinutes + (road ?? straight));
      arrivals.push({ who, minutes, basis: road === null ? 'straight' : 'roads', km });
    }
  }
  arrivals.sort((a, b) => a.minutes - b.minutes || (a.km ?? 0) - (b.km ?? 0) || a.who - b.who);
  return { arrivals, leftOut };
}

type Hit = 'own-hit' | 'desa-hit' | undefined;

function whyLeftOut(candidate: Candidate, isHit: (candidate: Candidate) => Hit): LeftOutWhy | undefined {
  if (candidate.isOnDuty) return 'on-duty';
  if (candidate.isAway) return 'away';
  return isHit(candidate);
}

/** Letters of the code of a desa: 'PP.KK.CC.VVVV'. */
const DESA_CODE = 13;

/**
 * Is the own area hit: it, a part of it, or one that holds it? Where the home is a sketched cell, is known no finer than the
 * desa, or what is hit is: the desa/kelurahan decides. One coarser than a desa says nothing of the home.
 */
function hitTest(hit: readonly string[]): (candidate: Candidate) => Hit {
  const own = new Set(hit);
  const desa = new Set(
    hit.filter((code) => code.length >= DESA_CODE).map((code) => code.slice(0, DESA_CODE)),
  );
  const coarse = hit.filter((code) => code.length <= DESA_CODE);
  return ({ code, level, isSketch }) => {
    if (code === null || level === null || isFiner('desa', level)) return undefined;
    if (coarse.some((h) => code === h || code.startsWith(`${h}.`))) return 'desa-hit';
    if (level === 'desa' || isSketch) return desa.has(code.slice(0, DESA_CODE)) ? 'desa-hit' : undefined;
    const isOwn = own.has(code) || hit.some((h) => h.startsWith(`${code}.`) || code.startsWith(`${h}.`));
    return isOwn ? 'own-hit' : undefined;
  };
}

/** An estimate is no finer than this; and from finer ones to several scenes it could be told where somebody lives. */
const MINUTES_TOLD = 5;

/** The minutes of a way as anybody is told them: what somebody said by hand as it is, an estimate in steps. */
export function toldMinutes(minutes: number, basis: TimeBasis | null): number {
  return basis === 'hand' ? minutes : Math.ceil(minutes / MINUTES_TOLD) * MINUTES_TOLD;
}
