/** The data folder this page shows. An answer from another one is no answer to what was asked here. */
let shown: string | undefined;
const listeners = new Set<() => void>();

/** From now on answers of this folder are taken, and no others. */
export function showFolder(id: string): void {
  shown = id;
}

/** Does an answer belong to what the page shows? Where it does not, whoever listens is told. */
export function isOfShownFolder(id: string | null): boolean {
  if (!id || shown === undefined || id === shown) return true;
  for (const heard of listeners) heard();
  return false;
}

/** Calls `heard` when an answer came from another folder: somebody else has opened it. */
export function onOtherFolder(heard: () => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}
