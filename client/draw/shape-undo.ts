import { useCallback, useRef, useState } from 'react';
import type { DrawnShape } from '../map/drawing.ts';

export interface ShapeUndo {
  readonly canUndo: boolean;
  readonly undo: () => void;
  /** keeps what was there before */
  readonly set: (shape: DrawnShape | undefined) => void;
}

const MOST = 50;

/** What was drawn before what is drawn now, step by step. */
export function useShapeUndo(
  shape: DrawnShape | undefined,
  onShape: (shape: DrawnShape | undefined) => void,
): ShapeUndo {
  const [past, setPast] = useState<readonly (DrawnShape | undefined)[]>([]);
  const now = useRef(shape);
  now.current = shape;
  const set = useCallback(
    (next: DrawnShape | undefined) => {
      const before = now.current;
      setPast((steps) => [...steps.slice(1 - MOST), before]);
      onShape(next);
    },
    [onShape],
  );
  const undo = useCallback(() => {
    if (past.length === 0) return;
    setPast(past.slice(0, -1));
    onShape(past.at(-1));
  }, [past, onShape]);
  return { canUndo: past.length > 0, undo, set };
}
