import type { Highs } from 'highs';
import type { Assignment, PlanCase } from './case.ts';
import { broken, type Evaluation, evaluate } from './evaluate.ts';
import { Flow } from './flow.ts';
import { improve } from './improve.ts';
import { type Aim, Master, type Run } from './master.ts';
import { leaving, type Places, placesOf } from './places.ts';
import type { Found, Pace, Proof, Solved, Told } from './proof.ts';
import { isFlow, solveFlow } from './solve-flow.ts';

/** Reduced costs nearer to zero than this are noise of the solver. */
const NOISE = 1e-7;
/** Officers missing where areas are to stay covered: less than this is noise. */
const SHORT = 1e-5;
/** Places added for a post at a time. */
const AT_A_TIME = 6;
/** Parts of the time that the first aims may take at most. */
const UNTIL = { begin: 0.2, first: 0.4, without: 0.6, moves: 0.8, km: 1 };
/** Distance is the last of the three aims: within a thousandth is near enough. */
const KM_GAP = 0.001;
const KM_GAP_WHOLE = 0.01;
/** A second search with more places than this does not end. */
const MOST_SEARCHED = 90_000;

/**
 * Who serves where, so that as few people in need as possible are without cover; of such plans one with the fewest moves,
 * of those one with the shortest ways. Whole officers of one area each are a flow. Else each aim is minimised by itself while
 * what was reached before is held: the model begins with the places that a flow would take, and others come into it as their
 * reduced costs ask for them; with none left the bound is one of all places.
 * Out of time it gives the best found, and how far the bound is.
 */
export function solvePlan(highs: Highs, given: PlanCase, pace: Pace): Solved {
  const places = placesOf(given);
  const stuck = [...given.posts.keys()].filter((p) => !places.mayStay[p] && !hasPlace(places, p));
  if (stuck.length > 0) return { found: false, units: [], posts: stuck };
  if (isFlow(given)) return solveFlow(given, places, pace);
  const start = pace.now();
  const master = new Master(highs, given, places);
  try {
    master.addPlaces(firstPlaces(given, places));
    master.addPlaces(likelyPlaces(given, places, pace).filter(([p, u]) => !master.columns.has(p, u)));
    return new Search(master, given, pace, start).run();
  } finally {
    master.dispose();
  }
}

/** Can the limits be kept together? As solvePlan finds out, without looking for the best. */
export function fitsLimits(highs: Highs, given: PlanCase, pace: Pace): boolean {
  const places = placesOf(given);
  if ([...given.posts.keys()].some((p) => !places.mayStay[p] && !hasPlace(places, p))) return false;
  if (isFlow(given)) return solveFlow(given, places, pace).found;
  const master = new Master(highs, given, places);
  try {
    master.addPlaces(firstPlaces(given, places));
    return new Search(master, given, pace, pace.now()).fits();
  } finally {
    master.dispose();
  }
}

class Search {
  readonly #master: Master;
  readonly #given: PlanCase;
  readonly #pace: Pace;
  readonly #start: number;
  /** people without cover at least */
  #bound = 0;
  #best: { readonly places: Assignment; readonly is: Evaluation } | null = null;

  constructor(master: Master, given: PlanCase, pace: Pace, start: number) {
    this.#master = master;
    this.#given = given;
    this.#pace = pace;
    this.#start = start;
  }

  fits(): boolean {
    return this.#settle('slack', 1).bound <= SHORT && this.#fitsWhole();
  }

