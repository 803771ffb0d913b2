/** Boxes as columns, in degrees or any other unit. */
export interface Boxes {
  readonly west: readonly number[];
  readonly south: readonly number[];
  readonly east: readonly number[];
  readonly north: readonly number[];
}

/** Pairs at the most before whoever asks may say of some boxes that enough is known of them. */
const PAIRS_AT_ONCE = 2000;

/**
 * Which boxes have ground in common? Pairs of rows, each once and some at a time, so that whoever asks can do something else
 * in between. Boxes that only touch have none. Takes about as many steps as there are boxes and pairs, where boxes are of
 * about one size.
 * @param known 1 for each box of which enough is known; may be written between two answers. Two such are no pair.
 */
export function* meetingBoxes(
  { west, south, east, north }: Boxes,
  known: Uint8Array,
): Generator<readonly (readonly [number, number])[]> {
  const n = west.length;
  if (n < 2) return;
  const { stripOf, strips } = inStrips(south, north);
  for (const [s, strip] of strips.entries()) {
    strip.sort((a, b) => (west[a] ?? 0) - (west[b] ?? 0) || a - b);
    let pairs: [number, number][] = [];
    let isOver = strip.every((row) => known[row] === 1);
    for (let at = 0; at < strip.length && !isOver; at += 1) {
      const a = strip[at] ?? 0;
      for (let next = at + 1; next < strip.length; next += 1) {
        const b = strip[next] ?? 0;
        if ((west[b] ?? 0) >= (east[a] ?? 0)) break;
        if (known[a] === 1 && known[b] === 1) continue;
        const from = Math.max(south[a] ?? 0, south[b] ?? 0);
        // Of a pair that shares several strips it is told in the first.
        if (from >= Math.min(north[a] ?? 0, north[b] ?? 0) || stripOf(from) !== s) continue;
        pairs.push([a, b]);
        if (pairs.length < PAIRS_AT_ONCE) continue;
        yield pairs;
        pairs = [];
        isOver = strip.every((row) => known[row] === 1);
      }
    }
    yield pairs;
  }
}

/** Rows by strips from the south to the north, twice as high as a box is: few lie in many, however long some are. */
function inStrips(south: readonly number[], north: readonly number[]) {
  let [bottom, top, heights] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const [row, low] of south.entries()) {
    const high = north[row] ?? low;
    bottom = Math.min(bottom, low);
    top = Math.max(top, high);
    heights += high - low;
  }
  const height = Math.max((top - bottom) / Math.sqrt(south.length), (2 * heights) / south.length) || 1;
  const stripOf = (y: number) => Math.floor((y - bottom) / height);
  const strips: number[][] = Array.from({ length: stripOf(top) + 1 }, () => []);
  for (const [row, low] of south.entries())
    for (let s = stripOf(low); s <= stripOf(north[row] ?? low); s += 1) strips[s]?.push(row);
  return { stripOf, strips };
}
