const ITEMS_AT_ONCE = 2000;

/** A pause in which a server answers its other users. */
export function othersFirst(): Promise<void> {
  return new Promise((go) => {
    setTimeout(go, 0);
  });
}

/**
 * Does `work` for each item in order and lets others run between slices; a big file must not stop the server.
 * @param onSlice told how many are done; what it throws breaks the work off
 */
export async function eachInSlices<T>(
  items: Iterable<T>,
  work: (item: T) => void,
  atOnce = ITEMS_AT_ONCE,
  onSlice: (done: number) => void = () => {},
): Promise<void> {
  let done = 0;
  for (const item of items) {
    work(item);
    done += 1;
    if (done % atOnce === 0) {
      await othersFirst();
      onSlice(done);
    }
  }
}
