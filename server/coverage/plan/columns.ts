import type { PlanCase } from './case.ts';
import type { Places } from './places.ts';

/** A column for each place of each post that is in the model; the others are priced out. */
export class Columns {
  readonly post: number[] = [];
  /** index of a unit; -1: stays without one */
  readonly unit: number[] = [];
  readonly #in: Uint8Array;
  readonly #places: Places;
  readonly #given: PlanCase;

  constructor(given: PlanCase, places: Places) {
    this.#given = given;
    this.#places = places;
    this.#in = new Uint8Array(places.posts * places.units);
  }

  get length(): number {
    return this.post.length;
  }

  has(post: number, unit: number): boolean {
    return this.#in[post * this.#places.units + unit] === 1;
  }

  add(post: number, unit: number): void {
    if (unit >= 0) this.#in[post * this.#places.units + unit] = 1;
    this.post.push(post);
    this.unit.push(unit);
  }

  /** Does the column leave its post where it is? */
  stays(column: number): boolean {
    const from = this.#given.posts[this.post[column] ?? -1]?.from ?? null;
    return (this.unit[column] ?? -1) === (from ?? -1);
  }

  kmOf(column: number): number {
    const post = this.post[column] ?? 0;
    const unit = this.unit[column] ?? -1;
    return unit < 0 ? 0 : (this.#places.km[post * this.#places.units + unit] ?? 0);
  }
}
