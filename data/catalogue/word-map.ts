/**
 * What words mean, asked by words that somebody wrote: a plain object would also answer to "constructor" and "toString".
 */
export function wordMap<T>(meanings: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(meanings));
}
