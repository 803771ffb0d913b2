import type { RouteAnswer } from '../../data/contract/routes.ts';
import { type Archive, archiveOf } from './archive.ts';
import type { MapOverlay } from './overlays.ts';

type Base = RouteAnswer<'places'>['baseTiles'];

/** What lies under every map: the office's own base map, and lines and points that somebody has brought in. */
export interface Under {
  readonly archive: Archive | undefined;
  readonly lines: readonly MapOverlay[];
}

const KEY = 'petasos:context-off';
const heard = new Set<() => void>();
let kept: string | undefined;

/** Layers of lines and points that this reader has switched off, by hash and divided by spaces. */
export function switchedOff(): string {
  try {
    kept ??= localStorage.getItem(KEY) ?? '';
  } catch {
    kept ??= '';
  }
  return kept;
}

/** Switches layers off for this reader, and is remembered in this browser. */
export function switchOff(hashes: readonly string[]): void {
  kept = hashes.join(' ');
  try {
    localStorage.setItem(KEY, kept);
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
  for (const call of heard) call();
}

/** Calls back each time something is switched on or off. Returns how to give up. */
export function hearSwitches(call: () => void): () => void {
  heard.add(call);
  return () => void heard.delete(call);
}

/** Tells what lies under the map, now and each time the reader switches some of it. Returns how to give up. */
export function watchUnder({ chosen, context }: Base, tell: (under: Under) => void): () => void {
  const archive = chosen && archiveOf(chosen, location.origin);
  const look = () => {
    const off = switchedOff().split(' ');
    tell({
      archive,
      lines: (context ?? [])
        .filter(({ hash }) => !off.includes(hash))
        .map(({ hash }) => ({
          id: hash,
          look: 'context',
          source: { data: `${location.origin}/api/hazards/shapes/${hash}` },
        })),
    });
  };
  look();
  return hearSwitches(look);
}
