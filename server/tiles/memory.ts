/**
 * Keeps what was used last, up to a size in bytes. For content-addressed things only: nothing in it ever goes stale, so
 * there is nothing to invalidate.
 */
export class RecentMemory<T> {
  readonly #kept = new Map<string, { value: T; bytes: number }>();
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): T | undefined {
    const entry = this.#kept.get(key);
    if (entry === undefined) return undefined;
    // A Map keeps the order of insertion: the last used goes to the end, the first is the next to leave.
    this.#kept.delete(key);
    this.#kept.set(key, entry);
    return entry.value;
  }

  /** Keeps a value; one larger than the whole memory is not kept. */
  set(key: string, value: T, bytes: number): void {
    const before = this.#kept.get(key);
    if (before !== undefined) {
      this.#kept.delete(key);
      this.#bytes -= before.bytes;
    }
    if (bytes > this.#maxBytes) return;
    this.#kept.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const [oldest, entry] of this.#kept) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#kept.delete(oldest);
      this.#bytes -= entry.bytes;
    }
  }
}
