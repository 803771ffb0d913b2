import {
  type Assignment,
  askedOf,
  isCovered,
  leeway,
  type PlanCase,
  supplyToday,
  withoutCover,
} from './case.ts';
import { stepsOf } from './frame.ts';
import type { Places } from './places.ts';

/** People are counted in parts as small as this, ways in ten centimetres: whole numbers, so that equal is equal. */
const PEOPLE_PARTS = 2 ** 20;
const KM_PARTS = 1e4;
/** How many posts are placed between two looks at the clock. */
const AT_A_TIME = 8;

const NONE = -1;

/** What a flow came to. */
export interface Flowed {
  /** has every post been placed? Then nothing is better. */
  readonly ended: boolean;
  /** posts not placed yet stay where they are */
  readonly places: Assignment;
  /** people without cover, by no placement fewer */
  readonly bound: number;
  /** units that cannot be kept covered, of a flow that has ended */
  readonly short: readonly number[];
}

/**
 * Officers as a flow in a network: each whole officer goes to one area, and what the next one is worth there never grows
 * with how many there are. Placed one after the other along the shortest way through those who are placed already (each may
 * push another on), the officers placed so far are always placed as well as can be; prices of the areas prove it.
 * A cost is a pair, the second counting where the first is equal: people covered, then moves and ways. Which areas there
 * are does not matter to the time as it does to a model with a column for each place.
 */
export class Flow {
  readonly #given: PlanCase;
  readonly #units: number;
  readonly #move: number;
  /** a row a post, a column a unit: length of the way, -1 where it may not serve */
  readonly #way: Int32Array;
  /** by unit what the first, second, ... officer is worth */
  readonly #worth: Float64Array[];
  readonly #kept: Int32Array;
  readonly #keptWorth: number;
  /** people without cover where nobody of the posts is anywhere */
  readonly #all: number;
  /** by unit who is there; the last is for who serves nowhere and may go on so */
  readonly #there: number[][];
  readonly #at: Int32Array;
  readonly #pricePeople: Float64Array;
  readonly #priceWays: Float64Array;
  /** by unit what one more would be worth */
  readonly #next: Float64Array;
  // Of the way that is looked for: how far each unit is, who comes there, and which ones are not reached for good.
  readonly #ways: Float64Array;
  readonly #by: Int32Array;
  readonly #open: Int32Array;
  #placed = 0;

