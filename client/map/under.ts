import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import type { Archive } from './archive.ts';
import type { MapOverlay } from './overlays.ts';

type Base = RouteAnswer<'places'>['baseTiles'];

const KEY = 'petasos:context-off';
const heard = new Set<() => void>();
let kept: string | undefined;

function read(): string {
  try {
    kept ??= localStorage.getItem(KEY) ?? '';
  } catch {
    kept ??= '';
  }
  return kept;
}

function hear(call: () => void): () => void {
  heard.add(call);
  return () => void heard.delete(call);
}

/** Layers of lines and points that this reader has switched off, by hash; remembered in this browser. */
export function useSwitchedOff(): readonly string[] {
  const said = useSyncExternalStore(hear, read);
  return useMemo(() => said.split(' ').filter(Boolean), [said]);
}

export function switchOff(hashes: readonly string[]): void {
  kept = hashes.join(' ');
  try {
    localStorage.setItem(KEY, kept);
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
  for (const call of heard) call();
}

/** What lies under every map: the office's own base map, and lines and points that somebody has brought in. */
export function useUnder({ chosen, context }: Base): {
  readonly archive: Archive | undefined;
  readonly lines: readonly MapOverlay[];
} {
  const [archive, setArchive] = useState<Archive>();
  useEffect(() => {
    let isGone = false;
    // Its style is fetched where it is needed, not with the first screen. Without it the map is as it would be.
    if (chosen) {
      import('./archive.ts').then(
        ({ archiveOf }) => isGone || setArchive(archiveOf(chosen, location.origin)),
        () => undefined,
      );
    }
    return () => {
      isGone = true;
      setArchive(undefined);
    };
  }, [chosen]);
  const off = useSwitchedOff();
  const lines = useMemo(
    () =>
      (context ?? [])
        .filter(({ hash }) => !off.includes(hash))
        .map(({ hash }) => ({
          id: hash,
          look: 'context' as const,
          source: { data: `${location.origin}/api/hazards/shapes/${hash}` },
        })),
    [context, off],
  );
  return { archive, lines };
}
