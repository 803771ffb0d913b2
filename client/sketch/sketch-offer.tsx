import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { AreaCard } from '../../data/contract/area.ts';
import { useCan } from '../access/me.ts';
import { useSpeech } from '../words.ts';
import { canSketch } from './can-sketch.ts';
import css from './sketch.module.css';

const SketchDialog = lazy(() => import('./sketch-dialog.tsx').then((m) => ({ default: m.SketchDialog })));

/** The way to a sketch of RW and RT, where an area has some without borders; nothing elsewhere. */
export function SketchOffer({ card }: { card: AreaCard }) {
  const { words } = useSpeech();
  const can = useCan();
  const [isOpen, setOpen] = useState(false);
  // What was offered is what is asked, also once the map behind has it drawn.
  const [way, setWay] = useState(canSketch(card));
  const offered = canSketch(card);
  const open = () => {
    setWay(offered);
    setOpen(true);
  };
  return (
    <>
      {offered && can('imports.write') && (
        <Button variant="light" size="compact-sm" onClick={open} className={css.offer}>
          {words.sketch.offer}
        </Button>
      )}
      {isOpen && way && (
        <Suspense fallback={null}>
          <SketchDialog area={card.area} way={way} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
