import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useSpeech } from '../words.ts';
import css from './desk.module.css';
import { MapStage } from './map-stage.tsx';
import type { Need } from './need.ts';
import { NEED_PARTS, Notices, type ScreenParts, Where } from './parts.tsx';

/** Large screens: the map fills the window; question and list stand at its left, meaning and card at its right. */
export function Desk({ need, parts = NEED_PARTS }: { need: Need; parts?: ScreenParts }) {
  const { AnswerPart, CardPart, Heading, LegendPart, ListPart, Settings } = parts;
  const { words } = useSpeech();
  const rem = rootFontSize();
  const isNarrow = useMediaQuery('(max-width: 68em)', undefined, { getInitialValueInEffect: false });
  const padding = useMemo(
    () => ({
      top: 1.5 * rem,
      bottom: 2.5 * rem,
      left: (isNarrow ? 23.5 : 28.5) * rem,
      right: (isNarrow ? 16 : 18.5) * rem,
    }),
    [rem, isNarrow],
  );
  return (
    <div className={css.desk} data-with-card={need.data.selected !== undefined || undefined}>
      <div className={css.panel}>
        <div className={css.top}>
          <Where need={need} />
          <Heading need={need} />
          <Notices need={need} />
          <AnswerPart need={need} />
          <Settings need={need} />
        </div>
        <ListPart need={need} />
      </div>
      <aside className={css.side}>
        {need.data.selected && (
          <div className={css.box} data-card>
            <CardPart need={need} />
          </div>
        )}
        {need.data.shown?.values && (
          <section
            className={css.box}
            data-legend
            data-tour="legend"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: in a low window it scrolls, and keys must reach it
            tabIndex={0}
            aria-label={words.screen.legend.label}
          >
            <LegendPart need={need} />
          </section>
        )}
      </aside>
      <MapStage need={need} padding={padding} />
    </div>
  );
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