  run(): Solved {
    const { places } = this.#master;
    const stayIsAllowed = places.mayStay.every(Boolean);
    const today = leaving(
      this.#given,
      places,
      this.#given.posts.map((post) => post.from),
    );
    this.#pace.keep(this.#unproven(today, evaluate(this.#given, today)));
    const needsMore = this.#given.limits.mostNeedPerPerson !== null || !stayIsAllowed;
    if (this.#given.limits.keepCovered && needsMore) {
      const slack = this.#settle('slack', UNTIL.without);
      if (slack.bound > SHORT || !this.#fitsWhole()) {
        return { found: false, units: this.#master.shortUnits(), posts: [] };
      }
    }
    const { keepCovered, mostNeedPerPerson } = this.#given.limits;
    if (stayIsAllowed && !(keepCovered && mostNeedPerPerson !== null)) this.#keep(today);
    if (broken(this.#given, today).length === 0)
      this.#keep(improve(this.#given, places, today, this.#lateAfter(UNTIL.first)));
    this.#settle('first', UNTIL.first);
    const without = this.#settle('without', UNTIL.without);
    this.#master.holdWithout(Math.max(without.value, without.bound));
    const moves = this.#settle('moves', UNTIL.moves);
    this.#master.holdMoves(Math.round(moves.value));
    const km = this.#settle('km', UNTIL.km);
    const seconds = this.#gone();
    // Out of time before anything was found: nobody moves who may stay.
    if (this.#best) return { found: true, places: this.#best.places, without, moves, km, seconds };
    return this.#unproven(today, evaluate(this.#given, today));
  }

  /** A plan of which nothing is proven but how many are without cover at least. */
  #unproven(places: Assignment, is: Evaluation): Found {
    const open = (value: number, bound = 0): Proof => ({
      value,
      bound: Math.min(value, bound),
      proven: false,
    });
    const without = open(is.without, Math.max(0, this.#bound));
    return { found: true, places, without, moves: open(is.moves), km: open(is.km), seconds: this.#gone() };
  }

  /** After an aim 'slack': can the limits be kept with whole posts too? Out of time: as far as is known. */
  #fitsWhole(): boolean {
    const master = this.#master;
    if (master.assignment() !== null) return true;
    if (master.solveWhole(this.#left(1) / 2, 0, null).value <= SHORT && master.assignment() !== null)
      return true;
    if (!master.relax(this.#left(1)).ended) return true;
    const { wanted } = master.price(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
    if (master.columns.length + wanted.length > MOST_SEARCHED) return true;
    master.addPlaces(wanted);
    const run = master.solveWhole(this.#left(1), 0, null);
    return !run.ended || run.value <= SHORT;
  }

  /** Minimises one aim, until it is proven or its time is over. */
  #settle(aim: Aim, until: number): Proof {
    const master = this.#master;
    const stage = aim === 'slack' || aim === 'first' ? 'without' : aim;
    master.aimFor(aim);
    let bound = Number.NEGATIVE_INFINITY;
    let value = Number.POSITIVE_INFINITY;
    let proven = false;
    let isSettled = false;
    for (let round = 0; ; round++) {
      this.#pace.tell(stage, 1 - 1 / (1 + round / 8));
      const left = this.#left(until);
      if (left <= 0) break;
      const run = master.relax(left);
      if (!run.ended) break;
      value = run.value;
      const whole = aim === 'slack' ? null : master.assignment();
      if (whole) this.#keep(whole);
      const { wanted, worth } = master.price(AT_A_TIME, -NOISE);
      bound = Math.max(bound, run.value + worth);
      if (aim === 'without') this.#isAtLeast(bound);
      proven = wanted.length === 0;
      isSettled = proven || (aim === 'km' && isNear(run.value, bound, KM_GAP));
      if (isSettled) break;
      master.addPlaces(wanted);
    }
    if (aim === 'slack' || aim === 'first') return { value, bound, proven };
    if (aim === 'moves') bound = Math.ceil(bound - 1e-4);
    if (isSettled && master.assignment() === null) return this.#settleWhole(aim, until, bound);
    this.#pace.tell(stage, 1);
    const best = this.#valueOf(aim);
    return {
      value: best,
      bound: Math.min(best, bound),
      proven: proven || isNear(best, bound, aim === 'km' ? KM_GAP : 0),
    };
  }

  /** The same with whole posts, where the relaxed model has parts of some. */
  #settleWhole(aim: Told, until: number, relaxed: number): Proof {
    const master = this.#master;
    const rounded = master.rounded();
    if (broken(this.#given, rounded).length === 0) this.#keep(rounded);
    const gap = aim === 'km' ? KM_GAP_WHOLE : 0;
    const near = (bound: number) =>
      isNear(this.#valueOf(aim), aim === 'moves' ? Math.ceil(bound - 1e-4) : bound, gap);
    const proof = (bound: number, ended: boolean): Proof => {
      const value = this.#valueOf(aim);
      return { value, bound: Math.min(value, bound), proven: ended || near(bound) };
    };
    if (aim === 'km') this.#shortenWays(until);
    this.#better(until);
    // The solver does not look at the clock while it takes in so many, and finds nothing in the time there is.
    if (near(relaxed) || master.columns.length > MOST_SEARCHED) return proof(relaxed, false);
    const first = this.#solveWhole(this.#left(until) / 2, gap);
    if (near(relaxed) || this.#left(until) <= 0) return proof(relaxed, false);
    // A place whose reduced cost is above what is left to gain is in no better plan: with all others in the model its
    // bound is that of all places.
    if (!master.relax(this.#left(until)).ended) return proof(relaxed, false);
    const { wanted } = master.price(Number.POSITIVE_INFINITY, this.#valueOf(aim) - relaxed + NOISE);
    if (wanted.length === 0) return proof(Math.max(relaxed, first.bound), first.ended);
    if (master.columns.length + wanted.length > MOST_SEARCHED || this.#left(until) <= 0)
      return proof(relaxed, false);
    master.addPlaces(wanted);
    const second = this.#solveWhole(this.#left(until), gap);
    return proof(Math.max(relaxed, second.bound), second.ended);
  }

  #solveWhole(seconds: number, gap: number): Run {
    const run = this.#master.solveWhole(seconds, gap, this.#best?.places ?? null);
    const found = this.#master.assignment();
    if (found) this.#keep(found);
    return run;
  }

  /** The shortest ways of those who serve one area, while the others stay where the plan has them: whole by itself. */
  #shortenWays(until: number): void {
    const master = this.#master;
    if (this.#best === null) return;
    master.hold(this.#best.places);
    while (this.#left(until) > 0 && master.relax(this.#left(until)).ended) {
      const whole = master.assignment();
      if (whole) this.#keep(whole);
      const { wanted } = master.price(AT_A_TIME, -NOISE);
      if (wanted.length === 0) break;
      master.addPlaces(wanted);
    }
    master.hold(null);
  }

  /** The best that was found, one officer at a time. */
  #better(until: number): void {
    if (this.#best)
      this.#keep(improve(this.#given, this.#master.places, this.#best.places, this.#lateAfter(until)));
  }

  #lateAfter(until: number): () => boolean {
    return () => this.#left(until) <= 0;
  }

  /** Of the best that was found; nothing found is worse than anything. */
  #valueOf(aim: Told): number {
    const is = this.#best?.is;
    if (is === undefined) return Number.POSITIVE_INFINITY;
    return aim === 'without' ? is.without : aim === 'moves' ? is.moves : is.km;
  }

  /** Keeps the better of two plans. */
  #keep(places: Assignment): void {
    const is = evaluate(this.#given, places);
    if (this.#best !== null && !isBetter(is, this.#best.is)) return;
    this.#best = { places, is };
    this.#pace.keep(this.#unproven(places, is));
  }

  /** No plan leaves fewer people without cover. */
  #isAtLeast(bound: number): void {
    if (bound <= this.#bound) return;
    this.#bound = bound;
    if (this.#best) this.#pace.keep(this.#unproven(this.#best.places, this.#best.is));
  }

  #gone(): number {
    return (this.#pace.now() - this.#start) / 1000;
  }

  /** Seconds that are left of a part of the time. */
  #left(until: number): number {
    return this.#pace.seconds * until - this.#gone();
  }
}

function isBetter(a: Evaluation, b: Evaluation): boolean {
  const same = 1e-6 * (1 + b.without);
  if (Math.abs(a.without - b.without) > same) return a.without < b.without;
  if (a.moves !== b.moves) return a.moves < b.moves;
  return a.km < b.km;
}

function isNear(value: number, bound: number, gap: number): boolean {
  return Number.isFinite(value) && value - bound <= gap * Math.abs(value) + 1e-6 * (1 + Math.abs(value));
}

function hasPlace(places: Places, post: number): boolean {
  const row = places.km.subarray(post * places.units, (post + 1) * places.units);
  return row.some((km) => !Number.isNaN(km));
}

/** Places that posts would take if each were a whole officer by itself. */
function likelyPlaces(given: PlanCase, places: Places, pace: Pace): [post: number, unit: number][] {
  const flow = new Flow(given, places);
  const late = pace.now() + pace.seconds * UNTIL.begin * 1000;
  flow.run(
    () => pace.now() >= late,
    () => {},
  );
  return flow.nearest(AT_A_TIME);
}

/** With what the model begins: everybody where they are, and who may not stay in the nearest places. */
function firstPlaces(given: PlanCase, places: Places): [post: number, unit: number][] {
  return given.posts.flatMap((post, p): [number, number][] => {
    if (places.mayStay[p]) return [[p, post.from ?? -1]];
    const row = places.km.subarray(p * places.units, (p + 1) * places.units);
    return [...row.entries()]
      .filter(([, km]) => !Number.isNaN(km))
      .sort(([, a], [, b]) => a - b)
      .slice(0, AT_A_TIME)
      .map(([u]) => [p, u]);
  });
}
