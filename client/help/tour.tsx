import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useMe } from '../access/me.ts';
import { queries } from '../queries.ts';
import { readsPublishedOnly } from '../screens/published.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { useIsSmallScreen } from '../ui/small-screen.ts';
import { useSpeech } from '../words.ts';
import css from './tour.module.css';
import { isTourSeen, rememberTour } from './tour-memory.ts';
import { type Place, placeCard } from './tour-place.ts';

/** What the marks point at, in their order: the parts of the screen that bear these names as `data-tour`. */
const TARGETS = ['mapped', 'legend', 'down'] as const;
/** On a small screen they are tabs beside each other. */
const TABS = ['down', 'mapped', 'legend'] as const;
/** half of a number's size */
const MARK_PX = 12;
/** narrower than this a thing is marked in its middle, else at its right corner, where no words begin */
const NARROW_PX = 140;

/** Three numbered marks for who sees the map for the first time, in the demo only; never again in this browser after. */
export function Tour() {
  const { data } = useQuery(queries.folder());
  const [isOpen, setOpen] = useState(() => !isTourSeen());
  const close = () => {
    rememberTour();
    setOpen(false);
  };
  return isOpen && data?.open === 'demo' ? <Marks onClose={close} /> : null;
}

function Marks({ onClose }: { onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.help.tour;
  const isSmall = useIsSmallScreen();
  const targets = isSmall ? TABS : TARGETS;
  const places = usePlaces(targets);
  const [at, setAt] = useState(0);
  const [hasStepped, setStepped] = useState(false);
  const card = useRef<HTMLElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const name = targets[at];
  const isDownPublished = readsPublishedOnly(useMe()) && name === 'down';
  const mark = name && said.marks[isDownPublished ? 'downPublished' : name];
  const target = places[at];
  const isReady = places.every((place) => place !== null) || hasStepped;
  useEscape(onClose);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each text has a height of its own
  useLayoutEffect(() => {
    const box = card.current?.getBoundingClientRect();
    if (box) setSize({ width: box.width, height: box.height });
  }, [at, isReady, isSmall, said]);
  if (!isReady || !mark) return null;
  const isLast = at === targets.length - 1;
  const frame = { width: window.innerWidth, height: window.innerHeight };
  const { left, top } = placeCard(
    target ?? { left: frame.width / 2, top: frame.height - MARK_PX, width: 0, height: 0 },
    size,
    frame,
  );
  return (
    <>
      {places.map(
        (place, i) =>
          place && (
            <i
              key={targets[i]}
              aria-hidden
              className={css.mark}
              data-now={i === at || undefined}
              style={{ left: markLeft(place), top: place.top - MARK_PX }}
            >
              {i + 1}
            </i>
          ),
      )}
      <section ref={card} className={css.card} aria-label={said.label} style={{ left, top }}>
        <div className={css.close}>
          <IconButton label={said.close} onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </div>
        <div aria-live="polite">
          <p className={css.step}>{said.step(at + 1, targets.length)}</p>
          <h2>{mark.title}</h2>
          <p>{isSmall ? mark.textSmall : mark.text}</p>
        </div>
        <Button
          size={isSmall ? 'md' : 'xs'}
          onClick={() => {
            if (isLast) return onClose();
            setAt(at + 1);
            setStepped(true);
          }}
        >
          {isLast ? said.done : said.next}
        </Button>
      </section>
    </>
  );
}

function markLeft({ left, width }: Place): number {
  return (width < NARROW_PX ? left + width / 2 : left + width - MARK_PX) - MARK_PX;
}

/** Where the targets lie now, looked up before every frame: panels are scrolled, opened and filled while one reads. */
function usePlaces(targets: readonly string[]): readonly (Place | null)[] {
  const [places, setPlaces] = useState<readonly (Place | null)[]>(targets.map(() => null));
  useEffect(() => {
    let last = '';
    let frame = 0;
    const look = () => {
      const found = targets.map(placeOf);
      const now = JSON.stringify(found);
      if (now !== last) setPlaces(found);
      last = now;
      frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [targets]);
  return places;
}

function placeOf(name: string): Place | null {
  const box = document.querySelector(`[data-tour="${name}"]`)?.getBoundingClientRect();
  if (!box || box.width === 0 || box.height === 0) return null;
  return { left: box.left, top: box.top, width: box.width, height: box.height };
}

/** Escape ends the tour before it means anything else, but not while a list is open. */
function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  latest.current = onEscape;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isInList = event.target instanceof Element && event.target.closest('[aria-expanded=true]');
      if (event.key !== 'Escape' || isInList) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