  constructor(given: PlanCase, places: Places) {
    this.#given = given;
    const { units, posts, limits } = given;
    const asked = units.map((unit) => askedOf(unit, limits));
    const today = supplyToday(given);
    this.#kept = Int32Array.from(units, (unit, u) => {
      const isKept = limits.keepCovered && isCovered(today[u] ?? 0, unit.asked);
      const wants = asked[u] ?? 0;
      return isKept ? Math.max(0, Math.ceil(wants - unit.fixed - leeway(wants))) : 0;
    });
    this.#all = units.reduce((sum, { need, fixed }, u) => sum + withoutCover(need, fixed, asked[u] ?? 0), 0);
    // One area that stays covered is worth more than everybody in need.
    const everybody = units.reduce((sum, { need }) => sum + need, 1);
    this.#keptWorth = Math.ceil(everybody) * PEOPLE_PARTS;
    this.#worth = units.map((unit, u) => {
      const gains = neverGrowing([...stepsOf(unit, asked[u] ?? 0)].map(({ gain }) => gain));
      const kept = this.#kept[u] ?? 0;
      return Float64Array.from({ length: Math.max(kept, gains.length) }, (_, n) => {
        return (n < kept ? this.#keptWorth : 0) + Math.round((gains[n] ?? 0) * PEOPLE_PARTS);
      });
    });
    this.#worth.push(new Float64Array(0));
    this.#units = this.#worth.length;
    this.#way = new Int32Array(posts.length * this.#units).fill(NONE);
    let farthest = 1;
    for (const [p, post] of posts.entries()) {
      for (let u = 0; u < units.length; u++) {
        const km = places.km[p * units.length + u] ?? Number.NaN;
        if (Number.isNaN(km)) continue;
        const way = Math.round(km * KM_PARTS);
        this.#way[p * this.#units + u] = way;
        if (way > farthest) farthest = way;
      }
      if (post.from === null && places.mayStay[p]) this.#way[p * this.#units + units.length] = 0;
    }
    this.#move = farthest * posts.length + 1;
    this.#there = this.#worth.map(() => []);
    this.#at = new Int32Array(posts.length).fill(NONE);
    this.#pricePeople = Float64Array.from(this.#worth, (worth) => 0 - (worth[0] ?? 0));
    this.#priceWays = new Float64Array(this.#units);
    this.#next = Float64Array.from(this.#worth, (worth) => worth[0] ?? 0);
    this.#ways = new Float64Array(this.#units);
    this.#by = new Int32Array(this.#units);
    this.#open = new Int32Array(this.#units);
  }

  /** Places posts until all are placed, or `isLate`. */
  run(isLate: () => boolean, told: (share: number) => void): Flowed {
    const n = this.#given.posts.length;
    while (this.#placed < n) {
      if (this.#placed % AT_A_TIME === 0) {
        if (isLate()) break;
        told(this.#placed / n);
      }
      this.#place(this.#placed++);
    }
    const none = this.#units - 1;
    const places = this.#given.posts.map(({ from }, p) => {
      const at = this.#at[p] ?? NONE;
      return at === NONE ? from : at === none ? null : at;
    });
    const lacking = [...this.#kept.keys()].filter(
      (u) => (this.#there[u]?.length ?? 0) < (this.#kept[u] ?? 0),
    );
    // One that has enough today lacks only whom another one took: that other one is what cannot be.
    const today = supplyToday(this.#given);
    const causes = lacking.filter(
      (u) => (today[u] ?? 0) - (this.#given.units[u]?.fixed ?? 0) < (this.#kept[u] ?? 0),
    );
    const short = causes.length > 0 ? causes : lacking;
    return { ended: this.#placed === n, places, bound: this.#bound(), short };
  }

  /** The best few places of each post at the prices that were found, that one included where it is. */
  nearest(most: number): [post: number, unit: number][] {
    const found: [post: number, unit: number][] = [];
    for (let p = 0; p < this.#given.posts.length; p++) {
      const best: { u: number; people: number; ways: number }[] = [];
      for (let u = 0; u < this.#units - 1; u++) {
        if ((this.#way[p * this.#units + u] ?? NONE) < 0) continue;
        const one = {
          u,
          people: this.#pricePeople[u] ?? 0,
          ways: this.#costOf(p, u) + (this.#priceWays[u] ?? 0),
        };
        const last = best[most - 1];
        if (last && !isLess(one, last)) continue;
        best.splice(most - 1, 1);
        best.push(one);
        best.sort((a, b) => a.people - b.people || a.ways - b.ways);
      }
      for (const { u } of best) found.push([p, u]);
    }
    return found;
  }

  /** Cost of a place in moves and ways. */
  #costOf(p: number, u: number): number {
    const way = this.#way[p * this.#units + u] ?? 0;
    return (this.#given.posts[p]?.from ?? this.#units - 1) === u ? way : way + this.#move;
  }

  /**
   * The shortest way from a post to where one more is worth most (Dijkstra), and along it everybody moves on by one. No place
   * costs people, so an area is as far in people as its price; one that is farther so than an end is not looked at again.
   */
  #place(post: number): void {
    const [n, move, way, open, by, ways] = [
      this.#units,
      this.#move,
      this.#way,
      this.#open,
      this.#by,
      this.#ways,
    ];
    const [pricePeople, priceWays, next] = [this.#pricePeople, this.#priceWays, this.#next];
    ways.fill(Number.POSITIVE_INFINITY);
    for (let v = 0; v < n; v++) open[v] = v;
    let left = n;
    let end = NONE;
    let endPeople = Number.POSITIVE_INFINITY;
    let endWays = Number.POSITIVE_INFINITY;
    const done: number[] = [];
    let going: readonly number[] = [post];
    for (;;) {
      // Everybody who is in the area that is nearest now could go on to any other.
      const u = done.at(-1) ?? NONE;
      for (const p of going) {
        const row = p * n;
        const stay = this.#given.posts[p]?.from ?? n - 1;
        const base = u === NONE ? 0 : (ways[u] ?? 0) - this.#costOf(p, u) - (priceWays[u] ?? 0);
        for (let i = 0; i < left; i++) {
          const v = open[i] ?? 0;
          const far = way[row + v] ?? NONE;
          if (far < 0) continue;
          const over = base + far + (v === stay ? 0 : move);
          const to = over + (priceWays[v] ?? 0);
          if (to >= (ways[v] ?? 0)) continue;
          ways[v] = to;
          by[v] = p;
          // One more ends here: worth what the next one is worth.
          const people = -(next[v] ?? 0);
          if (people < endPeople || (people === endPeople && over < endWays)) {
            end = v;
            endPeople = people;
            endWays = over;
          }
        }
      }
      let nearest = NONE;
      let leastPeople = endPeople;
      let leastWays = endWays;
      let still = 0;
      for (let i = 0; i < left; i++) {
        const v = open[i] ?? 0;
        const people = pricePeople[v] ?? 0;
        if (people > endPeople) continue;
        open[still] = v;
        const to = ways[v] ?? 0;
        if (
          to < Number.POSITIVE_INFINITY &&
          (people < leastPeople || (people === leastPeople && to < leastWays))
        ) {
          nearest = still;
          leastPeople = people;
          leastWays = to;
        }
        still++;
      }
      left = still;
      if (nearest === NONE) break;
      const found = open[nearest] ?? 0;
      open[nearest] = open[--left] ?? 0;
      done.push(found);
      going = this.#there[found] ?? [];
    }
    for (const v of done) {
      pricePeople[v] = endPeople;
      priceWays[v] = (priceWays[v] ?? 0) + endWays - (ways[v] ?? 0);
    }
    next[end] = this.#worth[end]?.[(this.#there[end]?.length ?? 0) + 1] ?? 0;
    for (let v = end; v !== NONE; ) {
      const comes = by[v] ?? NONE;
      const from = this.#at[comes] ?? NONE;
      const rest = this.#there[from];
      if (rest) rest.splice(rest.indexOf(comes), 1);
      this.#there[v]?.push(comes);
      this.#at[comes] = v;
      v = from;
    }
  }

  /** By the prices: were each post at its best place, and in each area the best number of them. */
  #bound(): number {
    let sum = 0;
    for (let u = 0; u < this.#units; u++) {
      const n = this.#there[u]?.length ?? 0;
      const filled = this.#worth[u]?.subarray(0, n).reduce((all, worth) => all + worth, 0) ?? 0;
      sum += filled + n * (this.#pricePeople[u] ?? 0);
    }
    for (let p = 0; p < this.#given.posts.length; p++) {
      let least = Number.POSITIVE_INFINITY;
      for (let u = 0; u < this.#units; u++) {
        if ((this.#way[p * this.#units + u] ?? NONE) >= 0) least = Math.min(least, this.#pricePeople[u] ?? 0);
      }
      sum -= least;
    }
    const kept = this.#kept.reduce((all, n) => all + n, 0);
    return this.#all - (sum - kept * this.#keptWorth) / PEOPLE_PARTS;
  }
}

function isLess(a: { people: number; ways: number }, b: { people: number; ways: number }): boolean {
  return a.people < b.people || (a.people === b.people && a.ways < b.ways);
}

/** The same in all, where a later one is worth no more than one before: at least as much for every number of them. */
function neverGrowing(gains: readonly number[]): number[] {
  const blocks: { sum: number; n: number }[] = [];
  for (const gain of gains) {
    let block = { sum: gain, n: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.n < block.sum / block.n; last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, n: last.n + block.n };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ sum, n }) => Array.from({ length: n }, () => sum / n));
}
