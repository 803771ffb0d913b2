import { useCallback, useEffect, useRef } from 'react';
import type { Camera, View } from '../../data/contract/view.ts';
import type { ChangeView } from '../view.ts';

const CAMERA_REST_MS = 250;

/**
 * Writes where the map came to rest into the address. A map that moves on (null), or a picture left meanwhile, writes
 * nothing.
 */
export function useCameraInAddress(
  { area, level }: View,
  change: ChangeView,
): (camera: Camera | null) => void {
  const timer = useRef<number>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture drops what the last one had to write
  useEffect(() => () => window.clearTimeout(timer.current), [area, level]);
  return useCallback(
    (camera) => {
      window.clearTimeout(timer.current);
      if (camera === null) return;
      // The address may have gone on to another picture that is not drawn yet.
      const isHere = (now: View) => now.area === area && now.level === level;
      timer.current = window.setTimeout(
        () => change((now) => (isHere(now) ? { camera } : {})),
        CAMERA_REST_MS,
      );
    },
    [area, level, change],
  );
}

interface Keys {
  readonly up: () => void;
  /** undefined: nothing is chosen */
  readonly unselect: (() => void) | undefined;
}

/** Escape closes the card, then goes up; Backspace goes up. Not while one writes or has a list open. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = event.target instanceof Element ? event.target : null;
      if (at?.closest('input:not([type=radio]), textarea, select, [role=dialog], [aria-expanded=true]'))
        return;
      const { up, unselect } = latest.current;
      if (event.key === 'Escape') (unselect ?? up)();
      else if (event.key === 'Backspace') up();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
