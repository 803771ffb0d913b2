/** Rows of one statement. */
const ROWS_A_STATEMENT = 400;

/** Cuts a list where the hexadecimal digits add up to `most`, or the rows to as many as a statement takes. */
export function* inHexBatches<T>(
  items: readonly T[],
  hexOf: (item: T) => number,
  most: number,
): Generator<T[]> {
  let batch: T[] = [];
  let hex = 0;
  for (const item of items) {
    const size = hexOf(item);
    if (batch.length > 0 && (batch.length >= ROWS_A_STATEMENT || hex + size > most)) {
      yield batch;
      batch = [];
      hex = 0;
    }
    batch.push(item);
    hex += size;
  }
  if (batch.length > 0) yield batch;
}
