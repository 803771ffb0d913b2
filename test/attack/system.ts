/** One relation: lo <= sum of coef x cell <= hi. */
export interface Relation {
  readonly cells: readonly number[];
  readonly coefs: readonly number[];
  readonly lo: number;
  readonly hi: number;
  /** where it is known from, for whoever reads why a cell is known */
  readonly from: string;
}

/** Least and greatest value of each cell. */
export interface Bounds {
  readonly least: Float64Array;
  readonly greatest: Float64Array;
}

/**
 * Everything an attacker knows: cells are whole numbers between bounds, and linear relations hold between them. A cell
 * that is named for the first time is nobody knows what, but no less than nothing.
 */
export class System {
  readonly names: string[] = [];
  readonly relations: Relation[] = [];
  readonly #least: number[] = [];
  readonly #greatest: number[] = [];
  readonly #at = new Map<string, number>();

  cell(name: string): number {
    const known = this.#at.get(name);
    if (known !== undefined) return known;
    const made = this.names.length;
    this.names.push(name);
    this.#least.push(0);
    this.#greatest.push(Number.POSITIVE_INFINITY);
    this.#at.set(name, made);
    return made;
  }

  find(name: string): number | undefined {
    return this.#at.get(name);
  }

  /** Said of one cell; what was known before still holds. Two figures that contradict each other throw in `propagate`. */
  between(name: string, least: number, greatest: number): void {
    const cell = this.cell(name);
    this.#least[cell] = Math.max(this.#least[cell] ?? 0, least);
    this.#greatest[cell] = Math.min(this.#greatest[cell] ?? 0, greatest);
  }

  know(name: string, value: number): void {
    this.between(name, value, value);
  }

  relate(
    terms: readonly (readonly [name: string, coef: number])[],
    lo: number,
    hi: number,
    from: string,
  ): void {
    this.relations.push({
      cells: terms.map(([name]) => this.cell(name)),
      coefs: terms.map(([, coef]) => coef),
      lo,
      hi,
      from,
    });
  }

  bounds(): Bounds {
    return { least: Float64Array.from(this.#least), greatest: Float64Array.from(this.#greatest) };
  }
}
