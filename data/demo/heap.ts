/** Whole numbers by priority, least first; of equal ones the earlier put in (so that every run is the same). */
export class Heap {
  private readonly keys: number[] = [];
  private readonly values: number[] = [];

  get size(): number {
    return this.values.length;
  }

  push(value: number, key: number): void {
    const { keys, values } = this;
    let i = values.length;
    keys.push(key);
    values.push(value);
    while (i > 0) {
      const up = (i - 1) >> 1;
      if ((keys[up] as number) <= key) break;
      keys[i] = keys[up] as number;
      values[i] = values[up] as number;
      i = up;
    }
    keys[i] = key;
    values[i] = value;
  }

  /** The priority that `pop` would give next. */
  leastKey(): number {
    return this.keys[0] as number;
  }

  pop(): number {
    const { keys, values } = this;
    const top = values[0] as number;
    const key = keys.pop() as number;
    const value = values.pop() as number;
    const n = values.length;
    if (n === 0) return top;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down >= n) break;
      if (down + 1 < n && (keys[down + 1] as number) < (keys[down] as number)) down += 1;
      if ((keys[down] as number) >= key) break;
      keys[i] = keys[down] as number;
      values[i] = values[down] as number;
      i = down;
    }
    keys[i] = key;
    values[i] = value;
    return top;
  }
}
