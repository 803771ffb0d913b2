/** Chance that can be repeated: the same seed gives the same numbers on every machine. */
export interface Random {
  /** 0 (included) to 1 (not included) */
  next(): number;
  /** a whole number from 0 to n - 1 */
  below(n: number): number;
  /** mean 0, standard deviation 1 */
  normal(): number;
  /** mean and variance = shape */
  gamma(shape: number): number;
  poisson(mean: number): number;
  /** of n tries each with chance p */
  binomial(n: number, p: number): number;
  pick<T>(of: readonly T[]): T;
}

/** A generator named by text: 'names of seed 1' and 'needs of seed 1' run apart, so that a change of one leaves the other. */
export function randomOf(seed: string): Random {
  return new Sfc(seed);
}

/** 32 bits of a text, mixed (FNV-1a with a final avalanche). */
function hashText(text: string, salt: number): number {
  let h = 2166136261 ^ salt;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return mix(h);
}

/** Spreads the bits of a whole number over 32 bits. */
export function mix(n: number): number {
  let h = n | 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Small fast counting generator of 32 bits (Doty-Humphrey 2010), with the usual distributions on top. */
class Sfc implements Random {
  private a: number;
  private b: number;
  private c: number;
  private count = 1;
  private spare: number | undefined;

  constructor(seed: string) {
    this.a = hashText(seed, 1);
    this.b = hashText(seed, 2);
    this.c = hashText(seed, 3);
    for (let i = 0; i < 12; i += 1) this.next();
  }

  next(): number {
    const sum = (((this.a + this.b) | 0) + this.count) | 0;
    this.count = (this.count + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** Polar method (Marsaglia and Bray 1964): two numbers at a time. */
  normal(): number {
    if (this.spare !== undefined) {
      const kept = this.spare;
      this.spare = undefined;
      return kept;
    }
    for (;;) {
      const u = this.next() * 2 - 1;
      const v = this.next() * 2 - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const f = Math.sqrt((-2 * Math.log(s)) / s);
      this.spare = v * f;
      return u * f;
    }
  }

  /** Marsaglia and Tsang 2000; a shape below 1 by raising it. */
  gamma(shape: number): number {
    if (shape < 1) return this.gamma(shape + 1) * (1 - this.next()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v <= 0) continue;
      if (Math.log(1 - this.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** By products of chances while they are few, else rounded from the normal distribution. */
  poisson(mean: number): number {
    if (mean <= 0) return 0;
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let n = 0;
    for (let product = this.next(); product > limit; product *= this.next()) n += 1;
    return n;
  }

  binomial(n: number, p: number): number {
    if (n > 60) {
      const rounded = Math.round(n * p + Math.sqrt(n * p * (1 - p)) * this.normal());
      return Math.min(n, Math.max(0, rounded));
    }
    let hits = 0;
    for (let i = 0; i < n; i += 1) if (this.next() < p) hits += 1;
    return hits;
  }

  pick<T>(of: readonly T[]): T {
    return of[this.below(of.length)] as T;
  }
}
