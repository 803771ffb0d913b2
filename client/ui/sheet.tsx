import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useSpeech } from '../words.ts';
import css from './sheet.module.css';

export type Stop = 'peek' | 'half' | 'full';
const ORDER: readonly Stop[] = ['peek', 'half', 'full'];

interface SheetProps {
  readonly stop: Stop;
  readonly onStop: (stop: Stop) => void;
  readonly label: string;
  readonly children: ReactNode;
}

const DRAG_PX = 32;

/** A sheet at the foot of a small screen: pulled or pressed to three heights, the map stays above it. */
export function Sheet({ stop, onStop, label, children }: SheetProps) {
  const { words } = useSpeech();
  const from = useRef<{ y: number; height: number; moved: boolean }>(undefined);
  const [height, setHeight] = useState<number>();
  const sheet = useRef<HTMLElement>(null);
  const begin = (event: PointerEvent) => {
    from.current = { y: event.clientY, height: sheet.current?.offsetHeight ?? 0, moved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent) => {
    if (!from.current) return;
    const by = from.current.y - event.clientY;
    if (Math.abs(by) > 6) from.current.moved = true;
    if (from.current.moved) setHeight(from.current.height + by);
  };
  const end = (event: PointerEvent) => {
    const start = from.current;
    from.current = undefined;
    setHeight(undefined);
    if (!start) return;
    const by = start.y - event.clientY;
    const at = ORDER.indexOf(stop);
    const far = Math.abs(by) > window.innerHeight * 0.45 ? 2 : 1;
    if (by > DRAG_PX) onStop(ORDER[Math.min(2, at + far)] ?? stop);
    else if (by < -DRAG_PX) onStop(ORDER[Math.max(0, at - far)] ?? stop);
    else if (!start.moved) onStop(stop === 'peek' ? 'half' : 'peek');
  };
  return (
    <section
      ref={sheet}
      className={css.sheet}
      data-stop={stop}
      data-dragged={height !== undefined || undefined}
      aria-label={label}
      style={height === undefined ? undefined : { height }}
    >
      <button
        type="button"
        className={css.handle}
        aria-expanded={stop !== 'peek'}
        aria-label={stop === 'peek' ? words.screen.sheet.open : words.screen.sheet.close}
        onPointerDown={begin}
        onPointerMove={drag}
        onPointerUp={end}
        onPointerCancel={end}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          onStop(stop === 'peek' ? 'half' : 'peek');
        }}
      >
        <i aria-hidden />
      </button>
      {children}
    </section>
  );
}
